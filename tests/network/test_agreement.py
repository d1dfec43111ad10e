"""Graph and audit are written apart from each other; a visit that the one makes is one that the other accepts."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meetingplan.audit import AuditedPlan, audit, value_of_tiers
from meetingplan.domain.ids import place_of
from meetingplan.domain.movement import Movement
from meetingplan.domain.places import Interior
from meetingplan.domain.plan import Plan
from meetingplan.network import Headcount, build_graph, passage
from tests.network import sites

spacings = st.sampled_from([1.0, 0.75, 0.5])
figures = st.sampled_from([sites.FIGURES, sites.DEFAULTS])


@given(sites.interiors, sites.headcounts(), spacings, figures)
@pytest.mark.slow
def test_the_audit_accepts_every_passage(inside: Interior, group: Headcount, spacing: float, m: Movement) -> None:
    meeting = sites.meeting(inside, group, spacing=spacing, figures=m)
    made = passage(build_graph(meeting), sites.SITE, group)
    plan = sites.plan(meeting, made)
    result = audit(meeting, plan)
    assert isinstance(result, AuditedPlan), [(v.rule, v.message) for v in result]


@given(sites.interiors, sites.headcounts(most=8), spacings, figures, st.data())
def test_the_audit_accepts_nothing_shorter(
    inside: Interior, group: Headcount, spacing: float, m: Movement, data: st.DataObject
) -> None:
    """One party, because the end of the entrance is where others wait; any of its steps ends a minute early."""
    assume(not group.wheelchairs)  # with whom the wheelchairs are is not written down
    meeting = sites.meeting(inside, group, spacing=spacing, figures=m)
    made = passage(build_graph(meeting), sites.SITE, group)
    assume(len(made.guided()) == 1)
    plan = sites.plan(meeting, made)
    steps = [n for n, step in enumerate(plan.groups[0].walk) if step.people and place_of(step.node) == sites.SITE]
    hurried = _hurried(plan, data.draw(st.sampled_from(steps)))
    found = audit(meeting, hurried)
    assert not isinstance(found, AuditedPlan)
    assert {violation.rule for violation in found} & {"service", "walk-form"}


@pytest.mark.slow
@given(sites.interiors, sites.headcounts(), spacings, figures)
def test_both_count_the_same_waiting(inside: Interior, group: Headcount, spacing: float, m: Movement) -> None:
    """Drives, getting off and on at hotel and site, and at the site whatever the visit does not count as inside."""
    meeting = sites.meeting(inside, group, spacing=spacing, figures=m)
    made = passage(build_graph(meeting), sites.SITE, group)
    waited = 2 * sites.DRIVE + made.board + made.alight + made.minutes - made.inside
    assert value_of_tiers(meeting, sites.plan(meeting, made))["travel_and_waiting"] == group.people * waited


def _hurried(plan: Plan, number: int) -> Plan:
    group = plan.groups[0]
    walk = (replace(step, end=step.end - (n == number)) for n, step in enumerate(group.walk))
    return replace(plan, groups=(replace(group, walk=tuple(walk)),))
