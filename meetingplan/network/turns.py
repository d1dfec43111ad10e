"""When the parties of one group, who come all at once, can follow each other through a site.

A party begins at the entrance and then goes on without a break. So the turns are a question of when each begins, and
the answers that are tried are the same whatever a place can hold: *batches* of parties that follow each other by a
gap, each batch a pause after the one before. Wherever there is more room, the same batches fit, and perhaps shorter
ones; so more room never makes a visit longer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from meetingplan.domain.ids import NodeId
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.holds import Hold, Party, length


def turns(graph: CapacityGraph, parties: Sequence[Party], floor: int, below: int) -> list[int] | None:
    """Minutes at which the parties begin, in their order, so that no node is overfilled and all are through soonest.

    For up to three parties no other turns in this order are shorter; for more, no other batches.

    Args:
        floor: minutes in which no turns can bring all through, see `workload.bound`.
        below: minutes in which all must be through; None is returned where no batches do that.
    """
    if floor >= below:
        return None
    line = _Line.of(graph, parties)
    best: list[int] | None = None
    for size in range(1, len(parties) + 1):
        for gap in count() if size > 1 else (0,):
            if line.end(_batches(size, size, gap, 0)) >= below or floor >= below:
                break
            if line.place(0, _batches(size, size, gap, 0)):
                for waits in _paused(line, len(parties), size, gap, floor, below):
                    if line.place(size, waits):
                        best, below = waits, line.end(waits)
                        break
    return best


def _paused(line: "_Line", number: int, size: int, gap: int, floor: int, below: int) -> Iterator[list[int]]:
    """Batches with ever longer pauses, as long as they promise to be through in time."""
    for pause in count((size - 1) * gap):
        waits = _batches(number, size, gap, pause)
        end = line.end(waits)
        if end >= below:
            return
        if end >= floor:
            yield waits
        if number <= size:
            return


def _batches(number: int, size: int, gap: int, pause: int) -> list[int]:
    return [n // size * pause + n % size * gap for n in range(number)]


@dataclass(slots=True)
class _Line:
    """Parties that have been given their turns, the first ones of all.

    Nodes that take one party are looked at all together: each has its lane in one long number, with a bit a minute.

    Args:
        lanes: of every party, what it takes of those nodes.
        others: of every party, what it takes of the other nodes that are limited.
        busy: the lanes after each party.
    """

    graph: CapacityGraph
    ends: Sequence[int]
    lanes: Sequence[int]
    others: Sequence[Party]
    waits: list[int] = field(default_factory=list)
    busy: list[int] = field(default_factory=lambda: [0])

    @classmethod
    def of(cls, graph: CapacityGraph, parties: Sequence[Party]) -> "_Line":
        nodes = sorted({hold.node for party in parties for hold in party})
        shared = {node for node in nodes if graph.nodes[node].parties != 1 and _can_be_overfilled(graph, node, parties)}
        lanes = {node: lane for lane, node in enumerate(n for n in nodes if graph.nodes[n].parties == 1)}
        width = 1 + 2 * len(parties) * max(hold.end for party in parties for hold in party)
        return cls(
            graph,
            [length(party) for party in parties],
            [_bits(party, lanes, width) for party in parties],
            [[hold for hold in party if hold.node in shared] for party in parties],
        )

    def end(self, waits: Sequence[int]) -> int:
        """When the last of the parties that begin at these minutes is through."""
        return max(wait + end for wait, end in zip(waits, self.ends, strict=False))

    def place(self, first: int, waits: Sequence[int]) -> bool:
        """Gives the parties from `first` on their turns, after those before them; whether all nodes have room."""
        del self.waits[first:], self.busy[first + 1 :]
        for number, wait in enumerate(waits[first:], first):
            lanes = self.lanes[number] << wait
            if lanes & self.busy[-1] or not all(self._fits(hold, wait) for hold in self.others[number]):
                return False
            self.busy.append(self.busy[-1] | lanes)
            self.waits.append(wait)
        return True

    def _fits(self, hold: Hold, wait: int) -> bool:
        """Whether a node can take one hold more; its load is highest where the hold, or another in it, starts."""
        limits = self.graph.nodes[hold.node]
        here = [
            (other.start + began - wait, other.end + began - wait, other)
            for began, party in zip(self.waits, self.others, strict=False)
            for other in party
            if other.node == hold.node
        ]
        for minute in (hold.start, *(start for start, _, _ in here if hold.start < start < hold.end)):
            load = [hold, *(other for start, end, other in here if start <= minute < end)]
            if limits.parties is not None and sum(h.parties for h in load) > limits.parties:
                return False
            if limits.people is not None and sum(h.people for h in load) > limits.people:
                return False
        return True


def _can_be_overfilled(graph: CapacityGraph, node: NodeId, parties: Sequence[Party]) -> bool:
    """Whether all parties at once would be too many for a node."""
    limits, here = graph.nodes[node], [hold for party in parties for hold in party if hold.node == node]
    too_many = limits.parties is not None and sum(hold.parties for hold in here) > limits.parties
    return too_many or (limits.people is not None and sum(hold.people for hold in here) > limits.people)


def _bits(party: Party, lanes: dict[NodeId, int], width: int) -> int:
    taken = 0
    for hold in party:
        if hold.node in lanes:
            taken |= ((1 << hold.end - hold.start) - 1) << lanes[hold.node] * width + hold.start
    return taken
