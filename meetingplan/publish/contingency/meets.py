"""Whom a coach that is late meets: at a part of a place that is full then, or behind a docent who leads others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from meetingplan.audit.loads import loads_of
from meetingplan.audit.nodes import Node, nodes_of
from meetingplan.domain.ids import BAY, CoachId, DocentId, NodeId, PlaceId, node_id
from meetingplan.domain.plan import Group, Step
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind, Party

_AWAY = frozenset({Kind.VISIT, Kind.ARRIVE})


@dataclass(frozen=True, slots=True)
class Meets:
    """From so many minutes of delay on, a coach is in the way of others at a place, or they in its."""

    minutes: int
    place: PlaceId
    coaches: tuple[CoachId, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """Who is where when, and who leads whom when, as the plan has it."""

    nodes: Mapping[NodeId, Node]
    steps: Mapping[NodeId, Sequence[tuple[Group, Step]]]
    led: Mapping[DocentId, Sequence[tuple[Group, Party]]]

    @classmethod
    def of(cls, edition: Edition) -> "Stays":
        """Those of all groups."""
        steps: dict[NodeId, list[tuple[Group, Step]]] = defaultdict(list)
        led: dict[DocentId, list[tuple[Group, Party]]] = defaultdict(list)
        for group in edition.plan.groups:
            for step in group.walk:
                steps[step.node].append((group, step))
            for party in (party for entry in edition.journeys[group.id] for party in entry.parties):
                if party.docent is not None:
                    led[party.docent].append((group, party))
        return cls(nodes_of(edition.meeting), steps, led)

    def meets(self, group: Group, rest: Sequence[Entry], spare: int) -> Meets | None:
        """Whom a group meets first, if all of `rest` is up to `spare` minutes later; None for nobody.

        Args:
            rest: a drive, and what a delay of it moves.
        """
        mine = _by_node(group, rest)
        parties = [(entry.place, party) for entry in rest for party in entry.parties]
        for minutes in range(1, spare + 1):
            found = (*self._full(group, mine, rest[0].start, minutes), *self._busy(group, parties, minutes))
            for place, others in found:
                return Meets(minutes, place, tuple(dict.fromkeys(other.coach for other in others)))
        return None

    def _full(
        self, group: Group, mine: Mapping[NodeId, list[Step]], leaves: int, minutes: int
    ) -> Iterator[tuple[PlaceId, list[Group]]]:
        """Where there is no room; the coach is in its bay until it leaves."""
        for node, steps in mine.items():
            late = [replace(s, start=s.start + minutes * (s.start > leaves), end=s.end + minutes) for s in steps]
            others = [(other, step) for other, step in self.steps[node]
                      if other is not group and any(_overlap(step, one) for one in late)]  # fmt: skip
            if others and _holds_not(self.nodes[node], [*late, *(step for _, step in others)]):
                yield steps[0].place, [other for other, _ in others]

    def _busy(
        self, group: Group, parties: Iterable[tuple[PlaceId, Party]], minutes: int
    ) -> Iterator[tuple[PlaceId, list[Group]]]:
        """Where a docent leads others."""
        for place, party in parties:
            others = [other for other, led in (self.led[party.docent] if party.docent else ())
                      if other is not group and led.start < party.end + minutes
                      and party.start + minutes < led.end]  # fmt: skip
            if others:
                yield place, others


def _by_node(group: Group, rest: Sequence[Entry]) -> Mapping[NodeId, list[Step]]:
    """The steps that a delay moves; the first is the coach's in the bay that it leaves."""
    leaves, origin = rest[0].start, rest[0].origin
    assert origin is not None  # a drive has one
    until = max(entry.end for entry in rest if entry.kind in _AWAY)
    mine: dict[NodeId, list[Step]] = defaultdict(list)
    mine[node_id(origin, BAY)].append(Step(node_id(origin, BAY), leaves, leaves, 0))
    for step in group.walk:
        if leaves < step.start < until:
            mine[step.node].append(step)
    return mine


def _overlap(one: Step, other: Step) -> bool:
    return one.start < other.end and other.start < one.end


def _holds_not(node: Node, steps: Iterable[Step]) -> bool:
    return any(
        (node.parties is not None and load.parties > node.parties)
        or (node.people is not None and load.people > node.people)
        for load in loads_of(steps)[node.id]
    )
