"""The nodes of the meeting: what each is, what it can hold, and how it is called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from meetingplan.domain.ids import BAY, ENTRANCE, GEAR, NodeId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Gear, Interior, Lift, Place, PlaceKind, Room, Stairs, Zone
from meetingplan.domain.text import Message, say


class Kind(Enum):
    """What a node is; lifts and stairs are the two ways of a passage."""

    BAY = auto()
    ROOM = auto()
    ENTRANCE = auto()
    GEAR = auto()
    LIFT = auto()
    STAIRS = auto()
    ZONE = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a place; `parties` and `people` that it holds at once are None where nothing limits them."""

    id: NodeId
    kind: Kind
    place: Place
    part: Room | Gear | Lift | Stairs | Zone | None
    name: Message
    parties: int | None
    people: int | None


def nodes_of(meeting: Meeting) -> Mapping[NodeId, Node]:
    """Every node where a step can stand."""
    places = (place for place in meeting.places.values() if place.kind is not PlaceKind.JUNCTION)
    return {node.id: node for place in places for node in _of_place(meeting, place)}


def _of_place(meeting: Meeting, place: Place) -> Iterator[Node]:
    bay = say("the coach bay of {place}", place=place.name)
    yield Node(node_id(place.id, BAY), Kind.BAY, place, None, bay, place.bays, None)
    for room in place.rooms.values():
        name = say("{part} of {place}", part=room.name, place=place.name)
        yield Node(node_id(place.id, room.id), Kind.ROOM, place, room, name, None, meeting.usable(room.people))
    if place.interior is not None:
        yield from _of_interior(meeting, place, place.interior)


def _of_interior(meeting: Meeting, place: Place, interior: Interior) -> Iterator[Node]:
    door = say("the entrance of {place}", place=place.name)
    yield Node(node_id(place.id, ENTRANCE), Kind.ENTRANCE, place, None, door, None, None)
    if interior.gear is not None:
        name = say("the changing room of {place}", place=place.name)
        yield Node(node_id(place.id, GEAR), Kind.GEAR, place, interior.gear, name, 1, None)
    for lift in interior.lifts:
        name = say("lift {part} of {place}", part=lift.id, place=place.name)
        yield Node(node_id(place.id, lift.id), Kind.LIFT, place, lift, name, 1, None)
    for stairs in interior.stairs:
        name = say("stairs {part} of {place}", part=stairs.id, place=place.name)
        yield Node(node_id(place.id, stairs.id), Kind.STAIRS, place, stairs, name, 1, None)
    for zone in interior.zones:
        name = say("{part} of {place}", part=zone.name, place=place.name)
        people = None if zone.people is None else meeting.usable(zone.people)
        yield Node(node_id(place.id, zone.id), Kind.ZONE, place, zone, name, zone.parties, people)
