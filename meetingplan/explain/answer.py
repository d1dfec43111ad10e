"""What is answered, and how sure it is: solved (a plan passed the audit), or a bound (no plan is below); else open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Message, say

Sureness = Literal["solved", "bound", "given", "open"]
"""By a plan that was found and audited, by a bound that was proven, by what the organiser wrote; or not at all."""
Value = str | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence of an explanation.

    Args:
        data: the same for programs: ids, minutes, times in ISO 8601.
    """

    told: Message
    by: Sureness
    data: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to one question, its heading first.

    Args:
        about: which question: groups, delegate, conflict, undecided, costs, order or belts.
        possible: whether there is a plan in which everyone sees what they must; None where that was left open.
        data: of the heading, for programs.
    """

    about: str
    heading: Message
    answers: tuple[Answer, ...]
    possible: bool | None = True
    data: Mapping[str, Value] = field(default_factory=dict)


def passes(meeting: Meeting, plan: Plan) -> bool:
    """Whether the audit believes a plan of a meeting with its wishes."""
    return isinstance(audit(meeting, plan), AuditedPlan)


def a_person(minutes: float, people: int) -> float:
    """Minutes a person of so many people-minutes, to a tenth."""
    return round(minutes / max(1, people), 1)


def listed(messages: Iterable[Message]) -> Message:
    """Messages with semicolons between them."""
    first, *others = messages
    for message in others:
        first = say("{one}; {other}", one=first, other=message)
    return first
