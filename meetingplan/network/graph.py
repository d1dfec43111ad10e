"""Meeting -> capacity graph: one node for each part of a place, one edge for each way between parts."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise

import networkx as nx

from meetingplan.domain.ids import BAY, DOCENTS, ENTRANCE, NodeId, PlaceId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Place, PlaceKind
from meetingplan.network.roads import Leg, legs


class NodeKind(StrEnum):
    """What happens at a node."""

    BAY = "bay"
    ROOM = "room"
    ENTRANCE = "entrance"
    LIFT = "lift"
    STAIRS = "stairs"
    ZONE = "zone"
    DOCENTS = "docents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a place and what it can hold at once; None is no limit.

    Args:
        parties: parties at once (coaches in a bay, docents for their parties).
        people: people at once, the meeting's spacing already applied.
        floor: counted the Chinese way, 1 for the ground.
    """

    id: NodeId
    place: PlaceId
    kind: NodeKind
    parties: int | None = None
    people: int | None = None
    floor: int = 1


@dataclass(frozen=True, slots=True)
class CapacityGraph:
    """The graph of a meeting.

    Args:
        graph: networkx form; node and edge attributes are plain values, so that it can be exported as it is.
        nodes: what every node can hold, by id.
        legs: the quickest drive between any two places where coaches stop.
    """

    meeting: Meeting
    graph: "nx.DiGraph[NodeId]"
    nodes: Mapping[NodeId, Node]
    legs: Mapping[tuple[PlaceId, PlaceId], Leg]

    def minutes(self, a: PlaceId, b: PlaceId) -> int:
        """Driving minutes between two places."""
        return self.legs[a, b].minutes


def build_graph(meeting: Meeting) -> CapacityGraph:
    """The capacity graph of a meeting."""
    nodes = {node.id: node for place in meeting.places.values() for node in _nodes(meeting, place)}
    found = legs(meeting.places, meeting.roads)
    graph: nx.DiGraph[NodeId] = nx.DiGraph(id=meeting.id)
    for node in nodes.values():
        graph.add_node(
            node.id, **{key: value for key, value in asdict(node).items() if value is not None and key != "id"}
        )
    for (a, b), leg in found.items():
        if a != b:
            graph.add_edge(node_id(a, BAY), node_id(b, BAY), kind="road", minutes=leg.minutes, km=leg.km)
    for place in meeting.places.values():
        for one, other in _corridors(place):
            graph.add_edge(node_id(place.id, one), node_id(place.id, other), kind="corridor")
    return CapacityGraph(meeting, graph, nodes, found)


def _nodes(meeting: Meeting, place: Place) -> Iterator[Node]:
    if place.kind is PlaceKind.JUNCTION:
        return
    yield Node(id=node_id(place.id, BAY), place=place.id, kind=NodeKind.BAY, parties=place.bays)
    for room in place.rooms.values():
        people = meeting.usable(room.people)
        yield Node(id=node_id(place.id, room.id), place=place.id, kind=NodeKind.ROOM, people=people)
    if place.interior is not None:
        yield from _inside(meeting, place.id, place.interior)


def _inside(meeting: Meeting, place: PlaceId, interior: Interior) -> Iterator[Node]:
    yield Node(id=node_id(place, ENTRANCE), place=place, kind=NodeKind.ENTRANCE)
    for lift in interior.lifts:
        yield Node(id=node_id(place, lift.id), place=place, kind=NodeKind.LIFT, parties=1)
    for stairs in interior.stairs:
        yield Node(id=node_id(place, stairs.id), place=place, kind=NodeKind.STAIRS, parties=1)
    for zone in interior.zones:
        people = None if zone.people is None else meeting.usable(zone.people)
        yield Node(
            id=node_id(place, zone.id),
            place=place,
            kind=NodeKind.ZONE,
            parties=zone.parties,
            people=people,
            floor=zone.floor,
        )
    yield Node(id=node_id(place, DOCENTS), place=place, kind=NodeKind.DOCENTS, parties=len(interior.docents) or None)


def _corridors(place: Place) -> Iterator[tuple[str, str]]:
    """The ways inside a place, in the direction in which they are walked."""
    for room in place.rooms:
        yield BAY, room
        yield room, BAY
    if place.interior is None:
        return
    yield BAY, ENTRANCE
    yield ENTRANCE, BAY
    floors = [(ENTRANCE, 1), *((zone.id, zone.floor) for zone in place.interior.zones), (ENTRANCE, 1)]
    ways = [lift.id for lift in place.interior.lifts] + [stairs.id for stairs in place.interior.stairs]
    for (part, floor), (then, floor_then) in pairwise(floors):
        if floor == floor_then:
            yield part, then
        else:
            for way in ways:
                yield part, way
                yield way, then
