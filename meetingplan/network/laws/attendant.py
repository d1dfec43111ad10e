"""How long a lift bank is held for a passage, when an attendant (梯管员) decides how many people go on each trip.

A full car is not always the quickest: twenty people are two rounds of ten, and two rounds of eleven would only take
longer to load. So each law here is a minimum over the load, and more room never makes it slower.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, sqrt

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import within
from meetingplan.network.laws.lift import Bank, empty_return, last_out_one_queue, round_trip


@dataclass(frozen=True, slots=True)
class Service:
    """How an attendant serves a passage: people a car and trip, and the seconds for which the bank is held."""

    load: int
    seconds: float


def trips(n: int, wheelchairs: int, load: int, m: Movement) -> int:
    """Trips of up to `load` people for n people, so many of them in wheelchairs, each of which takes q places; exact.

    max(ceil((n - w + w q) / p), ceil(w / floor(p / q))), q being wheelchair_places rounded up: no wheelchair travels
    in two cars. Where p < q a wheelchair travels alone: w + ceil((n - w) / p).

    Raises:
        OutOfRange: n < 0, wheelchairs outside 0 to n, or load < 1.
    """
    within("n", n, 0)
    within("wheelchairs", wheelchairs, 0, n)
    within("load", load, 1)
    walkers, q = n - wheelchairs, ceil(m.wheelchair_places)
    if load < q:
        return wheelchairs + ceil(walkers / load)
    return max(ceil((walkers + wheelchairs * q) / load), ceil(wheelchairs / (load // q)))


def _slower(wheelchairs: int, load: int, m: Movement) -> float:
    """Seconds that wheelchairs take to get in and out, beyond what walkers in their places would."""
    walkers_s = min(ceil(m.wheelchair_places), load) * m.lift_load_s
    return wheelchairs * 2 * max(0.0, m.wheelchair_load_s - walkers_s)


def service(n: int, wheelchairs: int, bank: Bank) -> Service:
    """The quickest way for an attendant to serve a passage of n people, so many in wheelchairs, cars standing anywhere.

    min over the load p = 1..nb of R(p) RTT(p) + w * 2 * max(0, wheelchair_load_s - min(q, p) lift_load_s) with the
    rounds R(p) = ceil(`trips` / L) and q = ceil(wheelchair_places); of equal ones the largest load. Passages that
    follow each other in such intervals are never late, whatever the loads of each.

    Never slower with one more car or place, nor quicker with one more person or wheelchair: each term is monotone in
    n, w and L, and one more place only adds a term.

    Source: docs/plan-format.md; wheelchair figures assumed.

    Raises:
        OutOfRange: n < 0, or wheelchairs outside 0 to n.
    """

    def held(load: int) -> float:
        rounds = ceil(trips(n, wheelchairs, load, bank.m) / bank.cars)
        return rounds * round_trip(load, bank) + _slower(wheelchairs, load, bank.m)

    return _quickest(held, bank)


def service_one_queue(n: int, wheelchairs: int, bank: Bank) -> Service:
    """As `service`, where people form one queue that fills one car at a time: E + `last_out_one_queue`.

    min over the load p = 1..nb of that law with nb = p; with wheelchairs all `trips` count as full, and what the
    wheelchairs take longer is added.

    Raises:
        OutOfRange: n < 0, or wheelchairs outside 0 to n.
    """

    def held(load: int) -> float:
        people = trips(n, wheelchairs, load, bank.m) * load if wheelchairs else n
        loaded = replace(bank, per_trip=load)
        last = last_out_one_queue(people, loaded) if people else 0.0
        return empty_return(bank) + last + _slower(wheelchairs, load, bank.m)

    return _quickest(held, bank) if n else Service(1, 0.0)


def _quickest(held: Callable[[int], float], bank: Bank) -> Service:
    seconds, load = min((held(load), -load) for load in range(1, bank.per_trip + 1))
    return Service(-load, seconds)


def busy(n: int, wheelchairs: int, bank: Bank) -> float:
    """Seconds for which a passage holds a bank whose cars load side by side: those of `service`."""
    return service(n, wheelchairs, bank).seconds


def busy_one_queue(n: int, wheelchairs: int, bank: Bank) -> float:
    """Seconds for which a passage holds a bank that is filled from one queue: those of `service_one_queue`."""
    return service_one_queue(n, wheelchairs, bank).seconds


def p90(n: int, bank: Bank) -> float:
    """Seconds that are enough in nine cases of ten, where loads vary by chance.

    min over the load p = 1..nb of 1.05 ceil(K90 / L) RTT(p), K90 = ceil((n + 1.28 sqrt(ceil(n / p))) / p): loads short
    by one person with a standard deviation of one a trip, and five per cent for the doors.

    Source: assumed.

    Raises:
        OutOfRange: n < 1.
    """
    within("n", n, 1)

    def enough(load: int) -> float:
        trips_90 = ceil((n + 1.28 * sqrt(ceil(n / load))) / load)
        return 1.05 * ceil(trips_90 / bank.cars) * round_trip(load, bank)

    return min(map(enough, range(1, bank.per_trip + 1)))
