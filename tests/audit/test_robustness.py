"""Whatever is in a plan, the audit answers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.audit import AuditedPlan, audit, value_of_tiers
from meetingplan.domain.ids import CoachId, DelegateId, DocentId, GroupId, NodeId
from meetingplan.domain.plan import Group, Plan, Step, Tier
from tests.audit.builders import meeting, plan, walk_of, with_walk

MEETING = meeting()
STEPS = [(g.id, number) for g in plan().groups for number in range(len(g.walk))]
NODES = st.sampled_from([s.node for g in plan().groups for s in g.walk]) | st.builds(NodeId, st.text(max_size=5))
MINUTES = st.integers(700, 1100) | st.integers(-5, 1445) | st.integers()
PEOPLE = st.integers(-1, 11) | st.integers()
DOCENTS = st.none() | st.sampled_from(["a1", "a2", "b1", "?"]).map(DocentId)
ANY_STEP = st.builds(Step, NODES, MINUTES, MINUTES, PEOPLE, DOCENTS)


@pytest.mark.parametrize(("name", "number"), STEPS)
def test_a_step_cut_by_a_minute_is_rejected(name: GroupId, number: int) -> None:
    walk = list(walk_of(plan(), name))
    at_start, at_end = list(walk), list(walk)
    at_end[number] = replace(walk[number], end=walk[number].end - 1)
    at_start[number] = replace(walk[number], start=walk[number].start + 1)
    for cut in (at_start, at_end):
        violations = audit(MEETING, with_walk(plan(), name, cut))
        if _is_needless_waiting(walk[number]):
            assert isinstance(violations, AuditedPlan)
        else:
            assert not isinstance(violations, AuditedPlan)
            assert {v.rule for v in violations} - {"tiers"}


def _is_needless_waiting(step: Step) -> bool:
    """A part of the group waits at the entrance while the other is led; that step may as well be left out."""
    return step.node == "A/entrance" and step.people < 8


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STEPS), st.lists(st.tuples(st.sampled_from(["node", "start", "end", "people", "docent"]),
       MINUTES, NODES, PEOPLE, DOCENTS), min_size=1, max_size=4))  # fmt: skip
def test_any_change_of_a_step_is_answered(
    where: tuple[GroupId, int], changes: list[tuple[str, int, NodeId, int, DocentId | None]]
) -> None:
    walk = list(walk_of(plan(), where[0]))
    for attribute, minute, node, people, led_by in changes:
        value = {"node": node, "start": minute, "end": minute, "people": people, "docent": led_by}[attribute]
        walk[where[1]] = replace(walk[where[1]], **{attribute: value})  # type: ignore[arg-type]  # keyed by attribute
    _answered(with_walk(plan(), where[0], walk))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["G1", "G2"]), st.data())
def test_any_shuffle_of_steps_is_answered(name: str, data: st.DataObject) -> None:
    walk = list(walk_of(plan(), name))
    kept = data.draw(st.lists(st.sampled_from(walk), unique_by=id, max_size=len(walk)))
    mixed = data.draw(st.sampled_from([kept, sorted(kept, key=lambda s: s.start)]))
    _answered(
        replace(plan(), groups=tuple(replace(g, walk=tuple(mixed)) if g.id == name else g for g in plan().groups))
    )


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(
    Group, st.sampled_from(["G1", "G2", ""]).map(GroupId), st.sampled_from(["C1", "?"]).map(CoachId),
    st.lists(st.sampled_from(["D01", "D02", "D11", "?"]).map(DelegateId), max_size=5).map(tuple),
    st.lists(ANY_STEP, max_size=6).map(tuple)), max_size=3))  # fmt: skip
def test_any_groups_are_answered(groups: list[Group]) -> None:
    tiers = (Tier("missed", "visits", -1, float("inf")), Tier("", "", 0, float("-inf")))
    made = Plan("", "", -1, 0, "optimal", tiers, tuple(groups), {DelegateId(""): ""})
    assert not isinstance(audit(MEETING, made), AuditedPlan)


def _answered(made: Plan) -> None:
    answer = audit(MEETING, made)
    assert isinstance(answer, AuditedPlan) or answer
    assert set(value_of_tiers(MEETING, made)) == {"missed", "travel_and_waiting", "latest_return", "unevenness"}
