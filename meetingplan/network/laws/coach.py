"""Getting off and on a coach through its one door."""

from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import within


def alight(n: int, m: Movement) -> float:
    """Seconds from the coach's arrival until the last of n people stands beside it.

    berth_s + n * alight_s: berthing and manoeuvring, then one person after the other.

    Source: service times at a single door, Transit Capacity and Quality of Service Manual, 2nd ed.; berthing assumed.
    Valid for one door channel and people without luggage.

    Raises:
        OutOfRange: n < 0.
    """
    within("n", n, 0)
    return m.berth_s + n * m.alight_s


def board(n: int, m: Movement) -> float:
    """Seconds from the first of n people at the open door until the head-count is done.

    n * board_s + headcount_s.

    Source: as for `alight`; time per person and head-count assumed.
    Valid for one door channel, all people waiting at the door.

    Raises:
        OutOfRange: n < 0.
    """
    within("n", n, 0)
    return n * m.board_s + m.headcount_s


def convoy(coaches: int, n: int, bays: int, m: Movement) -> float:
    """Seconds until the last of so many coaches with n people each, come together at so many bays, is empty; exact.

    ceil(coaches / bays) (berth_s + n alight_s): a coach waits for a bay, and drives off when everyone is off.

    Valid where coaches park elsewhere during the visit; a coach that stays in its bay makes the next wait longer.

    Raises:
        OutOfRange: coaches < 0, n < 0 or bays < 1.
    """
    within("coaches", coaches, 0)
    within("bays", bays, 1)
    return ceil(coaches / bays) * alight(n, m)
