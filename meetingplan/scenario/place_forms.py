"""The keys of a place and of what is inside a site."""

from typing import Annotated, Literal

from pydantic import Field

from meetingplan.domain.places import Datum, Point
from meetingplan.scenario.fields import (
    Blank,
    Certificate,
    Count,
    Hhmm,
    Id,
    Line,
    Metres,
    Minutes,
    Name,
    PositiveMetres,
    Share,
)
from meetingplan.scenario.hosting_form import GuestRoomsForm
from meetingplan.scenario.reception_form import ReceptionForm
from meetingplan.store.validate import Form


class PointForm(Form):
    """`point:` coordinates in degrees with their datum."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    datum: Datum

    def point(self) -> Point:
        """The point as the rest of the program knows it."""
        return Point(self.latitude, self.longitude, self.datum)


class RoomForm(Form):
    """One of `rooms:`; `people` seats, `desks` where delegates register, and how tables and rows stand.

    Of a canteen without `table_seats` and a hall without `row_seats` the usual ones are assumed; 0 is for free seating.
    """

    id: Id
    name: Name
    people: Count
    kind: Literal["room", "hall", "canteen", "desk"] = "room"
    desks: Annotated[int, Field(ge=1, le=1000)] | None = None
    table_seats: Annotated[int, Field(ge=0, le=100)] | None = None
    tables: Annotated[int, Field(ge=1, le=10_000)] | None = None
    head_tables: Annotated[int, Field(ge=0, le=100)] = 0
    row_seats: Annotated[int, Field(ge=0, le=1000)] | None = None
    stage: Annotated[int, Field(ge=1, le=100)] | None = None
    waiting: Name | None = None


class ZoneForm(Form):
    """One of `zones:`, in the order in which they are seen; minutes a party, metres from the stop before."""

    id: Id
    name: Name
    minutes: Minutes
    floor: Annotated[int, Field(ge=1, le=200)] = 1
    people: Count | None = None
    parties: Annotated[int, Field(ge=1, le=100)] = 1
    walk_m: Metres = 0.0
    script_chars: Annotated[int, Field(ge=1, le=100_000)] | None = None
    script_minutes: Annotated[float, Field(gt=0, le=24 * 60)] | None = None
    outdoor: bool = False
    if_wet: Name | None = None


class LiftForm(Form):
    """One of `lifts:`, a bank of equal cars; speed in m/s."""

    id: Id
    cars: Annotated[int, Field(ge=1, le=100)] = 1
    rated_persons: Annotated[int, Field(ge=1, le=200)]
    speed: Annotated[float, Field(gt=0, le=20)] = 1.0
    fill: Share = 0.8
    queue: Literal["parallel", "one"] = "parallel"
    certificate: Certificate | None = None


class GearForm(Form):
    """`gear:` of a site: people who can change at once, and sets."""

    places: Count
    sets: Count


class StairsForm(Form):
    """One of `stairs:`; metres from wall to wall, more than the margins along them."""

    id: Id
    width_m: Annotated[float, Field(gt=0, le=100)]


class DocentForm(Form):
    """One of `docents:`."""

    id: Id
    name: Line
    phone: Blank = ""


class InteriorForm(Form):
    """`interior:` of a site; metres, people and storeys."""

    walk_m: Metres = 0.0
    door_width_m: PositiveMetres
    storey_m: PositiveMetres = 3.9
    max_party: Count = 25
    max_storeys: Annotated[int, Field(ge=0, le=200)] = 3
    turnstiles: Annotated[int, Field(ge=0, le=100)] = 0
    gear: GearForm | None = None
    lifts: list[LiftForm] = Field(default=[])
    stairs: list[StairsForm] = Field(default=[])
    zones: Annotated[list[ZoneForm], Field(min_length=1)]
    docents: list[DocentForm]
    starts: list[Hhmm] = Field(default=[])


class PlaceForm(Form):
    """One of `places:`."""

    id: Id
    kind: Literal["hotel", "hall", "site", "junction"]
    name: Name
    address: Name | None = None
    point: PointForm | None = None
    bays: Annotated[int, Field(ge=0, le=1000)] = 1
    bay_length_m: PositiveMetres | None = None
    standing: Minutes | None = None
    turning: bool = True
    opens: Hhmm = 0
    closes: Hhmm = 24 * 60
    rooms: list[RoomForm] = Field(default=[])
    guest_rooms: list[GuestRoomsForm] = Field(default=[])
    interior: InteriorForm | None = None
    reception: ReceptionForm = ReceptionForm()
