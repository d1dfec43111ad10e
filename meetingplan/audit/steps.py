"""What can be wrong with the steps of a walk before they are read as sessions and tours."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from meetingplan.audit.nodes import Kind, Node
from meetingplan.audit.walks import MalformedWalkError
from meetingplan.domain.ids import NodeId
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say


def step_faults(group: Group, nodes: Mapping[NodeId, Node], last_minute: int) -> Iterator[MalformedWalkError]:
    """Every step that cannot stand as it is, and every pair that cannot stand together."""
    for step in group.walk:
        yield from _alone(group, step, nodes, last_minute)
    for before, after in pairwise(group.walk):
        if after.start < before.start:
            text = say("{group} has its steps out of order of start at {node}", group=group.id, node=after.node)
            yield MalformedWalkError(text, after, before.start - after.start)


def _alone(group: Group, step: Step, nodes: Mapping[NodeId, Node], last_minute: int) -> Iterator[MalformedWalkError]:
    node = nodes.get(step.node)
    if node is None:
        text = say("{group} is sent to {node}, which the scenario does not know", group=group.id, node=step.node)
        yield MalformedWalkError(text, step)
        return
    if step.end <= step.start:
        text = say("{group} has a step at {where} that does not end after it starts", group=group.id, where=node.name)
        yield MalformedWalkError(text, step, 1 + step.start - step.end)
    if step.start < 0 or step.end > last_minute:
        text = say("{group} is at {where} outside the days of the meeting", group=group.id, where=node.name)
        yield MalformedWalkError(text, step, max(-step.start, step.end - last_minute))
    least = 0 if node.kind is Kind.BAY else 1
    if not least <= step.people <= group.size:
        text = say(
            "{people} people of {group} are said to be at {where}; the group has {size}",
            people=step.people, group=group.id, where=node.name, size=group.size,
        )  # fmt: skip
        yield MalformedWalkError(text, step, max(step.people - group.size, least - step.people))


def overlap_fault(group: Group) -> MalformedWalkError | None:
    """The first moment at which a group would be at two places, or at one place with more people than it has."""
    present: list[Step] = []
    for step in group.walk:
        present = [other for other in present if other.end > step.start]
        for other in present:
            if other.place != step.place:
                text = say("{group} is at two places at once", group=group.id)
                return MalformedWalkError(text, step, other.end - step.start)
        present.append(step)
        people = sum(other.people for other in present)
        if people > group.size:
            text = say(
                "{group} has {size} people, but {people} of them are in several parts of a place at once",
                group=group.id, size=group.size, people=people,
            )  # fmt: skip
            return MalformedWalkError(text, step, people - group.size)
    return None
