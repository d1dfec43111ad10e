"""Wishes in any order and weighing, with optional sites, ends, lines and sittings, against all tiny timetables."""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Planned
from meetingplan.domain.wishes import Wish
from meetingplan.plan import Strategy
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from meetingplan.plan.wishes import WISHES
from tests.plan.brute_search import TooHardError
from tests.plan.compare import best_of_all, faults, faults_of_plan, pose, run
from tests.plan.tiny import Kind, seeds, tiny

STRATEGIES: Mapping[str, Strategy] = {"direct": direct, "by_walks": by_walks}
SEEDS = seeds(12)


def wished(seed: int) -> Meeting:
    """A tiny meeting with few routes, or given lines; sites may be optional, begin or end a tour, or start at times."""
    dice = random.Random(seed)
    of = tiny(seed, list(Kind)[seed % len(Kind)], cramped=False)
    windows = {id: _window(dice, window) for id, window in of.windows.items()}
    places = dict(of.places)
    for id, place in places.items():
        if place.interior is not None and dice.random() < 0.3:
            starts = tuple(range(60 + dice.randint(0, 5), 110, dice.choice([5, 9])))
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
    posed = pose(wished(seed))
    outcomes = {name: run(strategy, posed) for name, strategy in STRATEGIES.items()}
    plans = {name: outcome.plan for name, outcome in outcomes.items() if isinstance(outcome, Planned)}
    asked = [wish.name for wish in posed.meeting.tiers]
    assert {name: [tier.name for tier in plan.tiers] for name, plan in plans.items()} == dict.fromkeys(plans, asked)
    assert {name: list(faults_of_plan(posed, plan)) for name, plan in plans.items()} == {name: [] for name in plans}
    try:
        best = best_of_all(posed, plans.values())
    except TooHardError:
        return
    wrong = {name: list(faults(posed, outcome, best)) for name, outcome in outcomes.items()}
    assert wrong == {name: [] for name in outcomes}
