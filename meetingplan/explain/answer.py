"""What is answered, and how sure it is: solved (by a plan that passed the audit) or a bound (that no plan is below)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Message

Sureness = Literal["solved", "bound", "given"]
"""By a plan that was found and audited, by a bound that was proven, or by what the organiser has written."""
Ask = Callable[[Meeting], Meeting]


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence of an explanation."""

    told: Message
    by: Sureness


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question, its heading first.

    Args:
        possible: whether there is a plan in which everyone sees what they must; None where that was left open.
    """

    heading: Message
    answers: tuple[Answer, ...]
    possible: bool | None = True


def passes(meeting: Meeting, plan: Plan) -> bool:
    """Whether the audit believes a plan of a meeting with its wishes."""
    return isinstance(audit(meeting, plan), AuditedPlan)
