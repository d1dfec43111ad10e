"""Random cases on which the closed forms are held against people moved one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import attendant, coach, desk, docent, gear, lift, stairs, walking, zones
from meetingplan.network.laws.flight import flight_time
from tests.simulation import people
from tests.simulation.lifts import Car, Shaft
from tests.simulation.motion import fly

M = Movement()
Pair = tuple[float, float]
"""Seconds by the law, seconds by the simulation."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """On how many cases a law was compared, and its largest difference from the simulation in seconds."""

    law: str
    cases: int
    worst: float


def shaft(bank: lift.Bank, heights: list[float]) -> Shaft:
    """The same bank with its cars standing at these heights."""
    return Shaft([Car(height) for height in heights], bank.per_trip, bank.speed, bank.rise_m, bank.m)


def random_bank(rng: Random, cars: int) -> lift.Bank:
    return lift.Bank(cars, rng.randint(1, 21), rng.choice([1.0, 1.75, 2.5]), 3.9 * rng.randint(1, 6), M)


def _flight(rng: Random) -> Pair:
    metres, acceleration, jerk = rng.uniform(0.5, 80), rng.uniform(0.3, 1.5), rng.uniform(0.3, 2)
    speed = rng.choice([0.5, 1.0, 1.75, 2.5, 4.0])
    return flight_time(metres, speed, acceleration, jerk), fly(metres, speed, acceleration, jerk)


def _single(rng: Random) -> Pair:
    bank, n, away = random_bank(rng, 1), rng.randint(1, 120), rng.random() < 0.5
    law = lift.last_out_single(n, bank) + (lift.empty_return(bank) if away else 0)
    return law, max(shaft(bank, [bank.rise_m if away else 0.0]).carry(0, n))


def _first(rng: Random) -> Pair:
    bank, n = random_bank(rng, rng.randint(1, 5)), rng.randint(1, 60)
    crowd = min(n, bank.per_trip)  # one load: those who would fill the first car
    one = lift.Bank(1, bank.per_trip, bank.speed, bank.rise_m, M)
    return lift.first_out(n, bank), max(shaft(one, [0.0]).carry(0, crowd))


def _one_queue(rng: Random) -> Pair:
    bank, n = random_bank(rng, rng.randint(2, 6)), rng.randint(1, 150)
    return lift.last_out_one_queue(n, bank), max(shaft(bank, [0.0] * bank.cars).carry(0, n, queue=True))


def _parallel(rng: Random) -> Pair:
    bank, n = random_bank(rng, rng.randint(2, 6)), rng.randint(1, 150)
    return lift.last_out_parallel(n, bank), max(shaft(bank, [0.0] * bank.cars).carry(0, n))


def _trips(rng: Random) -> Pair:
    """Not seconds but trips, which one car makes with a limit on its load."""
    bank, n = random_bank(rng, 1), rng.randint(1, 40)
    wheelchairs, lifts = rng.randint(0, min(n, 6)), shaft(bank, [0.0])
    lifts.carry(0, n, wheelchairs=wheelchairs)
    return attendant.trips(n, wheelchairs, bank.per_trip, M), len(lifts.cars[0].loads)


def _paired(rng: Random) -> Pair:
    bank, up, down = random_bank(rng, 1), rng.randint(0, 60), rng.randint(1, 60)
    return lift.paired(up, down, bank), shaft(bank, [0.0]).exchange(up, down)[1]


def _zones(rng: Random) -> Pair:
    arrivals = sorted(rng.choice([0.0, rng.uniform(0, 900)]) for _ in range(rng.randint(1, 14)))
    dwell = [rng.choice([60.0, 300.0, rng.uniform(10, 600)]) for _ in range(rng.randint(1, 6))]
    capacity = [rng.randint(1, 4) for _ in dwell]
    return zones.last_through(arrivals, dwell, capacity), max(people.pass_zones(arrivals, dwell, capacity))


def _single_zones(rng: Random) -> Pair:
    arrivals = sorted(rng.uniform(0, 900) for _ in range(rng.randint(1, 14)))
    dwell = [rng.uniform(10, 600) for _ in range(rng.randint(1, 6))]
    capacity = [1] * len(dwell)
    return zones.bound(arrivals, dwell, capacity), max(people.pass_zones(arrivals, dwell, capacity))


def _docents(rng: Random) -> Pair:
    n, size, docents, tour = rng.randint(1, 300), rng.randint(5, 50), rng.randint(1, 6), rng.uniform(60, 1800)
    sizes = [min(size, n - first) for first in range(0, n, size)]
    return docent.last_back(n, size, docents, tour, M), max(people.tours(sizes, docents, tour, M))


def _gear(rng: Random) -> Pair:
    n, places, tour = rng.randint(1, 60), rng.randint(1, 20), rng.uniform(60, 900)
    waves = gear.visit(n, rng.randint(1, 50), places, tour, M)
    return waves.seconds, people.visit_in_gear(n, waves.size, places, tour, M)


def _coach(rng: Random) -> Pair:
    n = rng.randint(0, 60)
    return coach.alight(n, M) + coach.board(n, M), people.leave_coach(n, M) + people.fill_coach(n, M)


def _convoy(rng: Random) -> Pair:
    coaches, n, bays = rng.randint(1, 30), rng.randint(0, 50), rng.randint(1, 6)
    return coach.convoy(coaches, n, bays, M), max(
        people.file_past([0.0] * coaches, people.leave_coach(n, M), gates=bays)
    )


def _entrance(rng: Random) -> Pair:
    n, metres, width = rng.randint(1, 120), rng.uniform(0, 200), rng.uniform(0.8, 4)
    return walking.entrance(n, metres, width, M), people.walk_through_door(n, metres, width, M)


def _gates(rng: Random) -> Pair:
    n, gates = rng.randint(1, 200), rng.randint(1, 6)
    return walking.turnstile(n, gates, M), max(people.file_past([0.0] * n, M.turnstile_s, gates=gates))


def _door_and_gates(rng: Random) -> Pair:
    n, metres, width, gates = rng.randint(1, 120), rng.uniform(0, 200), rng.uniform(0.8, 4), rng.randint(1, 8)
    through = people.file_past([metres / M.walk_mps] * n, 1 / (M.door_flow * (width - M.door_margin_m)))
    return walking.gates(n, metres, width, gates, M), max(people.file_past(through, M.turnstile_s, gates=gates))


def _desks(rng: Random) -> Pair:
    n, desks = rng.randint(1, 200), rng.randint(1, 8)
    return desk.register(n, desks, M), max(people.file_past([0.0] * n, M.desk_s, gates=desks))


def _stairs(rng: Random) -> Pair:
    n, height, width = rng.randint(1, 120), 3.9 * rng.randint(1, 4), rng.uniform(0.9, 3)
    return stairs.last_over(n, height, width, M), max(people.climb([M.stair_climb_mps] * n, height, width, M))


SWEEP: dict[str, tuple[int, Callable[[Random], Pair]]] = {
    "lift: flight from rest to rest": (600, _flight),
    "lift: first load out": (200, _first),
    "lift: last out, one car, at hand or away": (800, _single),
    "lift: last out, several cars, one queue": (800, _one_queue),
    "lift: last out, several cars loading in parallel": (800, _parallel),
    "lift: trips with wheelchairs among the people": (300, _trips),
    "lift: one group up while another comes down": (400, _paired),
    "zones: a blocking chain of any capacities": (600, _zones),
    "zones: the bound, one load a zone": (200, _single_zones),
    "docents with headway": (200, _docents),
    "protective gear in waves": (200, _gear),
    "coach: off and on": (100, _coach),
    "coach: a convoy at few bays": (100, _convoy),
    "entrance: walk and door": (100, _entrance),
    "turnstiles": (100, _gates),
    "entrance: a door and turnstiles behind it": (200, _door_and_gates),
    "registration desks": (100, _desks),
    "stairs: last over, all at the slowest speed": (200, _stairs),
}


@cache
def agreements() -> tuple[Agreement, ...]:
    """Every closed form that is called exact, compared on its random cases; the same in every run."""
    found = []
    for law, (cases, draw) in SWEEP.items():
        rng = Random(law)
        pairs = [draw(rng) for _ in range(cases)]
        found.append(Agreement(law, cases, max(abs(ours - theirs) for ours, theirs in pairs)))
    return tuple(found)


def passages(rng: Random, *, queue: bool) -> Iterator[float]:
    """Seconds of lateness of two or three random parties that go up and down by one bank, cars anywhere at first.

    Each passage begins when the safe interval of the one before is over, often at that very moment.
    """
    bank = lift.Bank(rng.randint(1, 4), rng.randint(1, 16), rng.choice([1.0, 1.75, 2.5]), 3.9 * rng.randint(1, 5), M)
    lifts = shaft(bank, [rng.choice([0.0, bank.rise_m, 1.3]) for _ in range(bank.cars)])
    start = 0.0
    for _ in range(rng.randint(2, 3)):
        n = rng.randint(1, 20)
        wheelchairs = min(n, rng.choice([0, 0, 0, 1, 2, 4]))
        served = (attendant.service_one_queue if queue else attendant.service)(n, wheelchairs, bank)
        held, lifts.seats = served.seconds, served.load
        out = lifts.carry(start, n, wheelchairs=wheelchairs, up=rng.random() < 0.5, queue=queue)
        assert len(out) == n
        yield max(out) - (start + held)
        start += held + rng.choice([0.0, 0.0, 17.0])


@cache
def lateness(sequences: int, *, queue: bool) -> float:
    """The largest lateness, in seconds, over so many random sequences; negative if nobody was ever late."""
    rng = Random(sequences)
    runs = islice(iter(lambda: max(passages(rng, queue=queue)), None), sequences)
    return max(runs)
