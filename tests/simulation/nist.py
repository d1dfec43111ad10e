"""The tests of NIST Technical Note 1822 that apply to laws of movement, the use of lifts (2.7) among them."""

from collections.abc import Callable
from dataclasses import replace
from math import exp, gamma, log, sqrt
from random import Random
from statistics import fmean

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, attendant, lift, stairs, walking
from meetingplan.network.laws.split import Split, split
from tests.simulation.check import (
    Check,
    crossing,
    leave_by_allocation,
    longest_queue,
    normal,
    normal_below,
)
from tests.simulation.lifts import Car, Shaft
from tests.simulation.people import climb, file_past
from tests.simulation.rimea import SLOPE

M = Movement()
DOOR = M.door_flow * (1.0 - M.door_margin_m)
"""Persons a second through a door of one metre."""


def _gamma_below(value: float, shape: float, scale: float) -> float:
    """The share of a gamma distribution below a value, by the series of the incomplete gamma function."""
    x = value / scale
    term = total = 1 / shape
    for k in range(1, 400):
        term *= x / (shape + k)
        total += term
    return total * exp(-x + shape * log(x)) / gamma(shape)


def before_setting_out() -> Check:
    rng = Random(11)
    distributions: dict[str, tuple[Callable[[], float], Callable[[float], float]]] = {
        "uniform": (lambda: rng.uniform(10, 100), lambda t: (t - 10) / 90),
        "gamma": (lambda: rng.gammavariate(1.291, 103.901), lambda t: _gamma_below(t, 1.291, 103.901)),
        "lognormal": (lambda: rng.lognormvariate(4.586, 0.967), lambda t: normal_below((log(t) - 4.586) / 0.967)),
        "Weibull": (lambda: rng.weibullvariate(139.285, 1.195), lambda t: 1 - exp(-((t / 139.285) ** 1.195))),
    }
    distances = {}
    for name, (draw, below) in distributions.items():
        set_out = sorted(file_past([draw() for _ in range(1000)], 0.0, gates=1000))
        distances[name] = max(
            max(abs(below(t) - k / 1000), abs(below(t) - (k + 1) / 1000)) for k, t in enumerate(set_out)
        )
    limit = 1.358 / sqrt(1000)
    return Check(
        "NIST 1.1",
        "Time before setting out",
        "four distributions are found again (Kolmogorov-Smirnov, 5 %)",
        ", ".join(f"{name} {d:.3f}" for name, d in distances.items()) + f"; limit {limit:.3f}",
        max(distances.values()) < limit,
    )


def corridor() -> Check:
    law = walking.level_walk(40, 1.0)
    return Check("NIST 2.1", "Speed in a corridor", "one person, 40 m at 1 m/s: 40 s", f"{law:.2f} s", law == 40)


def stair() -> Check:
    m = replace(M, stair_climb_mps=1.0 / SLOPE)
    law = stairs.last_over(1, 100 / SLOPE, 1.8, m)
    (climbed,) = climb([m.stair_climb_mps], 100 / SLOPE, 1.8, m)
    return Check(
        "NIST 2.2",
        "Speed on stairs",
        "one person, 100 m along the slope at 1 m/s, up and down: 100 s",
        f"{law:.2f} s either way",
        abs(law - 100) < 1e-9 and abs(law - climbed) < 1e-9,
    )


def demographics() -> Check:
    speeds, half = normal(Random(24), 100, 1.2, 0.2)
    mean = fmean(40 / t for t in file_past([0.0] * 100, 0.0, gates=100, after=[40 / v for v in speeds]))
    return Check(
        "NIST 2.4",
        "Assigned demographics",
        "100 people with speeds of 1.2 m/s, deviation 0.2: the mean is found again (95 %)",
        f"mean {mean:.3f} m/s",
        abs(mean - 1.2) < half,
        "in part: the simulation draws persons, the laws use one cautious speed for all of them",
    )


def lifts() -> Check:
    walk, storey = 10.0, 3.9
    bank = lift.Bank(1, 10, 1.75, storey, M)

    def by_lift(n: int) -> tuple[float, float, list[float]]:
        """People of an upper room walk to the lift, ride down with the car below at first, and walk to the exit."""
        law = 2 * walk + lift.empty_return(bank) + lift.last_out_single(n, bank)
        shaft = Shaft([Car(0.0)], 10, 1.75, storey, M)
        return law, max(shaft.carry(walk, n, up=False)) + walk, shaft.cars[0].loads

    one, one_seen, _ = by_lift(1)
    many, many_seen, loads = by_lift(25)
    # close 3 + start 0.5 + flight 5.676, twice; open 2.5 twice; hold 3; in and out 1.2 each; 10 m at 1 m/s twice
    by_hand = 2 * (3 + 0.5 + 5.676) + 5 + 3 + 2.4 + 20
    return Check(
        "NIST 2.7",
        "Use of a lift",
        "people of a room upstairs reach the exit below by the lift alone, at the time that its figures give",
        f"one person {one:.2f} s (by hand {by_hand:.2f}); 25 people {many:.2f} s in loads of "
        + ", ".join(f"{load:g}" for load in loads),
        abs(one - by_hand) < 0.001 and abs(one - one_seen) < 1e-6 and abs(many - many_seen) < 1e-6 and max(loads) <= 10,
    )


def counterflow() -> Check:
    against = (0, 10, 50, 100)
    times = []
    for others in against:
        both = crossing(100 + others, DOOR)
        meeting = sorted([(k, "there") for k in range(100)] + [(k * 100 / others, "back") for k in range(others)])
        times.append(max(out for (_, way), out in zip(meeting, both, strict=True) if way == "there"))
    return Check(
        "NIST 2.8",
        "Counterflow",
        "100 people meet 0, 10, 50, 100 others in a corridor: the more, the longer",
        ", ".join(f"{t:.0f}" for t in times) + " s",
        times == sorted(times) and times[0] < times[-1],
        "in part: the two directions share one flow; in a plan lifts and stairs take one party at a time instead",
    )


def groups() -> Check:
    slowest = 0.5
    out = crossing(5, DOOR, [20 / slowest] * 5)
    spread = max(out) - min(out)
    alone = 20 / slowest - 20 / 1.25
    return Check(
        "NIST 2.9",
        "Groups",
        "four people at 1.25 m/s and one at 0.5 m/s arrive within 10 s of each other",
        f"{spread:.1f} s apart (each alone: {alone:.0f} s)",
        spread <= 10,
        "in part: a party keeps together because its step ends when its last member is there",
    )


def disabilities() -> Check:
    bank = lift.Bank(1, 10, 1.75, 3.9, M)
    without, with_one = attendant.busy(25, 0, bank), attendant.busy(25, 1, bank)
    seen = [max(Shaft([Car(0.0)], 10, 1.75, 3.9, M).carry(0, 25, wheelchairs=chairs)) for chairs in (0, 1)]
    slow = max(climb([0.25] * 24 + [0.15], 3.9, 1.8, M)) - max(climb([0.25] * 25, 3.9, 1.8, M))
    return Check(
        "NIST 2.10",
        "People with disabilities",
        "24 people and one who is slower or needs more room take longer than 25 others",
        f"lift {without:.1f} and {with_one:.1f} s; stairs {slow:.1f} s more",
        without < with_one and seen[0] < seen[1] and slow > 0,
        "in part: a wheelchair takes places and time in a lift; on stairs nobody is blocked, the slowest comes last",
    )


def routes() -> Check:
    right, through = leave_by_allocation()
    return Check(
        "NIST 3.1",
        "Allocated exits",
        "everyone of twelve rooms leaves by the exit given to the room",
        f"{through['main']} by the main, {through['secondary']} by the secondary exit",
        right and through == {"main": 15, "secondary": 8},
    )


def closing() -> Check:
    bank = lift.Bank(1, 10, 1.75, 7.8, M)

    def way(working: bool, needs: int) -> Split:
        ride = (lambda n: attendant.busy(n, 0, bank)) if working else None
        return split(36, needs, 2, 3, ride, lambda n: stairs.last_over(n, 7.8, 1.8, M))

    before, after = way(True, 4), way(False, 0)
    try:
        way(False, 4)
        refused = False
    except OutOfRange:
        refused = True
    return Check(
        "NIST 4.1",
        "A way that closes",
        "when one way out is closed, people take the other",
        f"lift open: {before.riders} ride, {before.climbers} climb; closed: {after.climbers} climb, "
        "and four who need the lift are refused",
        before.riders > 0 and (after.riders, after.climbers) == (0, 36) and refused,
        "in part: the graph without the way is planned afresh; nobody turns round on the way",
    )


def congestion() -> Check:
    stair = M.stair_flow * (1.0 - M.stair_margin_m)
    at_door = crossing(100, DOOR)
    at_stair = [t + 5 / 1.25 for t in at_door]
    up = crossing(100, stair, at_stair)
    door, base = longest_queue([0.0] * 100, at_door), longest_queue(at_stair, up)
    middle = longest_queue(at_door, at_stair)
    return Check(
        "NIST 5.1",
        "Congestion",
        "100 people: a queue at the room's door and at the foot of the stair, none in the corridor between",
        f"at most {door} before the door, {base} before the stair, {middle} walking in the corridor",
        door > middle < base,
        "in part: queues are counted, not seen as densities",
    )


def largest_flow() -> Check:
    out = crossing(100, DOOR)
    flow = 99 / (max(out) - min(out))
    law = 100 / walking.door(100, 1.0, M)
    return Check(
        "NIST 5.2",
        "Largest flow",
        "100 people through a door of 1 m: never more than 1.33 persons/(s m)",
        f"{flow:.3f} persons/(s m) of clear width, {flow / 0.7:.2f} of effective width",
        flow <= 1.33 and abs(flow - law) < 1e-9,
    )


CHECKS = (
    before_setting_out,
    corridor,
    stair,
    demographics,
    lifts,
    counterflow,
    groups,
    disabilities,
    routes,
    closing,
    congestion,
    largest_flow,
)
