"""When the parties of one group, who come all at once, can follow each other through a site."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from meetingplan.domain.ids import NodeId
from meetingplan.network.graph import CapacityGraph


@dataclass(frozen=True, slots=True)
class Hold:
    """What a visit takes of a node's capacity in minutes `[start, end)` of the visit."""

    node: NodeId
    start: int
    end: int
    parties: int
    people: int


def turns(graph: CapacityGraph, parties: Iterable[Sequence[Hold]]) -> list[int]:
    """Minutes that each party waits for its turn, so that the group never overfills a node.

    Each follows those before it as soon as it can. Where no lift is taken up and down this is the quickest way, and
    more room never makes it slower; parties that meet at a lift might do better if one held back a little.
    """
    taken: dict[NodeId, list[Hold]] = defaultdict(list)
    waits = [0]
    for party in parties:
        wait = next(wait for wait in count(waits[-1]) if all(_fits(graph, taken, hold) for hold in _later(party, wait)))
        for hold in _later(party, wait):
            taken[hold.node].append(hold)
        waits.append(wait)
    return waits[1:]


def _later(holds: Iterable[Hold], minutes: int) -> list[Hold]:
    return [replace(hold, start=hold.start + minutes, end=hold.end + minutes) for hold in holds]


def _fits(graph: CapacityGraph, taken: Mapping[NodeId, Iterable[Hold]], hold: Hold) -> bool:
    """Whether a node can take one hold more; its load is highest where the hold, or another one within it, starts."""
    limits = graph.nodes[hold.node]
    others = [other for other in taken.get(hold.node, ()) if other.start < hold.end and hold.start < other.end]
    for minute in (hold.start, *(other.start for other in others if hold.start < other.start)):
        here = [hold, *(other for other in others if other.start <= minute < other.end)]
        if limits.parties is not None and sum(other.parties for other in here) > limits.parties:
            return False
        if limits.people is not None and sum(other.people for other in here) > limits.people:
            return False
    return True
