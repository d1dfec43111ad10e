"""Meeting -> capacity graph: one node for each part of a place, one edge for each way between parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from meetingplan.domain.ids import BAY, DOCENTS, DOOR, ENTRANCE, GEAR, SETS, NodeId, PlaceId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Lift, Place, PlaceKind, Room, RoomKind
from meetingplan.network.corridors import corridors
from meetingplan.network.in_service import in_service
from meetingplan.network.roads import Leg, legs, open_roads, slowed
from meetingplan.network.turning import Roads, differ, first_roads


class NodeKind(StrEnum):
    """What happens at a node."""

    BAY = "bay"
    DOOR = "door"
    ROOM = "room"
    HALL = "hall"
    CANTEEN = "canteen"
    DESK = "desk"
    ENTRANCE = "entrance"
    GEAR = "gear"
    SETS = "sets"
    LIFT = "lift"
    STAIRS = "stairs"
    ZONE = "zone"
    DOCENTS = "docents"


PARTY_UNITS = {NodeKind.BAY: "coaches", NodeKind.DOCENTS: "docents"}
"""What one party is where it is not a party of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of a place and what it can hold at once; None is no limit.

    Args:
        laws: the formulas that tell how long people take, see `durations.FORMULAS`; none where a timetable does.
        parties: parties at once (coaches in a bay, docents for their parties).
        people: people at once, the meeting's spacing already applied.
        floor: counted the Chinese way, 1 for the ground.
    """

    id: NodeId
    place: PlaceId
    kind: NodeKind
    laws: tuple[str, ...] = ()
    parties: int | None = None
    people: int | None = None
    floor: int = 1

    def capacity(self) -> Iterator[tuple[int, str]]:
        """What it can hold, each number with its unit: coaches, docents, parties or people."""
        if self.parties is not None:
            yield self.parties, PARTY_UNITS.get(self.kind, "parties")
        if self.people is not None:
            yield self.people, "people"


@dataclass(frozen=True, slots=True)
class CapacityGraph:
    """The graph of a meeting.

    Args:
        graph: networkx form; node and edge attributes are plain values, so that it can be exported as it is.
        nodes: what every node can hold, by id.
        legs: the quickest drive between any two places where coaches stop.
        first_roads: of the quickest ways from each place where coaches cannot turn round to every other.
    """

    meeting: Meeting
    graph: "nx.DiGraph[NodeId]"
    nodes: Mapping[NodeId, Node]
    legs: Mapping[tuple[PlaceId, PlaceId], Leg]
    first_roads: Mapping[tuple[PlaceId, PlaceId], Roads]

    def minutes(self, a: PlaceId, b: PlaceId, at: int | None = None) -> int:
        """Driving minutes between two places, for a coach that leaves at a minute of the meeting.

        Without `at` those of a time at which roads are not slow, which is the fewest that a drive can ever take.
        """
        minutes = self.legs[a, b].minutes
        return minutes if at is None else slowed(self.meeting, minutes, at)

    def roads_at(self, place: PlaceId, other: PlaceId) -> Roads:
        """The roads by which coaches come to a place from another, or leave for it; none where they can turn round."""
        return self.first_roads.get((place, other), frozenset())

    def may_pass(self, a: PlaceId, place: PlaceId, b: PlaceId) -> bool:
        """Whether a coach can come to a place from `a` and drive on to `b` without turning round where it cannot."""
        return differ(self.roads_at(place, a), self.roads_at(place, b))


def build_graph(meeting: Meeting) -> CapacityGraph:
    """The capacity graph of a meeting; lifts that carry nobody have no place in it."""
    meeting = in_service(meeting)
    nodes = {node.id: node for place in meeting.places.values() for node in _nodes(meeting, place)}
    roads = open_roads(meeting)
    found = legs(meeting.places, roads)
    graph: nx.DiGraph[NodeId] = nx.DiGraph(id=meeting.id)
    for node in nodes.values():
        limits = {name: value for name in ("parties", "people") if (value := getattr(node, name)) is not None}
        plain = {"place": str(node.place), "kind": node.kind.value, "law": ", ".join(node.laws), "floor": node.floor}
        graph.add_node(node.id, **plain, **limits)
    for (a, b), leg in found.items():
        if a != b:
            source = "+".join(leg.sources)
            ends = node_id(a, BAY), node_id(b, BAY)
            graph.add_edge(*ends, kind="road", minutes=leg.minutes, provenance=source)
            if leg.km is not None:
                graph.edges[ends]["km"] = leg.km
    for place in meeting.places.values():
        for way in corridors(place):
            ends = node_id(place.id, way.a), node_id(place.id, way.b)
            graph.add_edge(*ends, kind="corridor", metres=way.metres, law=way.law)
    return CapacityGraph(meeting, graph, nodes, found, first_roads(meeting.places, roads))


def _nodes(meeting: Meeting, place: Place) -> Iterator[Node]:
    if place.kind is PlaceKind.JUNCTION:
        return
    at_door = ("coach.alight", "coach.board")
    yield Node(id=node_id(place.id, BAY), place=place.id, kind=NodeKind.BAY, laws=at_door, parties=place.bays)
    if place.kind is PlaceKind.HOTEL:
        yield Node(id=node_id(place.id, DOOR), place=place.id, kind=NodeKind.DOOR)
    for room in place.rooms.values():
        yield _room(meeting, place.id, room)
    if place.interior is not None:
        yield from _inside(meeting, place.id, place.interior)


def _room(meeting: Meeting, place: PlaceId, room: Room) -> Node:
    laws = ("desk.register",) if room.kind is RoomKind.DESK else ()
    people = meeting.usable(room.people)
    return Node(id=node_id(place, room.id), place=place, kind=NodeKind(room.kind), laws=laws, people=people)


def _inside(meeting: Meeting, place: PlaceId, interior: Interior) -> Iterator[Node]:
    through = "walking.gates" if interior.turnstiles else "walking.entrance"
    yield Node(id=node_id(place, ENTRANCE), place=place, kind=NodeKind.ENTRANCE, laws=(through,))
    if interior.gear:
        change = ("gear.put_on", "gear.take_off")
        yield Node(id=node_id(place, GEAR), place=place, kind=NodeKind.GEAR, laws=change, parties=1)
        yield Node(id=node_id(place, SETS), place=place, kind=NodeKind.SETS, people=interior.gear.sets)
    for lift in interior.lifts:
        yield Node(id=node_id(place, lift.id), place=place, kind=NodeKind.LIFT, laws=(_lift_law(lift),), parties=1)
    for stairs in interior.stairs:
        law = ("stairs.last_over",)
        yield Node(id=node_id(place, stairs.id), place=place, kind=NodeKind.STAIRS, laws=law, parties=1)
    for zone in interior.zones:
        yield Node(
            id=node_id(place, zone.id),
            place=place,
            kind=NodeKind.ZONE,
            laws=("zone",),
            parties=zone.parties,
            people=None if zone.people is None else meeting.usable(zone.people),
            floor=zone.floor,
        )
    yield Node(id=node_id(place, DOCENTS), place=place, kind=NodeKind.DOCENTS, parties=len(interior.docents) or None)


def _lift_law(lift: Lift) -> str:
    return "attendant.busy_one_queue" if lift.queue == "one" else "attendant.busy"
