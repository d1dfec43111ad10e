"""How long a group needs at a site at least, whatever the turns of its parties."""

from collections import defaultdict
from collections.abc import Sequence

from meetingplan.domain.ids import NodeId
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.holds import Hold, Party, length


def bound(graph: CapacityGraph, parties: Sequence[Party]) -> int:
    """Minutes in which no turns can bring all parties through: those of the busiest node.

    Nothing is at a node before the first of the parties can be there, nor after the last has still to go on from
    there; and in between a node with room for c holds at once has all of them to take.
    """
    ends = [length(party) for party in parties]
    holds: dict[NodeId, list[Hold]] = defaultdict(list)
    heads: dict[NodeId, list[int]] = defaultdict(list)
    tails: dict[NodeId, list[int]] = defaultdict(list)
    for party, end in zip(parties, ends, strict=True):
        for hold in party:
            holds[hold.node].append(hold)
            heads[hold.node].append(hold.start)
            tails[hold.node].append(end - hold.end)
    found = max(ends)
    for node, here in holds.items():
        found = max(found, min(heads[node]) + _work(graph, node, here) + min(tails[node]))
    return found


def _work(graph: CapacityGraph, node: NodeId, holds: Sequence[Hold]) -> int:
    """Minutes that a node needs at least for all of these holds; of those above a (c + 1)th of its room, c at once."""
    limits, most = graph.nodes[node], 0
    if limits.parties is not None and all(hold.parties for hold in holds):
        most = _rounds(limits.parties, holds)
    if limits.people is not None:
        for room in range(1, len(holds)):
            large = [hold for hold in holds if hold.people * (room + 1) > limits.people]
            most = max(most, _rounds(room, large)) if large else most
    return most


def _rounds(room: int, holds: Sequence[Hold]) -> int:
    lengths = [hold.end - hold.start for hold in holds]
    return max(-(-sum(lengths) // room), -(-len(holds) // room) * min(lengths))
