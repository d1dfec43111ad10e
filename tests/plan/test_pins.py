"""Parts of a plan that are pinned come out of the next one to the minute; the rest is the best that then can be."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from meetingplan.audit import AuditedPlan, audit, whole_days
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, Planned
from meetingplan.domain.pins import Pin, PinnedTour, PinnedVisit
from meetingplan.domain.plan import Plan
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from tests.plan.meetings import coach, delegate, delegates, hall, hotel, meeting, pinned, session, site, window

BOTH: Sequence[Strategy] = (by_walks, direct)
both = pytest.mark.parametrize("strategy", BOTH)


def belt() -> Meeting:
    """Two sites with a bay for one, a minute from each other and from the hotel.

    A visit takes 8 minutes, a tour 1 + 1 + 8 + 1 + 8 + 1 + 1 = 21, of which
    9 are not inside; two groups go opposite ways.
    """
    return meeting(
        [hotel("H"), site("A", bays=1), site("B", bays=1)],
        dict.fromkeys(combinations("HAB", 2), 1),
        [coach("C1", 3), coach("C2", 3)],
        delegates(4),
        [window(60, 200, "A", "B")],
    )


def planned(of: Meeting, strategy: Strategy) -> Outcome:
    return make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)


def made(of: Meeting, strategy: Strategy = by_walks) -> Plan:
    outcome = planned(of, strategy)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    return outcome.plan


def with_one_more(of: Meeting) -> Meeting:
    return replace(of, delegates={**of.delegates, DelegateId("X"): delegate("X")})


def closing(of: Meeting, name: str, minute: int) -> Meeting:
    id = PlaceId(name)
    return replace(of, places={**of.places, id: replace(of.places[id], closes=minute)})


def values(plan: Plan) -> list[tuple[int, float]]:
    return [(tier.value, tier.bound) for tier in plan.tiers]


P1 = (DelegateId("H01"), DelegateId("H02"))
LATE = PinnedVisit(PlaceId("A"), 100, 101, 108)


@both
def test_a_visit_that_is_pinned_has_its_minutes(strategy: Strategy) -> None:
    """From A, left at 108, it is a minute home, and another to get off: the 110th is the 50th of the window.

    B is seen before, or the group would be home later. A tour costs 9 minutes for each of four, as at any other time.
    """
    of = pinned(belt(), Pin(CoachId("C1"), P1, (LATE,)))
    plan = made(of, strategy)
    day = whole_days(of, plan)[CoachId("C1")]
    assert LATE in day.visits
    assert values(plan)[:3] == [(0, 0), (36, 36), (50, 50)]
    assert day.tours == (PinnedTour(89, 110),)


@both
def test_where_waiting_is_pinned_it_is_waited(strategy: Strategy) -> None:
    """The coach stands 3 minutes before people get off, and one after they have boarded: 4 more for each of two."""
    stay = PinnedVisit(PlaceId("A"), 100, 104, 112)
    plan = made(pinned(belt(), Pin(CoachId("C1"), P1, (stay,))), strategy)
    assert values(plan)[1] == (36 + 4 * 2, 36 + 4 * 2)


@both
def test_everything_pinned_is_the_same_plan(strategy: Strategy) -> None:
    first = made(belt(), strategy)
    of = pinned(belt(), *whole_days(belt(), first).values())
    again = made(of, strategy)
    assert again.groups == first.groups
    assert values(again) == [(tier.value, tier.value) for tier in first.tiers]


@both
def test_round_a_whole_day(strategy: Strategy) -> None:
    """C1 keeps its day though another delegate comes and A closes at 100; the newcomer rides on C2.

    A tour costs 9 minutes for each of five, whatever the other coach does.
    """
    first = made(belt(), by_walks)
    day = whole_days(belt(), first)[CoachId("C1")]
    changed = with_one_more(closing(belt(), "A", 100))
    of = pinned(changed, day)
    plan = made(of, strategy)
    assert whole_days(of, plan)[CoachId("C1")] == day
    assert next(group for group in plan.groups if group.coach == "C1").walk == next(
        group for group in first.groups if group.coach == "C1"
    ).walk  # fmt: skip
    assert DelegateId("X") in plan.group_of()
    assert plan.group_of()[DelegateId("X")].coach == CoachId("C2")
    assert values(plan)[1] == (9 * 5, 9 * 5)


def test_groups_alone_leave_room_for_others() -> None:
    """Both coaches have a seat left; who is pinned stays, and the newcomer finds one of the two seats."""
    pins = [Pin(CoachId("C1"), P1), Pin(CoachId("C2"), (DelegateId("H03"), DelegateId("H04")))]
    of = pinned(with_one_more(belt()), *pins)
    plan = made(of)
    assert sorted(group.size for group in plan.groups) == [2, 3]
    assert all(plan.group_of()[id].coach == pin.coach for pin in pins for id in pin.delegates)


@both
def test_pins_that_cannot_be_kept_are_named_and_no_others(strategy: Strategy) -> None:
    """A closes at 105, so C1 cannot be there until 108; C2 can be at B from 100 to 108."""
    other = Pin(CoachId("C2"), (DelegateId("H03"), DelegateId("H04")), (replace(LATE, site=PlaceId("B")),))
    outcome = planned(pinned(closing(belt(), "A", 105), Pin(CoachId("C1"), P1, (LATE,)), other), strategy)
    assert isinstance(outcome, Impossible)
    assert [(reason.values["coach"], reason.values["start"]) for reason in outcome.reasons] == [("C1", "01:40")]


@both
def test_two_pins_in_one_bay(strategy: Strategy) -> None:
    """Both are pinned to be in the one bay of A at once: to loosen one is enough."""
    other = Pin(CoachId("C2"), (DelegateId("H03"), DelegateId("H04")), (LATE,))
    outcome = planned(pinned(belt(), Pin(CoachId("C1"), P1, (LATE,)), other), strategy)
    assert isinstance(outcome, Impossible)
    assert len(outcome.reasons) == 1


@both
def test_a_tour_for_which_the_window_is_too_short_by_now(strategy: Strategy) -> None:
    day = whole_days(belt(), made(belt()))[CoachId("C1")]
    shorter = replace(belt(), windows={w.id: replace(w, start=70) for w in belt().windows.values()})
    outcome = planned(pinned(shorter, day), strategy)
    assert isinstance(outcome, Impossible)
    assert {reason.values["coach"] for reason in outcome.reasons} == {"C1"}


@both
def test_tours_that_are_pinned_are_all_that_there_are(strategy: Strategy) -> None:
    """C1 is pinned to stay at home, so its two people miss both sites, though there would be time."""
    of = pinned(belt(), Pin(CoachId("C1"), P1, (), ()))
    plan = made(of, strategy)
    assert values(plan)[:2] == [(4, 4), (18, 18)]
    assert whole_days(of, plan)[CoachId("C1")].tours == ()


@both
def test_transfers_are_pinned_like_visits(strategy: Strategy) -> None:
    """One bay at the hall: one coach of two is pinned to the minute in which either would rather get off."""
    talk = [session("talk", "P", 100, 110)]
    of = meeting([hotel("H"), hall("P", bays=1)], {("H", "P"): 5}, [coach("C1", 2), coach("C2", 2)], delegates(4), [],
                 talk)  # fmt: skip
    day = Pin(CoachId("C1"), P1, (), (PinnedTour(91, 98),))
    made_of = pinned(of, day)
    plan = made(made_of, strategy)
    assert whole_days(made_of, plan)[CoachId("C1")] == day
