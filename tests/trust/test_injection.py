"""The smallest breaches of every rule, injected at random into good plans: all are caught, and the rule is named."""

import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from meetingplan.audit import RULES, AuditedPlan, audit
from meetingplan.domain.outcome import Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.scenario.load import load
from tests.audit.builders import meeting, plan
from tests.cli.running import ROOT, TINY
from tests.trust import FULL
from tests.trust.injection import HAND_MADE, INJECTORS, Injected, injected, later
from tests.trust.injection.injected import Made

pytestmark = pytest.mark.slow

SCENARIOS = [TINY, ROOT / "scenarios" / "small", *([ROOT / "scenarios" / "feixi-2020"] if FULL else [])]
EACH = 200 if FULL else 50
"""How many of each rule are injected at least; where one day of the plans has fewer, other days are taken."""


def planned(folder: Path) -> Made:
    of = load(folder)
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    return of, outcome.plan


@pytest.fixture(scope="module")
def real() -> list[Made]:
    """Plans of the planner, good to begin with."""
    made = [planned(folder) for folder in SCENARIOS]
    assert all(isinstance(audit(*each), AuditedPlan) for each in made)
    return made


def pool(rule: str, real: list[Made]) -> Iterator[Injected]:
    """All that there is of a rule: in the real plans and the hand-made one, then in this one on other days."""
    for of, made in real:
        yield from injected(rule, of, made, hand_made=False)
    for minutes in count():
        moved = later(meeting(), plan(), minutes)
        found = list(injected(rule, *moved, hand_made=True))
        assert found, f"nothing can be made of {rule}"
        yield from found


def chosen(rule: str, real: list[Made]) -> list[Injected]:
    """A random choice of what one day has, or of as many days as are needed."""
    of_one_day = [one for of, made in real for one in injected(rule, of, made, hand_made=False)]
    of_one_day += injected(rule, meeting(), plan(), hand_made=True)
    if len(of_one_day) >= EACH:
        return random.Random(rule).sample(of_one_day, EACH)
    return [one for one, _ in zip(pool(rule, real), range(EACH), strict=False)]


@pytest.mark.parametrize("rule", RULES)
def test_all_are_caught(rule: str, real: list[Made]) -> None:
    injections = chosen(rule, real)
    assert len(injections) == EACH
    for one in injections:
        violations = audit(*one.made)
        assert not isinstance(violations, AuditedPlan), f"{rule}, {one.what}: accepted"
        named = {violation.rule for violation in violations}
        assert rule in named, f"{rule}, {one.what}: {named}"
        assert named <= {rule, "tiers"} | one.also, f"{rule}, {one.what}: {named}"
        assert one.by is None or one.by in {v.by for v in violations if v.rule == rule}, f"{rule}, {one.what}"


def test_later_is_as_good() -> None:
    assert isinstance(audit(*later(meeting(), plan(), 30)), AuditedPlan)


def test_every_rule_is_injected() -> None:
    assert {*INJECTORS, *HAND_MADE} == set(RULES)
