"""What an audit can say against a plan, and what a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meetingplan.domain.ids import GroupId, NodeId
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import Message

if TYPE_CHECKING:
    from meetingplan.audit.facts import Facts


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of one rule.

    Args:
        rule: the name of the rule.
        message: who, where, when and by how much, for a person.
        groups: the groups concerned, empty where the breach is of the plan as a whole.
        start, end: minutes of the meeting, None where the breach has no time.
        by: how large the breach is, in its own unit (minutes, people, seats, parties, storeys).
    """

    rule: str
    message: Message
    groups: tuple[GroupId, ...]
    node: NodeId | None
    start: int | None
    end: int | None
    by: int


def of_plan(rule: str, message: Message, by: int, groups: tuple[GroupId, ...] = ()) -> Violation:
    """A breach that stands at no place and no time."""
    return Violation(rule, message, groups, None, None, None, by)


def of_step(rule: str, message: Message, by: int, group: Group, step: Step) -> Violation:
    """A breach at one step of a group's walk."""
    return Violation(rule, message, (group.id,), step.node, step.start, step.end, by)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence with a name, and the check that finds every breach of it."""

    name: str
    sentence: Message
    check: Callable[["Facts"], Iterable[Violation]]
