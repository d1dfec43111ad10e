"""Places as the organiser describes them: hotels, halls, and observation sites with what is inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from meetingplan.domain.hosting import Furniture, GuestRoom
from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.reception import Reception
from meetingplan.domain.text import Text

Datum = Literal["WGS-84", "GCJ-02", "BD-09"]


class PlaceKind(StrEnum):
    """What a place is to the meeting; a junction is a point of the road graph where nobody stops."""

    HOTEL = "hotel"
    HALL = "hall"
    SITE = "site"
    JUNCTION = "junction"


@dataclass(frozen=True, slots=True)
class Point:
    """Coordinates in degrees, and the datum they are in."""

    latitude: float
    longitude: float
    datum: Datum


class RoomKind(StrEnum):
    """What a room is used for."""

    ROOM = "room"
    HALL = "hall"
    CANTEEN = "canteen"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Room:
    """A room in which a session is held: a hall, a canteen, a lobby with registration desks.

    Args:
        people: seats, or who can be there at once.
        desks: where delegates register, one at a time each; rooms of kind `desk` have some.
        furniture: its tables, rows and stage.
    """

    id: str
    name: Text
    people: int
    kind: RoomKind = RoomKind.ROOM
    desks: int = 0
    furniture: Furniture = field(default_factory=Furniture)


@dataclass(frozen=True, slots=True)
class Zone:
    """One stop of a visit. Floors are counted the Chinese way: floor 1 is the entrance.

    Args:
        minutes: how long a party stays.
        people: how many people it holds at once, or None where only `parties` limits it.
        parties: how many parties it takes at once.
        walk_m: metres from the stop before it, or from the entrance, lift or stairs.
        script_chars, script_minutes: length of the narration script, in Chinese characters or as it was timed.
        outdoor: whether people stand in the open.
        if_wet: what is done if it rains.
    """

    id: str
    name: Text
    minutes: int
    floor: int
    people: int | None
    parties: int
    walk_m: float
    script_chars: int | None = None
    script_minutes: float | None = None
    outdoor: bool = False
    if_wet: Text | None = None


@dataclass(frozen=True, slots=True)
class Lift:
    """A lift bank between the entrance and the floors of the zones.

    Args:
        cars: how many equal cars.
        rated_persons: as on the plate of one car.
        speed: rated speed in m/s.
        fill: the share of the rated persons that really gets in.
        queue: whether people get into all cars at once, or form one queue that fills one car after the other.
        certificate: the last day for which its inspection certificate (检验合格证) is valid, `date.min` where it
            has none; None where nobody has asked, which is taken to be valid.
    """

    id: str
    cars: int
    rated_persons: int
    speed: float
    fill: float
    queue: Literal["parallel", "one"] = "parallel"
    certificate: date | None = None

    def carries(self, day: date) -> bool:
        """Whether people may ride in it on a day."""
        return self.certificate is None or day <= self.certificate


@dataclass(frozen=True, slots=True)
class Stairs:
    """A staircase between the entrance and the floors of the zones; `width_m` is wall to wall."""

    id: str
    width_m: float


@dataclass(frozen=True, slots=True)
class Gear:
    """Protective gear (helmet, vest, shoe covers), put on before the first zone and handed back after the last.

    Args:
        places: where people change, one at a time each.
        sets: how many people can wear it at once.
    """

    places: int
    sets: int


@dataclass(frozen=True, slots=True)
class Docent:
    """A docent (讲解员), who leads one party at a time through all zones of a site."""

    id: DocentId
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Interior:
    """What a visit to a site is made of. Zones are seen in the order in which they stand here.

    Args:
        walk_m: metres from the coach door to the entrance.
        door_width_m: clear width of the entrance in metres.
        storey_m: storey height in metres.
        max_party: people that one docent can lead.
        max_storeys: storeys that able delegates may be asked to climb.
        turnstiles: behind the entrance, one person at a time each; 0 for none.
        gear: what must be worn inside, None for nothing.
        starts: the only minutes after midnight at which a group may begin its first stop (sittings of a meal, shows);
            empty where it may begin at any.
    """

    walk_m: float
    door_width_m: float
    storey_m: float
    lifts: tuple[Lift, ...]
    stairs: tuple[Stairs, ...]
    zones: tuple[Zone, ...]
    docents: tuple[Docent, ...]
    max_party: int
    max_storeys: int
    turnstiles: int = 0
    gear: Gear | None = None
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Anywhere that a coach can stop, or a junction of the road graph.

    Args:
        bays: coaches that can stand at once.
        opens, closes: minutes after midnight, on every day of the meeting, between which people may be there.
        rooms: where sessions are held, by id.
        interior: what a visit is made of; sites have one.
        bay_length_m: of the longest coach that fits a bay, None where nothing limits it.
        turning: whether a coach can turn round there; otherwise, on a tour, it leaves by another road than it came by.
        standing: minutes that a coach may stay in a bay in one piece, None for any number.
        guest_rooms: in which people sleep; hotels have some.
        reception: who receives coaches there, and where.
    """

    id: PlaceId
    kind: PlaceKind
    name: Text
    address: Text
    point: Point | None
    bays: int
    opens: int
    closes: int
    rooms: Mapping[str, Room]
    interior: Interior | None
    bay_length_m: float | None = None
    turning: bool = True
    standing: int | None = None
    guest_rooms: tuple[GuestRoom, ...] = ()
    reception: Reception = field(default_factory=Reception)


class RoadSource(StrEnum):
    """Where the minutes of a road come from."""

    GIVEN = "given"
    COMPUTED = "computed"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Road:
    """A piece of road between two places or junctions, driven both ways in the same time.

    Args:
        km: its length, None where nothing tells it.
        source: the organiser, the coordinates of its ends, or an imported file.
        height_m: clearance of its lowest bridge, None where no coach is too high.
        turning: whether coaches get round its bends.
    """

    a: PlaceId
    b: PlaceId
    minutes: int
    km: float | None
    source: RoadSource = RoadSource.GIVEN
    height_m: float | None = None
    turning: bool = True


@dataclass(frozen=True, slots=True)
class SlowTime:
    """A time of day, in minutes after midnight, at which driving takes `factor` times as long, at least 1."""

    start: int
    end: int
    factor: float
