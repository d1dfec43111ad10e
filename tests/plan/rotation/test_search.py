"""Rotations are solved to their optimum, kept within a budget, told as they get better."""

import threading
from random import Random

import pytest

from meetingplan.plan import Budget
from meetingplan.plan.rotation import Rotated, Rotation, rotate
from meetingplan.plan.rotation.best import Best
from meetingplan.plan.rotation.problem import backwards, by_start, soonest
from meetingplan.plan.rotation.search import SMALL, _prove
from tests.plan.rotation.tiny import least, tiny


def solved(rotation: Rotation, seconds: float = 20.0, **budget: object) -> Rotated:
    found = rotate(rotation, Budget(seconds, **budget), lambda better: None)  # type: ignore[arg-type]  # names vary
    assert rotation.allows(found.starts)
    assert rotation.value(found.starts) == found.value >= found.bound
    return found


def shop(groups: int, sites: int, seed: int = 1) -> Rotation:
    """A rotation too large to be proven best within a second: visits of 1 to 99 minutes, sites on a grid."""
    random = Random(seed)
    minutes = tuple(tuple(random.randint(1, 99) for _ in range(sites)) for _ in range(groups))
    travel = tuple(tuple(10 * (abs(i // 4 - j // 4) + abs(i % 4 - j % 4)) for j in range(sites)) for i in range(sites))
    return Rotation(minutes, travel, (1,) * sites)


@pytest.mark.parametrize("seed", range(8))
def test_the_value_is_that_of_brute_force(seed: int) -> None:
    rotation = tiny(Random(seed))
    found = solved(rotation)
    assert found.value == found.bound == least(rotation)


@pytest.mark.parametrize("seed", range(4))
def test_proofs_alone_find_and_prove_the_least(seed: int) -> None:
    """From a timetable made visit by visit, and without any bound."""
    rotation = tiny(Random(seed))
    best = Best(rotation, 0, threading.Event())
    best.offer(soonest(rotation, sorted(rotation.visits())))
    _prove(best, Budget(20))
    assert best.done.is_set()
    assert best.now.value == best.now.bound == least(rotation)


def test_two_groups_swap_sites() -> None:
    """Each stays 5 minutes at both sites, 3 apart: both start elsewhere and are done after 5 + 3 + 5."""
    found = solved(Rotation(((5, 5), (5, 5)), ((0, 3), (3, 0)), (1, 1)))
    assert (found.value, found.bound) == (13, 13)
    assert {found.starts[0, 0], found.starts[0, 1]} == {0, 8}


def test_a_second_place_saves_the_wait() -> None:
    """Three groups of 10 minutes at one site: 30 in turn, 20 with two places, 10 with three."""
    for places, value in ((1, 30), (2, 20), (3, 10)):
        found = solved(Rotation(((10,), (10,), (10,)), ((0,),), (places,)))
        assert (found.value, found.bound) == (value, value)


def test_nobody_goes_anywhere() -> None:
    assert solved(Rotation(((0, 0),), ((0, 0), (0, 0)), (1, 1))) == Rotated({}, 0, 0)


def test_better_timetables_are_told_in_the_calling_thread() -> None:
    told: list[tuple[int, threading.Thread]] = []
    rotation = shop(9, 9)
    assert len(rotation.visits()) > SMALL
    found = rotate(rotation, Budget(2.0, workers=2, mode="fastest"),
                   lambda better: told.append((better.value, threading.current_thread())))  # fmt: skip
    values = [value for value, _ in told]
    assert values == sorted(set(values), reverse=True)
    assert values[-1] == found.value
    assert {thread for _, thread in told} == {threading.current_thread()}


@pytest.mark.parametrize("size", [3, 9, 12])
def test_stopped_at_once_it_still_hands_back_a_timetable(size: int) -> None:
    stop = threading.Event()
    stop.set()
    assert solved(shop(size, size), stop=stop).value > 0


def test_windows_improve_on_the_best_rule() -> None:
    """The start takes a tenth of the time; what windows find after it is told as better."""
    told: list[int] = []
    rotation = shop(12, 12)
    found = rotate(rotation, Budget(3.0, workers=2, mode="fastest"), lambda better: told.append(better.value))
    first = rotate(rotation, Budget(0.1), lambda better: None)
    assert rotation.allows(found.starts)
    assert found.bound <= found.value < first.value


@pytest.mark.parametrize("seed", range(20))
def test_as_soon_as_can_be_is_never_later_and_time_may_run_backwards(seed: int) -> None:
    rotation = tiny(Random(seed), groups=4, sites=4)
    first = soonest(rotation, rotation.visits())
    assert rotation.allows(first)
    mirrored = backwards(rotation, first)
    assert rotation.mirrored().allows(mirrored)
    assert rotation.mirrored().value(mirrored) <= rotation.value(first)
    again = soonest(rotation, by_start(first))
    assert all(again[visit] <= first[visit] for visit in first)
