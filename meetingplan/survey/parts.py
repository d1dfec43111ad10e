"""How many people an hour each part of a site can take, from what a visit of one group takes of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, inf

from meetingplan.domain.ids import ENTRANCE, NodeId, PlaceId, node_id
from meetingplan.network import CapacityGraph, Hold, Node, Passage
from meetingplan.network.laws import walking
from meetingplan.network.names import name_of
from meetingplan.survey.demand import Demand
from meetingplan.survey.report import Part

TINY = 1e-9
"""Sums of shares are this close to what they would be on paper."""


@dataclass(slots=True)
class _Use:
    minutes: float = 0.0
    first: float = inf
    last: int = 0
    people: int = field(default=0)


def parts(graph: CapacityGraph, visit: Passage, demand: Demand) -> tuple[Part, ...]:
    """The parts that a visit uses, the one first that takes fewest people an hour.

    A part that holds k like parties at once gives each a k-th of its minutes: with m minutes for a group of n it takes
    60 n / m people an hour, and all of them in groups * m minutes.
    """
    uses: dict[NodeId, _Use] = defaultdict(_Use)
    for hold in visit.holds():
        together = _together(graph.nodes[hold.node], hold)
        if together < inf:
            use = uses[hold.node]
            use.minutes += (hold.end - hold.start) / together
            use.first, use.last = min(use.first, hold.start), max(use.last, hold.end)
    found = [_part(graph, visit, demand, graph.nodes[node], use) for node, use in uses.items()]
    found += _door(graph, visit, demand)
    return tuple(sorted(found, key=lambda part: (-part.minutes, part.node)))


def _together(node: Node, hold: Hold) -> float:
    """How many holds like this one a node has room for at once."""
    room: list[float] = []
    if node.parties is not None and hold.parties:
        room.append(node.parties // hold.parties)
    if node.people is not None and hold.people:
        room.append(node.people // hold.people)
    return min(room, default=inf)


def _part(graph: CapacityGraph, visit: Passage, demand: Demand, node: Node, use: _Use) -> Part:
    before, after = int(use.first), max(0, visit.minutes - use.last)
    needed = ceil(demand.groups * use.minutes - TINY)
    an_hour = int(60 * visit.headcount.people / use.minutes + TINY)
    held = tuple(node.capacity())
    return Part(node.id, name_of(graph.meeting, node), held, use.minutes, an_hour, needed, before, after)


def _door(graph: CapacityGraph, visit: Passage, demand: Demand) -> Iterator[Part]:
    """The door with its turnstiles, which everyone passes twice; it holds any number."""
    people, place = visit.headcount.people, visit.place
    interior = graph.meeting.places[place].interior
    assert interior is not None
    m = graph.meeting.movement
    seconds = walking.door(people, interior.door_width_m, m)
    if interior.turnstiles:
        seconds = max(seconds, walking.turnstile(people, interior.turnstiles, m))
    minutes = 2 * seconds / 60
    node = graph.nodes[node_id(PlaceId(place), ENTRANCE)]
    an_hour, needed = int(60 * people / minutes + TINY), ceil(demand.groups * minutes - TINY)
    yield Part(node.id, name_of(graph.meeting, node), (), minutes, an_hour, needed, 0, 0)
