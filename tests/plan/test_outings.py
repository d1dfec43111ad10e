"""Sites that lie in several windows: each is seen in one of them, and which is decided by walks."""

import random
from dataclasses import replace

import pytest

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.plan.walks import by_walks, strategy
from meetingplan.plan.walks.outings import Outing, divisions
from tests.plan.compare import faults_of_plan, judge, pose, run
from tests.plan.meetings import coach, delegates, hotel, meeting, site, window, zone
from tests.plan.tiny import Kind, seeds, tiny

A, B = frozenset([PlaceId("A")]), frozenset([PlaceId("B")])
NONE, BOTH = frozenset[PlaceId](), A | B


def test_each_site_on_one_tour_at_most() -> None:
    """Two sites on either of two tours: 2 * 2 divisions where both must be seen, 2 * 3 where B may be left out."""
    options = [[NONE, A, B, BOTH]] * 2
    assert set(divisions(options, BOTH)) == {(NONE, BOTH), (A, B), (B, A), (BOTH, NONE)}
    assert len(divisions(options, A)) == 6


def test_the_cheapest_way_is_the_bound_of_an_outing() -> None:
    """Classes that cost 5, 3 and 4; the ways cost 5 + 4 and 3 + 4, and 10 more, as nothing is seen at first."""
    outing = Outing(2, ((0, 2), (1, 2)), unseen=10)
    assert (outing.costs([5, 3, 4]), outing.least([5, 3, 4]), outing.spare([5, 3, 4])) == ([19, 17], 17, [2, 0])


def twice(*names: str, minutes: int = 30, coaches: int = 2) -> Meeting:
    """Sites of 8 minutes, 5 minutes from each other and from the hotel, in both of two windows."""
    sites = [site(name, zone("z1", 4), bays=1) for name in names]
    stops = ["H", *names]
    roads = {(a, b): 5 for number, a in enumerate(stops) for b in stops[number + 1 :]}
    windows = [window(60, 60 + minutes, *names, name="morning"), window(140, 140 + minutes, *names, name="afternoon")]
    fleet = [coach(f"C{number}", 2) for number in range(1, coaches + 1)]
    return meeting([hotel("H", coaches), *sites], roads, fleet, delegates(2 * coaches), windows)


def test_groups_change_over_at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """One site a window: 1 + 5 + 8 + 5 + 1 = 20 minutes, 14 of them outside; both would take 33 of 30.

    There is room for one group at each site, so one sees A in the morning and B in the afternoon, the other the
    reverse: 4 people * (14 + 14) minutes, and 20 + 20 minutes until all are back. CP-SAT is asked for no timetable.
    """
    monkeypatch.setattr(strategy, "direct", None)
    posed = pose(twice("A", "B"))
    outcome = run(by_walks, posed)
    assert isinstance(outcome, Planned)
    assert list(faults_of_plan(posed, outcome.plan)) == []
    assert [(tier.value, tier.bound) for tier in outcome.plan.tiers] == [(0, 0), (112, 112), (40, 40), (0, 0)]


def test_what_does_not_fit_is_missed_once() -> None:
    """Three sites, two windows with time for one each: two people of one group miss one of them."""
    outcome = run(by_walks, pose(twice("A", "B", "C", coaches=1)))
    assert isinstance(outcome, Planned)
    assert [(tier.value, tier.bound) for tier in outcome.plan.tiers[:2]] == [(2, 2), (56, 56)]


def thrice(seed: int) -> Meeting:
    """A tiny meeting with two sites at most, in all or some of three short windows; some people need not see one."""
    dice = random.Random(seed)
    of = tiny(seed, Kind.VISITS, cramped=False)
    sites = [id for id, place in of.places.items() if place.interior is not None][:2]
    spans = [(60, 60 + dice.choice([18, 30])), (95, 95 + dice.choice([18, 30])), (130, 130 + dice.choice([18, 30]))]
    windows = [
        window(*span, *(sites if dice.random() < 0.7 else sites[:1]), name=f"w{number}")
        for number, span in enumerate(spans)
    ]
    places = {id: replace(place, opens=0, closes=1440) for id, place in of.places.items()}
    people = {id: replace(one, must_see=one.must_see & set(sites)) for id, one in of.delegates.items()}
    limits = replace(of.limits, max_wait=min(1, of.limits.max_wait))
    offered = {site for one in windows for site in one.sites}
    people = {id: replace(one, must_see=one.must_see & offered) for id, one in people.items()}
    return replace(of, windows={one.id: one for one in windows}, places=places, delegates=people, limits=limits)


@pytest.mark.slow
@pytest.mark.parametrize("seed", seeds(8))
def test_no_timetable_of_three_windows_is_better(seed: int) -> None:
    judge(pose(thrice(seed)))
