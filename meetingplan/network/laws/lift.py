"""A bank of equal lift cars that shuttles between two floors.

A trip with p people: the doors open (to), people get in (tl each), the doors are held (th) and close (tc), the car
starts (ts) and flies (tf), the doors open (to), people get out (tu each). Then it comes back empty: close, start,
fly. So OW(p) = 2 to + th + tc + ts + tf + p (tl + tu), E = tc + ts + tf and RTT(p) = OW(p) + E.

All laws hold for attendant service: a car stays where it has let people out until it is sent for, and stops nowhere
on the way. Cars load in parallel unless a name says `one_queue`.
"""

from dataclasses import dataclass
from math import ceil, floor

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import above, within
from meetingplan.network.laws.flight import flight_time as flight_time

TINY = 1e-9
"""Products of decimal shares and counts are this close to what they would be on paper."""


def per_trip(rated: int, fill: float, spacing: float) -> int:
    """People a trip: max(1, floor(fill * spacing * rated)).

    Args:
        rated: persons on the plate, 75 kg each.
        fill: share of them that gets in (ISO 8100-32 plans with 0.8).
        spacing: share of each capacity that may be used.

    Raises:
        OutOfRange: rated < 1, or a share outside (0, 1].
    """
    within("rated", rated, 1)
    above("fill", fill, 0, 1)
    above("spacing", spacing, 0, 1)
    return max(1, floor(fill * spacing * rated + TINY))


@dataclass(frozen=True, slots=True)
class Bank:
    """Equal cars between two floors.

    Args:
        cars: how many.
        per_trip: people a car takes on one trip.
        speed: rated speed, m/s.
        rise_m: height between the two floors, m.

    Raises:
        OutOfRange: fewer than one car or person, or speed or rise not more than 0.
    """

    cars: int
    per_trip: int
    speed: float
    rise_m: float
    m: Movement

    def __post_init__(self) -> None:
        within("cars", self.cars, 1)
        within("per_trip", self.per_trip, 1)
        above("speed", self.speed, 0)
        above("rise_m", self.rise_m, 0)


def empty_return(bank: Bank) -> float:
    """Seconds for an empty car to come from the other floor: E = tc + ts + tf. Source: CIBSE Guide D, stop time."""
    m = bank.m
    flight = flight_time(bank.rise_m, bank.speed, m.lift_acceleration, m.lift_jerk)
    return m.lift_close_s + m.lift_start_s + flight


def one_way(p: int, bank: Bank) -> float:
    """Seconds from a waiting car's first door movement until p people are out: OW(p) = 2 to + th + E + p (tl + tu).

    Raises:
        OutOfRange: p is outside 0 to per_trip.
    """
    within("p", p, 0, bank.per_trip)
    m = bank.m
    return 2 * m.lift_open_s + m.lift_hold_s + empty_return(bank) + 2 * p * m.lift_load_s


def round_trip(p: int, bank: Bank) -> float:
    """Seconds until a car that takes p people is back: RTT(p) = OW(p) + E.

    Raises:
        OutOfRange: p is outside 0 to per_trip.
    """
    return one_way(p, bank) + empty_return(bank)


def first_out(n: int, bank: Bank) -> float:
    """Seconds until the first load of n people is out, a car being at hand: OW(min(n, nb)). Add E if none is.

    Raises:
        OutOfRange: n < 1.
    """
    within("n", n, 1)
    return one_way(min(n, bank.per_trip), bank)


def last_out_single(n: int, bank: Bank) -> float:
    """Seconds until the last of n people is out, with one car at hand; exact. Add E if it is not.

    (K - 1) RTT(nb) + OW(r), K = ceil(n / nb) trips of which the last takes r.

    Raises:
        OutOfRange: n < 1, or a bank of more than one car.
    """
    within("cars", bank.cars, 1, 1)
    return last_out_parallel(n, bank)


def last_out_parallel(n: int, bank: Bank) -> float:
    """Seconds until the last of n people is out, all cars at hand and loading side by side; exact.

    (R - 1) RTT(nb) + OW(ceil(m / L)): R = ceil(n / (L nb)) rounds, m people in the last, spread evenly.

    Raises:
        OutOfRange: n < 1.
    """
    within("n", n, 1)
    rounds = ceil(n / (bank.cars * bank.per_trip))
    rest = n - (rounds - 1) * bank.cars * bank.per_trip
    return (rounds - 1) * round_trip(bank.per_trip, bank) + one_way(ceil(rest / bank.cars), bank)


def last_out_one_queue(n: int, bank: Bank) -> float:
    """Seconds until the last of n people is out, all cars at hand but one queue that fills one car at a time; exact.

    load = to + nb tl + th and Hd = max(RTT(nb), L load) give the start S_k = floor(k / L) Hd + (k mod L) load of trip
    k = 0..K-1; last = max(S_{K-1} + OW(r), S_{K-2} + OW(nb)).

    For cars that leave full. An attendant who loads fewer can be quicker (21 people and three cars: loads of 11 take
    1.2 s longer than loads of 10), which is what `attendant.service_one_queue` counts on.

    Raises:
        OutOfRange: n < 1.
    """
    within("n", n, 1)
    m, cars, full = bank.m, bank.cars, bank.per_trip
    load = m.lift_open_s + full * m.lift_load_s + m.lift_hold_s
    headway = max(round_trip(full, bank), cars * load)
    trips = ceil(n / full)

    def start(k: int) -> float:
        return k // cars * headway + k % cars * load

    last = start(trips - 1) + one_way(n - (trips - 1) * full, bank)
    return last if trips == 1 else max(last, start(trips - 2) + one_way(full, bank))


def paired(up: int, down: int, bank: Bank) -> float:
    """Seconds until `up` people are up, `down` others down and the one car empty below, where it began; exact.

    to + K * 2 (to + th + E) + (up + down) (tl + tu), K = ceil(max(up, down) / nb) rounds: with full loads both ways
    that is to + K RTT2. The doors are held at every stop, whether anyone gets in or not.

    Raises:
        OutOfRange: up or down < 0, nobody at all, or a bank of more than one car.
    """
    within("cars", bank.cars, 1, 1)
    within("up", up, 0)
    within("down", down, 0)
    within("up + down", up + down, 1)
    m = bank.m
    rounds = ceil(max(up, down) / bank.per_trip)
    stops = 2 * (m.lift_open_s + m.lift_hold_s + empty_return(bank))
    return m.lift_open_s + rounds * stops + (up + down) * 2 * m.lift_load_s


def earliest_down(up_start: float, tour_s: float, bank: Bank, *, away: bool = False) -> float:
    """When the first load can ride down again in a pipelined visit, each load touring on its own.

    up_start + OW(nb) + tour_s, and E more if the car is away when the first load calls it (seconds).

    Raises:
        OutOfRange: tour_s < 0.
    """
    within("tour_s", tour_s, 0)
    return up_start + (empty_return(bank) if away else 0.0) + one_way(bank.per_trip, bank) + tour_s
