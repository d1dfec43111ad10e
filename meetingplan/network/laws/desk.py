"""Registration desks (报到台)."""

from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import within


def register(n: int, desks: int, m: Movement) -> float:
    """Seconds for n people who wait before so many desks to be registered: ceil(n / desks) desk_s; exact.

    Source: counting; desk_s assumed. Valid while people wait at every desk: it tells how long a session must be at
    least, not how long anyone queues who comes in the course of it.

    Raises:
        OutOfRange: n < 0 or desks < 1.
    """
    within("n", n, 0)
    within("desks", desks, 1)
    return ceil(n / desks) * m.desk_s
