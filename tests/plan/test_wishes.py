"""Wishes in any order and weighing, with all that a meeting can have, against all tiny timetables."""

import random
from dataclasses import replace

import pytest

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.wishes import Wish
from meetingplan.plan.wishes import WISHES
from tests.plan.compare import judge, judge_round_pins, pose
from tests.plan.rich import rich
from tests.plan.tiny import Kind, seeds, tiny

pytestmark = pytest.mark.slow

SEEDS = seeds(12)


def wished(seed: int, several_windows: bool = True) -> Meeting:
    """A tiny meeting with few routes, or given lines; sites may be optional, begin or end a tour, or start at times."""
    dice = random.Random(seed)
    of = rich(tiny(seed, list(Kind)[seed % len(Kind)], cramped=False), dice, several_windows)
    windows = {id: _window(dice, window) for id, window in of.windows.items()}
    places = dict(of.places)
    for id, place in places.items():
        if place.interior is not None and dice.random() < 0.3:
            starts = tuple(range(60 + dice.randint(0, 5), 124, dice.choice([5, 9])))
            places[id] = replace(place, interior=replace(place.interior, starts=starts))
    return replace(of, windows=windows, places=places, wishes=_wishes(dice))


def _window(dice: random.Random, window: Window) -> Window:
    count = dice.randint(0, len(window.sites))
    first, last = (dice.choice([None, None, *window.sites]) for _ in range(2))
    routes = dice.choice([None, None, 1, 2])
    halved = replace(window, sites=window.sites[count:], optional=window.sites[:count], routes=routes)
    if dice.random() < 0.25:
        lines = {tuple(dice.sample(window.sites, len(window.sites))) for _ in range(2)}
        return replace(halved, routes=None, lines=tuple(sorted(lines)))
    return replace(halved, first=first, last=None if last == first else last)


def _wishes(dice: random.Random) -> tuple[Wish, ...]:
    """The usual ones, or some of all that timetables can serve in any order, two of them weighed against each other."""
    if dice.random() < 0.3:
        return ()
    names = dice.sample(list(WISHES), dice.randint(2, len(WISHES)))
    weighed = Wish({names[0]: dice.randint(1, 9), names[1]: dice.randint(1, 9)})
    tiers = [weighed, *(Wish({name: 1}) for name in names[2:])]
    dice.shuffle(tiers)
    return tuple(tiers)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_wishes_are_claimed_as_audited_and_not_beaten(seed: int) -> None:
    judge(pose(wished(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_nor_are_they_round_what_is_pinned(seed: int) -> None:
    judge_round_pins(wished(seed, several_windows=False), seed)
