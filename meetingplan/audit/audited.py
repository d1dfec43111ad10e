"""The audit itself, and the proof of it that publishing asks for."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass

from meetingplan.audit.facts import Facts
from meetingplan.audit.loads import Load
from meetingplan.audit.rules import RULES
from meetingplan.audit.violation import Violation
from meetingplan.domain.ids import NodeId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan

_SEAL = object()


@dataclass(frozen=True, slots=True)
class AuditedPlan:
    """A plan in which no rule found a breach; only `audit` makes one.

    Args:
        meeting: with what the plan shows of the candidates of its windows.
        loads: for each node the stretches in which it is not empty, in order of time.
    """

    meeting: Meeting
    plan: Plan
    loads: Mapping[NodeId, tuple[Load, ...]]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only audit() makes an AuditedPlan")


def audit(meeting: Meeting, plan: Plan) -> AuditedPlan | tuple[Violation, ...]:
    """Checks a plan, whoever made it, against every rule.

    Returns:
        The audited plan, or all violations in the order of `RULES`.
    """
    meeting = meeting.showing(plan.shown)
    facts = Facts.of(meeting, plan)
    violations = tuple(violation for rule in RULES.values() for violation in rule.check(facts))
    return violations or AuditedPlan(meeting, plan, facts.loads, _SEAL)
