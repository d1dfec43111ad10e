"""How nodes, units and laws are called by people."""

from collections.abc import Iterator

from meetingplan.domain.ids import node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import RoadSource
from meetingplan.domain.text import Message, Text, say
from meetingplan.network.graph import Node, NodeKind
from meetingplan.network.roads import Leg
from meetingplan.network.vertical import changes

KINDS = {
    NodeKind.BAY: say("coach bay"),
    NodeKind.DOOR: say("hotel door"),
    NodeKind.ROOM: say("room"),
    NodeKind.HALL: say("hall"),
    NodeKind.CANTEEN: say("canteen"),
    NodeKind.DESK: say("registration desks"),
    NodeKind.ENTRANCE: say("entrance"),
    NodeKind.GEAR: say("changing room"),
    NodeKind.SETS: say("sets of gear"),
    NodeKind.LIFT: say("lift"),
    NodeKind.STAIRS: say("stairs"),
    NodeKind.ZONE: say("zone"),
    NodeKind.DOCENTS: say("docents"),
}
SOURCES = {
    RoadSource.COMPUTED: say("computed from coordinates"),
    RoadSource.IMPORTED: say("imported"),
    RoadSource.GIVEN: say("given by the organiser"),
}


LAWS = {
    "coach.alight": say("getting off one after the other"),
    "coach.board": say("boarding and head-count"),
    "walking.entrance": say("walk and door"),
    "walking.gates": say("walk, door and turnstiles"),
    "zone": say("walk and stop"),
    "gear.put_on": say("putting on gear"),
    "gear.take_off": say("handing back gear"),
    "attendant.busy": say("lift, cars loading side by side"),
    "attendant.busy_one_queue": say("lift, one queue for all cars"),
    "stairs.last_over": say("the last one over the stairs"),
    "desk.register": say("registration"),
}


def amount(number: int, unit: str) -> Message:
    """A number in one of the units of `Node.capacity`."""
    match unit:
        case "coaches":
            return say("coaches: {number}", number=number)
        case "docents":
            return say("docents: {number}", number=number)
        case "parties":
            return say("parties: {number}", number=number)
        case _:
            return say("people: {number}", number=number)


def provenance(leg: Leg) -> Message:
    """Where the minutes of a leg come from, the least sure first; of three the two less sure."""
    first, *others = [SOURCES[source] for source in SOURCES if source in leg.sources]
    return say("{one} and {other}", one=first, other=others[0]) if others else first


def name_of(meeting: Meeting, node: Node) -> Text | Message:
    """What the organiser calls a part of a place, or else what it is; of several lifts or stairs with their id."""
    place, part = meeting.places[node.place], node.id.partition("/")[2]
    if part in place.rooms:
        return place.rooms[part].name
    if place.interior is None:
        return KINDS[node.kind]
    for zone in place.interior.zones:
        if zone.id == part:
            return zone.name
    alike = {NodeKind.LIFT: place.interior.lifts, NodeKind.STAIRS: place.interior.stairs}.get(node.kind, ())
    return say("{kind} {id}", kind=KINDS[node.kind], id=part) if len(alike) > 1 else KINDS[node.kind]


def stop_of(meeting: Meeting, node: Node) -> Iterator[Message]:
    """Of a zone the floor, where the site has several, and how long a party stays."""
    interior = meeting.places[node.place].interior
    if interior is None:
        return
    for zone in interior.zones:
        if node.id == node_id(node.place, zone.id):
            if changes(interior):
                yield say("floor {floor}", floor=zone.floor)
            yield say("{minutes} min", minutes=zone.minutes)
