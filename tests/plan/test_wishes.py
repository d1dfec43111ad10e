"""Wishes in any order and weighing, on random tiny meetings with optional sites: what is claimed is what is audited."""

import random
from dataclasses import replace

import pytest

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Planned
from meetingplan.domain.wishes import UNITS, Wish
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy
from meetingplan.plan.direct import direct
from meetingplan.plan.groups import form_groups
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from tests.plan.compare import faults_of_plan, run
from tests.plan.tiny import Kind, tiny

SEEDS = range(1, 13)


def wished(seed: int) -> Meeting:
    """A tiny meeting, some of whose sites are optional, begin or end the tour, or start at set times."""
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
    return replace(window, sites=window.sites[count:], optional=window.sites[:count], first=first,
                   last=None if last == first else last)  # fmt: skip


def _wishes(dice: random.Random) -> tuple[Wish, ...]:
    """The usual ones, or some of all in any order, two of them weighed against each other."""
    if dice.random() < 0.3:
        return ()
    names = dice.sample(list(UNITS), dice.randint(2, len(UNITS)))
    weighed = Wish({names[0]: dice.randint(1, 9), names[1]: dice.randint(1, 9)})
    tiers = [weighed, *(Wish({name: 1}) for name in names[2:])]
    dice.shuffle(tiers)
    return tuple(tiers)


def problem(of: Meeting) -> Problem:
    formed = form_groups(build_graph(of), Budget(), lambda progress: None)
    assert not isinstance(formed, Answer), f"no groups: {formed.status}"
    return state(build_graph(of), *formed)


@pytest.mark.parametrize("strategy", [direct], ids=lambda strategy: strategy.__name__)
@pytest.mark.parametrize("seed", SEEDS)
def test_claims_are_what_the_audit_finds(seed: int, strategy: Strategy) -> None:
    posed = problem(wished(seed))
    outcome = run(strategy, posed)
    if isinstance(outcome, Planned):
        assert [tier.name for tier in outcome.plan.tiers] == [wish.name for wish in posed.meeting.tiers]
        assert list(faults_of_plan(posed, outcome.plan)) == []
