"""What windows need at least, and lunch."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.places import RoomKind
from meetingplan.network import Headcount, build_graph
from meetingplan.network.laws import OutOfRange
from meetingplan.plan import Budget, make_plan
from meetingplan.survey import Verdict, WindowReport, survey
from tests.network.sites import Interior as Inside
from tests.network.sites import headcounts, interiors, visit
from tests.plan.meetings import coach, delegates, hotel, meeting, session, site, window
from tests.plan.tiny import Kind, tiny


def two_sites(end: int, people: int = 20, coaches: int = 2) -> Meeting:
    return meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 5, ("A", "B"): 3, ("H", "B"): 7},
                   [coach(f"C{n}", 20) for n in range(coaches)], delegates(people),
                   [window(60, end, "A", "B")])  # fmt: skip


def looked_at(of: Meeting) -> WindowReport:
    (found,) = survey(of).windows
    return found


def test_the_least_that_a_window_needs() -> None:
    """Boarding 1, drives 5 + 3 + 7, two visits of 8, getting off 1: 33. Of 20 people on two coaches ten ride on one."""
    found = looked_at(two_sites(60 + 33))
    assert found.tour is not None
    assert (found.tour.least, found.tour.has, found.tour.people) == (33, 33, 10)
    assert found.verdict is Verdict.SUITABLE


def test_a_window_that_is_a_minute_too_short() -> None:
    """Without B it is 1 + 5 + 8 + 5 + 1 = 20, without A 24."""
    found = looked_at(two_sites(60 + 32))
    assert found.verdict is Verdict.UNSUITABLE
    assert [(way.needed, way.saves) for way in found.ways] == [(20, 13), (24, 9), (33, 1)]


def test_sessions_within_a_window_leave_less_of_it() -> None:
    of = two_sites(160)
    dinner = session("tea", "H", 100, 110)
    found = looked_at(replace(of, sessions={dinner.id: dinner}))
    assert found.tour is not None
    assert found.tour.has == 90


@pytest.mark.parametrize("seed", range(30))
def test_no_plan_is_below_the_least(seed: int) -> None:
    """Where everyone sees everything, the longest tour of a window is no shorter than its bound."""
    of = tiny(seed, Kind.VISITS)
    found = survey(of)
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)
    if not isinstance(outcome, Planned) or outcome.plan.unplaced:
        return
    for report in found.windows:
        if report.tour is None or outcome.plan.tiers[0].value:
            continue
        longest = max(
            max(step.end for step in group.walk) - min(step.start for step in group.walk)
            for group in outcome.plan.groups
            if group.walk
        )
        assert report.tour.least <= longest


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(interiors, headcounts())
def test_no_visit_is_shorter_for_those_who_need_the_lift(inside: Inside, group: Headcount) -> None:
    try:
        with_needs = visit(inside, group).minutes
    except OutOfRange:
        return
    assert visit(inside, Headcount(group.people)).minutes <= with_needs


def noon(start: int, end: int, kind: RoomKind | None = None) -> Meeting:
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C", 20)], delegates(5), [window(start, end, "A")])
    if kind is None:
        return of
    home = of.places[PlaceId("H")]
    room = replace(home.rooms["room"], kind=kind)
    lunch = session("lunch", "H", end, end + 40)
    return replace(of, places={**of.places, home.id: replace(home, rooms={"room": room})}, sessions={lunch.id: lunch})


@pytest.mark.parametrize(
    ("of", "missing"),
    [
        (noon(9 * 60, 12 * 60 + 30), True),
        (noon(9 * 60, 12 * 60 + 29), False),
        (noon(9 * 60, 12 * 60 + 30, RoomKind.CANTEEN), False),
        (noon(9 * 60, 12 * 60 + 30, RoomKind.HALL), True),
        (noon(13 * 60, 17 * 60), False),
    ],
)
def test_lunch(of: Meeting, missing: bool) -> None:
    """An hour of 11:30 to 13:00 on tour is lunch missed, unless there is a session in a canteen."""
    found = [finding.rule for finding in looked_at(of).findings]
    assert ("lunch" in found) is missing


def test_sittings_on_the_way_are_lunch() -> None:
    of = noon(9 * 60, 13 * 60)
    place = of.places[PlaceId("A")]
    assert place.interior is not None
    canteen = replace(place, interior=replace(place.interior, starts=(12 * 60,)))
    found = looked_at(replace(of, places={**of.places, place.id: canteen}))
    assert found.findings == ()
