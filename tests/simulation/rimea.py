"""The tests of RiMEA 4.1.1 that apply to laws of movement: 1, 2, 3, 4, 5, 7, 8, 10, 12d and 13."""

from dataclasses import replace
from itertools import pairwise
from math import hypot
from random import Random
from statistics import fmean, stdev

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import stairs, walking
from tests.simulation.check import Check, crossing, leave_by_allocation, normal
from tests.simulation.people import climb, file_past

M = Movement()
SLOPE = hypot(M.stair_riser_m, M.stair_tread_m) / M.stair_riser_m
"""Metres along the slope for a metre of height."""


def corridor() -> Check:
    law = walking.level_walk(40, 1.33)
    (walked,) = file_past([0.0], 0.0, after=[40 / 1.33])
    return Check(
        "RiMEA 1",
        "Keeping one's speed in a corridor",
        "one person, 40 m at 1.33 m/s: 26 to 34 s",
        f"{law:.2f} s",
        26 <= law <= 34 and abs(law - walked) < 1e-9,
    )


def _stair(name: str, title: str, way: str, sense: str) -> Check:
    height = 10 / SLOPE
    law = stairs.last_over(1, height, 1.8, M)
    (climbed,) = climb([M.stair_climb_mps], height, 1.8, M)
    speed = 10 / law
    wanted = M.stair_climb_mps * SLOPE
    return Check(
        name,
        title,
        f"one person, 10 m along the slope {way}: the set speed is kept",
        f"{law:.2f} s, {speed:.3f} m/s along the slope (set: {wanted:.3f})",
        abs(speed - wanted) < 1e-9 and abs(law - climbed) < 1e-9,
        sense,
    )


def stair_up() -> Check:
    return _stair("RiMEA 2", "Keeping one's speed up a stair", "up", "as it stands; speeds are kept vertically")


def stair_down() -> Check:
    sense = "in part: the slowest figure is used in both directions, which is safe for the way down"
    return _stair("RiMEA 3", "Keeping one's speed down a stair", "down", sense)


def fundamental_diagram() -> Check:
    densities = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0)
    speeds = [walking.walking_speed(d) for d in densities]
    peak, at = max((walking.flow(d / 100), d / 100) for d in range(1, 541))
    falls = all(earlier > later for earlier, later in pairwise(speeds))
    return Check(
        "RiMEA 4",
        "Fundamental diagram",
        "speed falls with density as in the literature",
        ", ".join(f"{v:.2f}" for v in speeds)
        + f" m/s at 0.5, 1 to 5 persons/m2; peak flow {peak:.3f}/(s m) at {at:.2f}",
        falls and abs(peak - 1.225) < 5e-4 and abs(at - 1.75) < 0.005,
        "in part: the relation is a law of its own (Weidmann); nodes have no density that could emerge",
    )


def reaction() -> Check:
    reactions = [10.0 * k for k in range(1, 11)]
    headway = 1 / (M.door_flow * (1.0 - M.door_margin_m))
    out = file_past(reactions, headway)
    late = max(abs(end - headway - begin) for begin, end in zip(reactions, out, strict=True))
    return Check(
        "RiMEA 5",
        "Reaction time",
        "ten people with reaction times of 10 to 100 s set out at these",
        f"largest difference {late:.3f} s",
        late < 1e-9,
    )


def demographics() -> Check:
    speeds, half = normal(Random(7), 100, walking.FREE_SPEED, 0.26)
    walked = [40 / t for t in file_past([0.0] * 100, 0.0, gates=100, after=[40 / v for v in speeds])]
    mean = fmean(walked)
    slower = sum(v < M.walk_mps for v in walked)
    return Check(
        "RiMEA 7",
        "Demographic parameters",
        "100 people with Weidmann's speeds: the mean is found again (95 %)",
        f"mean {mean:.3f}, deviation {stdev(walked):.3f} m/s; {slower} of 100 below the {M.walk_mps} m/s of a column",
        abs(mean - walking.FREE_SPEED) < half,
        "in part: the simulation draws persons, the laws use one cautious speed for all of them",
    )


def parameters() -> Check:
    def leave(m: Movement, width: float, people: int) -> float:
        """A building of three storeys: two flights down, a door, 20 m of walk."""
        down = stairs.last_over(people, 2 * 3.9, width, m)
        return down + walking.entrance(people, 20, width, m)

    base = leave(M, 1.8, 100)
    better = [
        leave(M, 2.4, 100),
        leave(M, 1.8, 50),
        leave(replace(M, walk_mps=1.2), 1.8, 100),
        leave(replace(M, stair_climb_mps=0.2), 1.8, 100),
        leave(replace(M, stair_flow=0.9), 1.8, 100),
        leave(replace(M, door_flow=1.6), 1.8, 100),
    ]
    return Check(
        "RiMEA 8",
        "Parameter study",
        "a building of three storeys: each parameter moves the time as it should",
        f"{base:.0f} s; wider, fewer, faster on foot, faster on stairs, more flow on stairs, at doors: "
        + ", ".join(f"{t:.0f}" for t in better),
        all(t < base for t in better),
    )


def routes() -> Check:
    right, through = leave_by_allocation()
    return Check(
        "RiMEA 10",
        "Allocated routes",
        "23 people of twelve rooms leave by the exits given to them",
        f"{through['main']} by the main, {through['secondary']} by the secondary exit",
        right and through == {"main": 15, "secondary": 8},
    )


def bottleneck() -> Check:
    widths = (0.8, 1.0, 1.2, 1.6, 2.0, 2.4)
    law = [walking.door(150, width, M) for width in widths]
    seen = [max(crossing(150, M.door_flow * (width - M.door_margin_m))) for width in widths]
    quicker = all(wide < narrow for narrow, wide in pairwise(law))
    return Check(
        "RiMEA 12d",
        "Bottlenecks of several widths",
        "150 people: the wider, the sooner they are through",
        ", ".join(f"{t:.0f}" for t in law) + " s at 0.8, 1.0, 1.2, 1.6, 2.0, 2.4 m",
        quicker and max(abs(a - b) for a, b in zip(law, seen, strict=True)) < 1e-6,
    )


def stair_diagram() -> Check:
    k = stairs.hydraulic_k(M.stair_riser_m, M.stair_tread_m)
    densities = [d / 100 for d in range(54, 376)]
    speeds = [walking.hydraulic_speed(d, k) for d in densities]
    peak = max(d * v for d, v in zip(densities, speeds, strict=True))
    falls = all(earlier > later for earlier, later in pairwise(speeds))
    return Check(
        "RiMEA 13",
        "Fundamental diagram on stairs",
        "speed falls with density; down is not slower than up",
        f"{speeds[0]:.2f} to {speeds[-1]:.2f} m/s along the slope; peak flow {peak:.2f}/(s m), used: {M.stair_flow}",
        falls and peak > M.stair_flow,
        "in part: the relation is a law of its own (SFPE), and up and down are given the same, slower figures",
    )


CHECKS = (
    corridor,
    stair_up,
    stair_down,
    fundamental_diagram,
    reaction,
    demographics,
    parameters,
    routes,
    bottleneck,
    stair_diagram,
)
