"""What an audit gives, and that nothing else gives it."""

import copy
from dataclasses import replace

import pytest

from meetingplan.audit import RULES, AuditedPlan, Load, audit
from meetingplan.domain.ids import NodeId
from meetingplan.domain.meeting import Limits
from tests.audit.builders import meeting, plan
from tests.audit.edits import of_coach, of_interior, of_limits


def audited() -> AuditedPlan:
    good = audit(meeting(), plan())
    assert isinstance(good, AuditedPlan)
    return good


def test_good_plan_passes_with_its_loads() -> None:
    good = audited()
    assert good.plan == plan()
    # G1 is at the bay of A in [797, 819), G2 in [826, 848).
    bay = good.loads[NodeId("A/bay")]
    assert [(load.start, load.end, load.parties) for load in bay] == [
        (797, 799, 1), (799, 817, 1), (817, 819, 1), (826, 828, 1), (828, 846, 1), (846, 848, 1),
    ]  # fmt: skip
    # Both groups get off and board at the hall in the same minutes.
    assert good.loads[NodeId("P/bay")] == (Load(1008, 1010, 2, 18), Load(1085, 1087, 2, 18))


def test_nobody_else_makes_an_audited_plan() -> None:
    with pytest.raises(TypeError, match="only audit"):
        AuditedPlan(meeting(), plan(), {}, object())


def test_an_audited_plan_cannot_be_changed_into_another() -> None:
    with pytest.raises((TypeError, ValueError)):
        replace(audited(), plan=plan())  # type: ignore[call-arg]  # that the seal is missing is the point
    assert copy.copy(audited()) == audited()


def test_rules_say_what_they_hold() -> None:
    assert all(rule.name == name and rule.sentence.template.endswith(".") for name, rule in RULES.items())


def test_spacing_takes_seats_and_rooms() -> None:
    """Spacing 11/12 leaves 11 of the 12 seats of C1, two for the crew: one too few for ten people."""
    violations = audit(*of_limits(spacing=11 / 12)(meeting(), plan()))
    assert not isinstance(violations, AuditedPlan)
    assert [(v.groups, v.by) for v in violations if v.rule == "seats"] == [(("G1",), 1), (("G2",), 1)]


def test_violations_stand_in_the_order_of_the_rules() -> None:
    made = of_coach("C1", seats=5)(*of_limits(transfer_lead=0, max_wait=0)(meeting(), plan()))
    violations = audit(*made)
    assert not isinstance(violations, AuditedPlan)
    order = [list(RULES).index(v.rule) for v in violations]
    assert order == sorted(order)
    assert isinstance(made[0].limits, Limits)


def test_a_meeting_of_two_days_tells_the_day() -> None:
    late = replace(plan(), groups=tuple(replace(g, walk=g.walk[1:]) for g in plan().groups))
    one, two = audit(meeting(), late), audit(replace(meeting(), days=2), late)
    assert not isinstance(one, AuditedPlan)
    assert not isinstance(two, AuditedPlan)
    assert (one[0].message.values["start"], two[0].message.values["start"]) == ("12:00", "06-23 12:00")


def test_a_site_without_docents_is_seen_alone() -> None:
    made = of_interior("B", docents=())(meeting(), plan())
    walks = {g.id: tuple(replace(s, docent=None) if s.place == "B" else s for s in g.walk) for g in plan().groups}
    alone = replace(plan(), groups=tuple(replace(g, walk=walks[g.id]) for g in plan().groups))
    assert isinstance(audit(made[0], alone), AuditedPlan)
