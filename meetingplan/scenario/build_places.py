"""Forms of places without problems -> the places of the domain."""

from meetingplan.domain.hosting import Furniture, GuestRoom
from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.places import (
    Docent,
    Gear,
    Interior,
    Lift,
    Place,
    PlaceKind,
    Room,
    RoomKind,
    Stairs,
    Zone,
)
from meetingplan.domain.text import Text
from meetingplan.scenario.hosting_form import ROW_SEATS, TABLE_SEATS, usual_rooms
from meetingplan.scenario.place_forms import InteriorForm, PlaceForm, RoomForm


def place(form: PlaceForm, guests: int) -> Place:
    """The place of a form; at a junction no coach stands.

    Args:
        guests: who sleep there, for as many of whom there are rooms if the form says of none.
    """
    kind = PlaceKind(form.kind)
    return Place(
        id=PlaceId(form.id),
        kind=kind,
        name=form.name.text(),
        address=form.address.text() if form.address else Text("", ""),
        point=form.point.point() if form.point else None,
        bays=0 if kind is PlaceKind.JUNCTION else form.bays,
        opens=form.opens,
        closes=form.closes,
        rooms={room.id: _room(room) for room in form.rooms},
        interior=_interior(form.interior) if form.interior else None,
        bay_length_m=form.bay_length_m,
        turning=form.turning,
        standing=form.standing,
        guest_rooms=guest_rooms(form, guests),
        reception=form.reception.reception(),
    )


def guest_rooms(form: PlaceForm, guests: int) -> tuple[GuestRoom, ...]:
    """The rooms in which people sleep; the usual ones where some do and the form says of none."""
    return tuple(room for kind in form.guest_rooms for room in kind.rooms()) or usual_rooms(guests)


def _room(form: RoomForm) -> Room:
    return Room(form.id, form.name.text(), form.people, RoomKind(form.kind), form.desks or 0, furniture(form))


def furniture(form: RoomForm) -> Furniture:
    """Tables, rows and stage; the usual ones in canteens and halls that do not say."""
    usual = (TABLE_SEATS if form.kind == "canteen" else 0, ROW_SEATS if form.kind == "hall" else 0)
    return Furniture(
        table_seats=usual[0] if form.table_seats is None else form.table_seats,
        tables=form.tables,
        head_tables=form.head_tables,
        row_seats=usual[1] if form.row_seats is None else form.row_seats,
        stage=form.stage,
        waiting=form.waiting.text() if form.waiting else None,
    )


def _interior(form: InteriorForm) -> Interior:
    return Interior(
        walk_m=form.walk_m,
        door_width_m=form.door_width_m,
        storey_m=form.storey_m,
        lifts=tuple(
            Lift(lift.id, lift.cars, lift.rated_persons, lift.speed, lift.fill, lift.queue, lift.certificate)
            for lift in form.lifts
        ),
        stairs=tuple(Stairs(stairs.id, stairs.width_m) for stairs in form.stairs),
        zones=tuple(
            Zone(
                id=zone.id,
                name=zone.name.text(),
                minutes=zone.minutes,
                floor=zone.floor,
                people=zone.people,
                parties=zone.parties,
                walk_m=zone.walk_m,
                script_chars=zone.script_chars,
                script_minutes=zone.script_minutes,
                outdoor=zone.outdoor,
                if_wet=zone.if_wet.text() if zone.if_wet else None,
            )
            for zone in form.zones
        ),
        docents=tuple(Docent(DocentId(docent.id), docent.name, docent.phone) for docent in form.docents),
        max_party=form.max_party,
        max_storeys=form.max_storeys,
        turnstiles=form.turnstiles,
        gear=Gear(form.gear.places, form.gear.sets) if form.gear else None,
        starts=tuple(sorted(form.starts)),
    )
