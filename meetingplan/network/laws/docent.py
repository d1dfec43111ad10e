"""Docents (讲解员) who lead one group after another through a site."""

from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import within


def groups(n: int, size: int) -> int:
    """Groups that n people form at up to `size` a docent: ceil(n / size).

    Valid up to 50 a docent, which needs audio sets; 20 to 25 hear an unaided voice (assumed).

    Raises:
        OutOfRange: n < 1, or size outside 1 to 50.
    """
    within("n", n, 1)
    within("size", size, 1, 50)
    return ceil(n / size)


def last_back(n: int, size: int, docents: int, tour_s: float, m: Movement) -> float:
    """Seconds until the last of n people has finished the tour, everyone waiting at its start; exact.

    Group k = 0..G-1 starts at floor(k / D) max(T + docent_return_s, D h) + (k mod D) h and is back T later: T is the
    tour, D the docents, h = docent_headway_s between two starts.

    Source: a flow line with D equal servers and a headway; headway and return assumed.

    Raises:
        OutOfRange: n < 1, size outside 1 to 50, docents < 1 or tour_s < 0.
    """
    within("docents", docents, 1)
    within("tour_s", tour_s, 0)
    turn = max(tour_s + m.docent_return_s, docents * m.docent_headway_s)
    last = groups(n, size) - 1
    return last // docents * turn + last % docents * m.docent_headway_s + tour_s
