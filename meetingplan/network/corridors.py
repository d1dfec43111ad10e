"""The ways inside a place, in the direction in which they are walked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from meetingplan.domain.ids import BAY, DOOR, ENTRANCE, GEAR
from meetingplan.domain.places import Interior, Place, PlaceKind


@dataclass(frozen=True, slots=True)
class Corridor:
    """A way from one part of a place to another.

    Args:
        law: the formula in which its metres count, empty where nothing is reckoned with.
    """

    a: str
    b: str
    metres: float = 0.0
    law: str = ""


def corridors(place: Place) -> Iterator[Corridor]:
    """The corridors of a place; people enter a hotel by its door, a hall from the bay."""
    front = DOOR if place.kind is PlaceKind.HOTEL else BAY
    if front == DOOR:
        yield Corridor(BAY, DOOR)
        yield Corridor(DOOR, BAY)
    for room in place.rooms:
        yield Corridor(front, room)
        yield Corridor(room, front)
    if place.interior is not None:
        yield from _inside(place.interior)


def _inside(interior: Interior) -> Iterator[Corridor]:
    law = "walking.gates" if interior.turnstiles else "walking.entrance"
    yield Corridor(BAY, ENTRANCE, interior.walk_m, law)
    yield Corridor(ENTRANCE, BAY, interior.walk_m, law)
    stops = [(zone.id, zone.floor, zone.walk_m) for zone in interior.zones]
    if interior.gear:
        yield Corridor(ENTRANCE, GEAR)
        yield Corridor(GEAR, ENTRANCE)
    home = GEAR if interior.gear else ENTRANCE
    ways = [lift.id for lift in interior.lifts] + [stairs.id for stairs in interior.stairs]
    for (part, floor, _), (then, floor_then, metres) in pairwise([(home, 1, 0.0), *stops, (home, 1, 0.0)]):
        law = "zone" if metres else ""
        if floor == floor_then:
            yield Corridor(part, then, metres, law)
        else:
            for way in ways:
                yield Corridor(part, way)
                yield Corridor(way, then, metres, law)
