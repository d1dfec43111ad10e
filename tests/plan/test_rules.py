"""Every rule is needed: a plan made without it is one that the audit rejects, naming that rule."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.people import Grouping, Leaders, Role
from meetingplan.domain.pins import Pin, PinnedVisit
from meetingplan.domain.plan import Plan
from meetingplan.network import build_graph
from meetingplan.plan import Budget, direct, make_plan
from meetingplan.plan.groups import choose as groups
from meetingplan.plan.rules import GROUP_RULES, WALK_RULES
from tests.plan.meetings import coach, delegate, delegates, hall, hotel, meeting, session, site, window, zone

Rules = Mapping[str, Callable[..., None]]


def far_site() -> Meeting:
    """Two groups, A an hour away: without drives the tour would take its 1 + 8 + 1 minutes only."""
    return meeting([hotel("H"), site("A")], {("H", "A"): 60}, [coach("C1", 2)], delegates(2), [window(60, 300, "A")])


def yard() -> Meeting:
    """No coach turns round at A, and the second road there is never the quickest: nobody is taken there and back."""
    narrow = replace(site("A"), turning=False)
    return meeting([hotel("H"), narrow, hall("P")], {("H", "A"): 1, ("A", "P"): 9, ("H", "P"): 1}, [coach("C1", 2)],
                   delegates(2), [window(60, 160, "A")])  # fmt: skip


def one_at_a_time() -> Meeting:
    """Two groups at a bay for one, and a window for one of them: the visit takes 8 minutes, the bay then is free.

    With drives of 5 a tour takes 1 + 5 + 8 + 5 + 1 = 20 minutes; the second is back 8 later, at 88, not by 85.
    """
    return meeting([hotel("H"), site("A", bays=1)], {("H", "A"): 5}, [coach("C1", 2), coach("C2", 2)], delegates(4),
                   [window(60, 85, "A")], max_wait=0)  # fmt: skip


def late_coach() -> Meeting:
    """The session before ends at 60, the next begins at 85, and the second group is back at 88 or later."""
    meals = [session("breakfast", "H", 30, 60), session("lunch", "H", 85, 100)]
    return replace(one_at_a_time(), sessions={meal.id: meal for meal in meals})


def closing_site() -> Meeting:
    """A closes when the window has been open for ten minutes, before anyone can have been there for 8."""
    return meeting([hotel("H"), site("A", hours=(0, 70))], {("H", "A"): 5}, [coach("C1", 2)], delegates(2),
                   [window(60, 120, "A")])  # fmt: skip


def early_coach() -> Meeting:
    """A closes at 75, so B, one minute on and 8 long, is done by 84; C, one minute on, opens at 90.

    Who sees all three waits for 89 - 84 = 5 minutes in the bay of B; two are allowed a stop.
    """
    places = [hotel("H"), site("A", hours=(0, 75)), site("B", hours=(0, 89)), site("C", hours=(90, 1440))]
    roads = dict.fromkeys(combinations("HABC", 2), 1)
    return meeting(places, roads, [coach("C1", 2)], delegates(2), [window(60, 160, "A", "B", "C")], max_wait=2)


def short_stay() -> Meeting:
    """As above, but a coach may wait for 13 minutes a stop, and stay at B for 12, where the visit takes 8.

    It may leave A at 75, reach B at 76 and leave it at 88; at C, a minute on, it would be too early at 89.
    """
    early = early_coach()
    places = {**early.places, PlaceId("B"): replace(early.places[PlaceId("B")], standing=12)}
    return replace(early, places=places, limits=replace(early.limits, max_wait=13))


def narrow_zone() -> Meeting:
    """Two groups and one party at a time in the only zone: both at once would be home earliest."""
    return meeting([hotel("H"), site("A", zone("z1", 10, parties=1))], {("H", "A"): 5},
                   [coach("C1", 2), coach("C2", 2)], delegates(4), [window(60, 160, "A")])  # fmt: skip


def belt() -> Meeting:
    """Between H, A and B lies a minute each; B opens at 75 and is to be seen first.

    A first, the group is in A from 66 to 74, in B from 75 to 83 and home at 85; B first it is home at 94, with as many
    minutes on the road.
    """
    places = [hotel("H"), site("A"), site("B", hours=(75, 1440))]
    visits = replace(window(60, 160, "A", "B"), first=PlaceId("B"))
    return meeting(places, dict.fromkeys(combinations("HAB", 2), 1), [coach("C1", 2)], delegates(2), [visits])


def show() -> Meeting:
    """The show in A begins at 75; a group that set out at 60 would be inside at 68."""
    stage = site("A")
    assert stage.interior is not None
    stage = replace(stage, interior=replace(stage.interior, starts=(75,)))
    return meeting([hotel("H"), stage], {("H", "A"): 5}, [coach("C1", 2)], delegates(2), [window(60, 160, "A")])


def convoy() -> Meeting:
    """Two groups and two sites with a bay for one: the other way round, the second group is home as soon as the first.

    In a convoy it gets to A no earlier than the first leaves it, 8 minutes later.
    """
    places = [hotel("H"), site("A", bays=1), site("B", bays=1)]
    visits = replace(window(60, 160, "A", "B"), routes=1)
    return meeting(places, dict.fromkeys(combinations("HAB", 2), 1), [coach("C1", 2), coach("C2", 2)], delegates(4),
                   [visits])  # fmt: skip


def far_away() -> Meeting:
    """A is 130 minutes away and a visit of 8 no rest: there and back are 260 minutes at the wheel."""
    return meeting([hotel("H"), site("A")], {("H", "A"): 130}, [coach("C1", 2)], delegates(2), [window(60, 600, "A")])


def pinned_visit() -> Meeting:
    """A tour of 1 + 5 + 8 + 5 + 1 minutes that would begin at 60; its visit is pinned to 20 minutes later."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 2)], delegates(2), [window(60, 160, "A")])
    pin = Pin(CoachId("C1"), tuple(of.delegates), (PinnedVisit(PlaceId("A"), 86, 87, 94),))
    return replace(of, pins={pin.coach: pin})


WALK_CASES = {
    "travel": (far_site, "travel"),
    "turning": (yard, "turning"),
    "sessions": (late_coach, "walk-form"),
    "opening": (closing_site, "opening"),
    "waiting": (early_coach, "waiting"),
    "standing": (short_stay, "standing"),
    "ends": (belt, "ends"),
    "sittings": (show, "sittings"),
    "routes": (convoy, "routes"),
    "capacity": (narrow_zone, "capacity"),
    "driver-hours": (far_away, "driver-hours"),
    "pins": (pinned_visit, "pins"),
}


def full_coaches() -> Meeting:
    """Delegations of four, three and three; coaches of five and five: with seven on one of them none would be split."""
    people = [
        delegate(f"{name}{n}", delegation=name) for name, size in (("u", 4), ("v", 3), ("w", 3)) for n in range(size)
    ]
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 10, crew=5), coach("C2", 10, crew=5)],
                   people, [window(60, 160, "A")])  # fmt: skip


def company() -> Meeting:
    """Two delegations of two on coaches of two; one of each asks for one of the other."""
    people = [delegate("u1", delegation="u", keep_with=["v1"]), delegate("u2", delegation="u"),
              delegate("v1", delegation="v", keep_with=["u1"]), delegate("v2", delegation="v")]  # fmt: skip
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 2), coach("C2", 2)], people,
                   [window(60, 160, "A")])  # fmt: skip


def strangers() -> Meeting:
    """Four of one delegation on one coach of four, but for the two who keep apart; another coach is there."""
    people = [*delegates(3), delegate("H04", keep_apart=["H01"])]
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 4), coach("C2", 4)], people,
                   [window(60, 160, "A")])  # fmt: skip


def chosen_coach() -> Meeting:
    """Four of one delegation, one of whom was given the second of two coaches of four."""
    people = [*delegates(3), delegate("H04", coach="C2")]
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, [coach("C1", 4), coach("C2", 3)], people,
                   [window(60, 160, "A")])  # fmt: skip


def many_leaders() -> Meeting:
    """Three leaders of w and two people of x were given C1 and C4 by hand: 3 and 0, which no wish can make more even.

    So it is for the rule alone to part the two leaders of u, who would rather ride together.
    """
    people = [*(delegate(f"w{n}", delegation="w", role=Role.LEADER, coach="C1") for n in range(3)),
              *(delegate(f"u{n}", delegation="u", role=Role.LEADER) for n in range(2)),
              *(delegate(f"v{n}", delegation="v") for n in range(2)),
              *(delegate(f"x{n}", delegation="x", coach="C4") for n in range(2))]  # fmt: skip
    coaches = [coach("C1", 3), coach("C2", 3), coach("C3", 3), coach("C4", 2)]
    return meeting([hotel("H"), site("A")], {("H", "A"): 5}, coaches, people, [window(60, 160, "A")],
                   groups=Grouping(leaders=Leaders.SPREAD))  # fmt: skip


GROUP_CASES = {
    "seats": (full_coaches, "seats"),
    "together": (company, "together"),
    "apart": (strangers, "apart"),
    "by-hand": (chosen_coach, "by-hand"),
    "leaders": (many_leaders, "leaders"),
}


def made(of: Meeting) -> Plan:
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, direct.direct)
    assert isinstance(outcome, Planned)
    return outcome.plan


def broken(of: Meeting, plan: Plan) -> set[str]:
    result = audit(of, plan)
    return set() if isinstance(result, AuditedPlan) else {violation.rule for violation in result}


@pytest.mark.parametrize("rule", WALK_RULES)
def test_without_a_rule_of_walks_the_audit_objects(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build, named = WALK_CASES[rule]
    assert broken(build(), made(build())) == set()
    # The capacity's intervals are no longer than the longest wait allows, so they would do the rule's work.
    without = {rule, "capacity"} if rule == "waiting" else {rule}
    monkeypatch.setattr(direct, "WALK_RULES", {name: post for name, post in WALK_RULES.items() if name not in without})
    assert named in broken(build(), made(build()))


@pytest.mark.parametrize("rule", GROUP_RULES)
def test_without_a_rule_of_groups_the_audit_objects(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build, named = GROUP_CASES[rule]
    assert broken(build(), made(build())) == set()
    monkeypatch.setattr(groups, "GROUP_RULES", {name: post for name, post in GROUP_RULES.items() if name != rule})
    assert named in broken(build(), made(build()))


def test_every_rule_has_a_case() -> None:
    assert set(WALK_CASES) == set(WALK_RULES)
    assert set(GROUP_CASES) == set(GROUP_RULES)
