"""Lifts that serve several landings above the entrance, all people going up (Barney's round-trip time).

Source: Barney and Al-Sharif, Elevator Traffic Handbook; CIBSE Guide D, section 3. Valid for equally populated
landings, full loads and equal storeys; a mean, not a bound.
"""

from meetingplan.network.laws.errors import above, within


def stops(p: float, landings: int) -> float:
    """Expected stops above the entrance with p people for N landings: S = N (1 - (1 - 1/N)^p).

    Raises:
        OutOfRange: p <= 0 or landings < 1.
    """
    above("p", p, 0)
    within("landings", landings, 1)
    return landings * (1 - float((1 - 1 / landings) ** p))


def highest_reversal(p: float, landings: int) -> float:
    """Expected highest landing, in storeys: H = N - sum over i = 1..N-1 of (i / N)^p.

    Raises:
        OutOfRange: p <= 0 or landings < 1.
    """
    above("p", p, 0)
    within("landings", landings, 1)
    return landings - sum(float((i / landings) ** p) for i in range(1, landings))


def round_trip(p: float, landings: int, storey_s: float, stop_s: float, person_s: float) -> float:
    """Expected seconds of a round: RTT = 2 H tv + (S + 1) ts + 2 p tp.

    Args:
        storey_s: tv, one storey at rated speed.
        stop_s: ts, what one stop costs beside that.
        person_s: tp, one person in or out.

    Raises:
        OutOfRange: p <= 0, landings < 1 or a time <= 0.
    """
    for name, value in (("storey_s", storey_s), ("stop_s", stop_s), ("person_s", person_s)):
        above(name, value, 0)
    travel = 2 * highest_reversal(p, landings) * storey_s
    return travel + (stops(p, landings) + 1) * stop_s + 2 * p * person_s


def interval(round_trip_s: float, cars: int) -> float:
    """Mean seconds between two cars leaving the entrance: RTT / L.

    Raises:
        OutOfRange: round_trip_s <= 0 or cars < 1.
    """
    above("round_trip_s", round_trip_s, 0)
    within("cars", cars, 1)
    return round_trip_s / cars


def handling_capacity(p: float, round_trip_s: float, cars: int) -> float:
    """People that the bank carries up in five minutes: HC5 = 300 p L / RTT.

    Raises:
        OutOfRange: p <= 0, round_trip_s <= 0 or cars < 1.
    """
    above("p", p, 0)
    return 300 * p / interval(round_trip_s, cars)
