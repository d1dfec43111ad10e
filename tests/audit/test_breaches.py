"""Every rule catches its smallest breaches, names itself, and says by how much."""

import pytest

from meetingplan.audit import RULES, AuditedPlan, audit
from meetingplan.domain.text import Message
from meetingplan.language.catalogue import translate
from tests.audit.breaches import BREACHES as OF_WALKS
from tests.audit.breaches import POST, staffed
from tests.audit.breaches_hosting import GOOD_HOSTING, HOSTING_BREACHES
from tests.audit.breaches_tiers import TIERS as OF_TIERS
from tests.audit.builders import meeting, plan
from tests.audit.edits import Breach, Edit

BREACHES = [*OF_WALKS, *OF_TIERS, *HOSTING_BREACHES]


@pytest.mark.parametrize("breach", BREACHES, ids=lambda b: f"{b.rule}: {b.what}")
def test_breach_is_named(breach: Breach) -> None:
    violations = audit(*breach.edit(meeting(), plan()))
    assert not isinstance(violations, AuditedPlan)
    # A changed walk has other values than the plan still claims; that alone may be told as well.
    rules = {v.rule for v in violations} - ({"tiers"} if breach.rule != "tiers" else set())
    assert rules == {breach.rule} | breach.also
    assert breach.by in {v.by for v in violations if v.rule == breach.rule}


@pytest.mark.parametrize("breach", BREACHES, ids=lambda b: f"{b.rule}: {b.what}")
def test_sentence_is_complete(breach: Breach) -> None:
    violations = audit(*breach.edit(meeting(), plan()))
    assert not isinstance(violations, AuditedPlan)
    for violation in violations:
        assert isinstance(violation.message, Message)
        said = translate(violation.message, "en")
        assert "{" not in said
        assert "Text(" not in said
        assert "Message(" not in said
        assert "None" not in said


def test_posts_that_are_staffed_break_nothing() -> None:
    """Nor do two grids that share two posts."""
    assert isinstance(audit(*staffed(POST)(meeting(), plan())), AuditedPlan)


@pytest.mark.parametrize("edit", GOOD_HOSTING.values(), ids=GOOD_HOSTING)
def test_what_keeps_the_rules_of_hosting_is_accepted(edit: Edit) -> None:
    assert isinstance(audit(*edit(meeting(), plan())), AuditedPlan)


def test_every_rule_has_a_breach() -> None:
    assert {breach.rule for breach in BREACHES} == set(RULES)
