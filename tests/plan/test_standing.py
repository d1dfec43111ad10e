"""Where coaches may not stay for long, walks and CP-SAT plan alike, and as the audit reads it."""

from dataclasses import replace
from random import Random

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.places import PlaceKind
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from tests.plan.compare import faults_of_plan, pose, run
from tests.plan.meetings import coach, delegates, hotel, meeting, site, window
from tests.plan.tiny import Kind, tiny

SEEDS = range(200, 212)


def short_stays(seed: int) -> Meeting:
    """A tiny meeting in which a coach may stay at some sites for as long as a short visit takes, or a little longer."""
    of, dice = tiny(seed, Kind.VISITS, cramped=False), Random(seed)
    places = {
        place.id: replace(place, standing=dice.randint(6, 14)) if place.kind is PlaceKind.SITE else place
        for place in of.places.values()
    }
    return replace(of, places=places)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_strategies_find_the_same(seed: int) -> None:
    posed = pose(short_stays(seed))
    found = [run(strategy, posed) for strategy in (direct, by_walks)]
    plans = [outcome.plan for outcome in found if isinstance(outcome, Planned)]
    assert len(plans) == 2
    assert [list(faults_of_plan(posed, plan)) for plan in plans] == [[], []]
    one, other = plans
    for mine, yours in zip(one.tiers, other.tiers, strict=True):
        assert mine.bound <= yours.value
        assert yours.bound <= mine.value


def test_a_visit_that_takes_too_long_is_missed() -> None:
    """A visit to A takes 8 minutes, and a coach may stay for 7; B has no limit."""
    places = [hotel("H"), replace(site("A"), standing=7), site("B")]
    roads = {("H", "A"): 1, ("H", "B"): 1, ("A", "B"): 1}
    posed = pose(meeting(places, roads, [coach("C1", 2)], delegates(2), [window(60, 160, "A", "B")]))
    for strategy in (direct, by_walks):
        outcome = run(strategy, posed)
        assert isinstance(outcome, Planned)
        assert list(faults_of_plan(posed, outcome.plan)) == []
        # Two do not see A; the tour takes 1 + 1 + 8 + 1 + 1 minutes, of which 6 are inside.
        assert [tier.value for tier in outcome.plan.tiers[:2]] == [2, 2 * 6]


@pytest.mark.slow
def test_these_meetings_are_limited() -> None:
    """Some visits are missed for want of minutes in the bay."""
    hindered = 0
    for seed in SEEDS:
        limited, free = (run(by_walks, pose(of)) for of in (short_stays(seed), tiny(seed, Kind.VISITS, cramped=False)))
        assert isinstance(limited, Planned)
        assert isinstance(free, Planned)
        hindered += [t.value for t in limited.plan.tiers] != [t.value for t in free.plan.tiers]
    assert hindered >= 3
