"""How full each node is, from minute to minute."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import NodeId
from meetingplan.domain.plan import Step


@dataclass(frozen=True, slots=True)
class Load:
    """From `start` to `end` (minutes of the meeting, end excluded), `parties` with `people` in all are at a node."""

    start: int
    end: int
    parties: int
    people: int


def loads_of(steps: Iterable[Step]) -> Mapping[NodeId, tuple[Load, ...]]:
    """For each node the stretches in which it is not empty, in order of time; each step counts as one party."""
    changes: dict[NodeId, list[tuple[int, int, int]]] = defaultdict(list)
    for step in steps:
        changes[step.node] += [(step.start, 1, step.people), (step.end, -1, -step.people)]
    return {node: _sweep(sorted(of_node)) for node, of_node in changes.items()}


def _sweep(changes: Iterable[tuple[int, int, int]]) -> tuple[Load, ...]:
    stretches: list[Load] = []
    since = parties = people = 0
    for minute, more_parties, more_people in changes:
        if minute > since and parties:
            last = stretches[-1] if stretches else None
            if last is not None and (last.end, last.parties, last.people) == (since, parties, people):
                stretches[-1] = Load(last.start, minute, parties, people)
            else:
                stretches.append(Load(since, minute, parties, people))
        since = minute
        parties += more_parties
        people += more_people
    return tuple(stretches)
