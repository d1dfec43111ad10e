"""Edges that a planner falls over: nothing to carry people with, nothing within reach, waiting where one cannot."""

from dataclasses import replace
from itertools import combinations

import pytest

from meetingplan.audit import AuditedPlan, audit, value_of_tiers
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, Planned
from meetingplan.domain.plan import Plan, Step
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from tests.plan.meetings import coach, delegates, hall, hotel, meeting, session, site, window, zone

strategies = pytest.mark.parametrize("strategy", [direct, by_walks])


def planned(of: Meeting, strategy: Strategy = direct) -> Outcome:
    return make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)


def audited(of: Meeting, strategy: Strategy) -> Plan:
    outcome = planned(of, strategy)
    assert isinstance(outcome, Planned), outcome
    result = audit(of, outcome.plan)
    assert isinstance(result, AuditedPlan), [v.rule for v in result]
    return outcome.plan


@strategies
def test_a_hotel_without_a_coach(strategy: Strategy) -> None:
    """One coach, two hotels: two people are unplaced."""
    of = meeting([hotel("H"), hotel("K"), site("A")], {("H", "A"): 5, ("K", "A"): 5}, [coach("C1", 9)],
                 [*delegates(2), *delegates(2, "K")], [window(60, 120, "A")])  # fmt: skip
    assert len(audited(of, strategy).unplaced) == 2


@strategies
def test_a_delegation_that_nobody_seats(strategy: Strategy) -> None:
    """Nobody has a seat: a plan without groups."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 2, crew=2)], delegates(4),
                 [window(60, 200, "A")])  # fmt: skip
    assert len(audited(of, strategy).unplaced) == 4


@strategies
def test_a_visit_longer_than_the_window_is_missed(strategy: Strategy) -> None:
    """104 minutes in a window of 60: A is missed by 2, B seen."""
    of = meeting([hotel("H"), site("A", zone("z", 100)), site("B")], {("H", "A"): 5, ("H", "B"): 5}, [coach("C1", 9)],
                 delegates(2), [window(60, 120, "A", "B")])  # fmt: skip
    assert audited(of, strategy).tiers[0].value == 2


@strategies
def test_a_meal_near_the_windows_end(strategy: Strategy) -> None:
    """The window's last five minutes are after the meal: they are too short for the visit, the first hour is not."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 9)], delegates(2), [window(60, 155, "A")],
                 [session("meal", "H", 120, 150)])  # fmt: skip
    assert audited(of, strategy).tiers[0].value == 0


@strategies
def test_nothing_seen_before_a_session_elsewhere(strategy: Strategy) -> None:
    """A is out of reach, so 12 minutes of transfer for a session at 130: a bare one, at most 10 min early."""
    of = meeting([hotel("H"), hall("P"), site("A", zone("z", 40))], {("H", "A"): 20, ("H", "P"): 10, ("A", "P"): 20},
                 [coach("C1", 9)], delegates(2), [window(60, 120, "A")], [session("s", "P", 130, 150)])  # fmt: skip
    assert [tier.value for tier in audited(of, strategy).tiers] == [2, 24, 0, 0]


@strategies
def test_a_transfer_may_be_made_outside_the_window(strategy: Strategy) -> None:
    """From 120 to 200 there is time for the 12 minutes home; the window begins at 195, and must not force them in."""
    of = meeting([hotel("H"), hall("P"), site("A")], {("H", "A"): 20, ("H", "P"): 10, ("A", "P"): 30}, [coach("C1", 9)],
                 delegates(2), [window(195, 300, "A")],
                 [session("s", "P", 100, 120), session("lunch", "H", 200, 240)])  # fmt: skip
    assert audited(of, strategy).tiers[0].value == 0


@strategies
def test_tours_that_do_not_take_place_hold_no_bay(strategy: Strategy) -> None:
    """Ten groups that cannot visit anything in 8 minutes stay at home; the hotel has one bay for their coaches."""
    of = meeting([hotel("H", bays=1), site("A")], {("H", "A"): 5}, [coach(f"C{n}", 2) for n in range(10)],
                 delegates(20), [window(60, 69, "A")])  # fmt: skip
    assert [tier.value for tier in audited(of, strategy).tiers] == [20, 0, 0, 0]


def test_walks_a_session_out_of_reach() -> None:
    """The drive is longer than the time between the sessions."""
    of = meeting([hotel("H"), hall("P")], {("H", "P"): 10}, [coach("C1", 1)], delegates(1), [],
                 [session("breakfast", "H", 30, 60), session("plenary", "P", 68, 98)])  # fmt: skip
    outcome = planned(of, by_walks)
    assert isinstance(outcome, Impossible)
    assert [reason.values["minutes"] for reason in outcome.reasons] == [4]


def test_walks_a_drive_longer_than_the_window() -> None:
    of = meeting([hotel("H"), site("A"), site("B")], {("H", "A"): 100, ("H", "B"): 5}, [coach("C1", 9)], delegates(2),
                 [window(60, 120, "A", "B")])  # fmt: skip
    assert audited(of, by_walks).tiers[0].value == 2


@strategies
def test_the_hall_opens_shortly_before_the_session(strategy: Strategy) -> None:
    """Open from 99, session at 100, one bay, two coaches of one minute each: only one can be there in time."""
    of = meeting([hotel("H"), hall("P", bays=1, hours=(99, 200))], {("H", "P"): 10}, [coach("C1", 2), coach("C2", 2)],
                 delegates(4), [], [session("s", "P", 100, 120)], transfer_lead=5)  # fmt: skip
    assert isinstance(planned(of, strategy), Impossible)


@strategies
def test_the_hotel_opens_late(strategy: Strategy) -> None:
    """Nobody boards in the hotel before 75; A closes at 95: boarding 75, A 81 to 89."""
    of = meeting([hotel("H", hours=(75, 1440)), site("A", hours=(0, 95))], {("H", "A"): 5}, [coach("C1", 2)],
                 delegates(2), [window(60, 110, "A")])  # fmt: skip
    audited(of, strategy)


def waiting(max_wait: int) -> Meeting:
    """A closes at 75, B is done by 84, C opens at 90: five minutes between B and C, one of them driven."""
    places = [hotel("H"), site("A", hours=(0, 75)), site("B", hours=(0, 89)), site("C", hours=(90, 1440))]
    roads = dict.fromkeys(combinations("HABC", 2), 1)
    return meeting(places, roads, [coach("C1", 2)], delegates(2), [window(60, 160, "A", "B", "C")], max_wait=max_wait)


def moved(plan: Plan, old: Step, *new: Step) -> Plan:
    (group,) = plan.groups
    assert old in group.walk
    walk = sorted([*(step for step in group.walk if step != old), *new], key=lambda s: (s.start, s.end))
    return replace(plan, groups=(replace(group, walk=tuple(walk)),))


def test_a_coach_cannot_wait_on_the_road() -> None:
    """With two minutes of waiting allowed only two of the sites can be seen; three, where a coach may dawdle."""
    proven = planned(waiting(max_wait=2))
    aboard = planned(waiting(max_wait=5))
    assert isinstance(proven, Planned)
    assert isinstance(aboard, Planned)
    (group,) = aboard.plan.groups
    boarding = next(s for s in group.walk if s.node == "B/bay" and s.end == 89)
    slow = moved(aboard.plan, boarding, replace(boarding, end=boarding.start + 1))
    found = audit(waiting(max_wait=2), slow)
    assert not isinstance(found, AuditedPlan)
    assert {(violation.rule, violation.by) for violation in found} == {("waiting", 5)}
    assert proven.plan.tiers[0].value == proven.plan.tiers[0].bound == 2


def test_waiting_at_the_entrance_is_not_free() -> None:
    """All may wait at the entrance instead of aboard; it counts as waiting all the same."""
    of = waiting(max_wait=5)
    outcome = planned(of)
    assert isinstance(outcome, Planned)
    (group,) = outcome.plan.groups
    boarding = next(s for s in group.walk if s.node == "B/bay" and s.end == 89)
    standing = next(s for s in group.walk if s.node == "B/bay" and s.people == 0)
    leaving = next(s for s in reversed(group.walk) if s.node == "B/entrance")
    by = boarding.end - boarding.start - 1
    plan = moved(outcome.plan, boarding, replace(boarding, start=boarding.start + by))
    plan = moved(plan, standing, replace(standing, end=standing.end + by))
    plan = moved(plan, leaving, replace(leaving, start=leaving.start + by, end=leaving.end + by),
                 replace(leaving, end=leaving.end - 1 + by))  # fmt: skip
    values = value_of_tiers(of, plan)
    tiers = tuple(replace(t, value=values[t.name], bound=0) for t in plan.tiers)
    plan = replace(plan, tiers=tiers, status="feasible")
    assert isinstance(audit(of, plan), AuditedPlan)
    assert outcome.plan.tiers[1].bound <= values["travel_and_waiting"]


def test_the_waiting_rule_does_something() -> None:
    """Left out, the coach waits longer than it may, and the audit sees it."""
    from meetingplan.plan import direct as module

    kept = module.WALK_RULES
    try:
        module.WALK_RULES = {name: post for name, post in kept.items() if name != "waiting"}
        outcome = planned(waiting(max_wait=2))
    finally:
        module.WALK_RULES = kept
    assert isinstance(outcome, Planned)
    assert not isinstance(audit(waiting(max_wait=2), outcome.plan), AuditedPlan)
