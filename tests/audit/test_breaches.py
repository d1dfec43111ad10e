"""Every rule catches its smallest breaches, names itself, and says by how much."""

import pytest

from meetingplan.audit import RULES, AuditedPlan, audit
from tests.audit.breaches import POST, staffed
from tests.audit.breaches_hosting import GOOD_HOSTING
from tests.audit.builders import meeting, plan
from tests.audit.edits import Breach, Edit
from tests.audit.told import BREACHES, expected, headed, told

EXPECTED = expected()


@pytest.mark.parametrize("breach", BREACHES, ids=lambda b: f"{b.rule}: {b.what}")
def test_breach_is_named(breach: Breach) -> None:
    violations = audit(*breach.edit(meeting(), plan()))
    assert not isinstance(violations, AuditedPlan)
    # A changed walk has other values than the plan still claims; that alone may be told as well.
    rules = {v.rule for v in violations} - ({"tiers"} if breach.rule != "tiers" else set())
    assert rules == {breach.rule} | breach.also
    assert breach.by in {v.by for v in violations if v.rule == breach.rule}


@pytest.mark.parametrize("breach", BREACHES, ids=lambda b: f"{b.rule}: {b.what}")
def test_all_is_told_as_expected(breach: Breach) -> None:
    """Who, where, when and by how much, and nothing else; no sentence lacks a value."""
    lines = told(breach)
    assert lines == EXPECTED[headed(breach)]
    for said in lines:
        assert not any(word in said for word in ("{", "Text(", "Message(", "None"))


def test_nothing_else_is_expected() -> None:
    assert list(EXPECTED) == [headed(breach) for breach in BREACHES]


def test_posts_that_are_staffed_break_nothing() -> None:
    """Nor do two grids that share two posts."""
    assert isinstance(audit(*staffed(POST)(meeting(), plan())), AuditedPlan)


@pytest.mark.parametrize("edit", GOOD_HOSTING.values(), ids=GOOD_HOSTING)
def test_what_keeps_the_rules_of_hosting_is_accepted(edit: Edit) -> None:
    assert isinstance(audit(*edit(meeting(), plan())), AuditedPlan)


def test_every_rule_has_a_breach() -> None:
    assert {breach.rule for breach in BREACHES} == set(RULES)
