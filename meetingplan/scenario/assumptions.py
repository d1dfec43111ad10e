"""Every figure that no source gives: those marked `!assumed`, and the defaults of what is not written."""

from collections.abc import Iterator

from pydantic import BaseModel

from meetingplan.domain.meeting import Assumption
from meetingplan.domain.movement import sources
from meetingplan.domain.places import RoadSource
from meetingplan.domain.problems import Position
from meetingplan.domain.text import Message, say
from meetingplan.scenario.build_places import furniture
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.forms import ScenarioForm
from meetingplan.scenario.hosting_form import BEDS
from meetingplan.store.document import Document, Path

_DEFAULTS = {
    "spacing": say("ordinary times: every place may be used"),
    "max_wait": say("half an hour at one stop"),
    "transfer_lead": say("half an hour beyond the drive"),
    "driver_driving": say("at most 8 hours in 24: safety rules for coach companies of 2018, article 38"),
    "driver_rest": say("at least 20 minutes after 4 hours: regulations on road traffic safety, article 62 (7)"),
    "bays": say("one coach at once"),
    "opens": say("open all day"),
    "closes": say("open all day"),
    "storey_m": say("usual height of a storey in offices"),
    "cars": say("one car"),
    "speed": say("slowest usual lift"),
    "fill": say("four fifths of the plate's persons get in"),
    "queue": say("people get into all cars at once"),
    "certificate": say("taken to be valid until the meeting ends; ask for the inspection certificate"),
    "floor": say("floor of the entrance"),
    "parties": say("one party at once"),
    "walk_m": say("no distance worth counting"),
    "max_party": say("one docent without audio sets"),
    "max_storeys": say("three storeys"),
    "crew": say("no seat kept"),
    "wheelchairs": say("no wheelchair place"),
}
"""Key -> why its default was chosen."""
_TRAVEL = {
    "detour": say("roads in town are about a third longer than the straight line"),
    "speed_kmh": say("a coach in town, stops at lights included"),
}
"""Keys of `travel:` that count only where minutes are computed from coordinates."""


def marked(document: Document) -> Iterator[Assumption]:
    """What carries the tag `!assumed`, with the comment at the end of its line as the reason."""
    for item in document.assumed:
        yield Assumption(
            item.where, document.name(item.path), item.value, item.comment or say("marked in the scenario")
        )


def assumptions(draft: Draft) -> tuple[Assumption, ...]:
    """In the order of the file: what is marked, then what is left out; at last the assumed figures of movement."""
    form, document = draft.form, draft.document
    return (
        *marked(document),
        *_defaults(form, document, ()),
        *_hosting(draft),
        *_computed(draft),
        *_movement(form, document),
    )


def _defaults(form: BaseModel, document: Document, path: Path) -> Iterator[Assumption]:
    is_junction = getattr(form, "kind", None) == "junction"
    for key in type(form).model_fields:
        value = getattr(form, key)
        here = (*path, key)
        if key in _DEFAULTS and key not in form.model_fields_set and not is_junction:
            why = say("default: {why}", why=_DEFAULTS[key])
            yield Assumption(document.at(path), document.name(here), _shown(key, value), why)
        elif isinstance(value, BaseModel):
            yield from _defaults(value, document, here)
        elif isinstance(value, list):
            for i, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _defaults(item, document, (*here, i))


def _shown(key: str, value: object) -> str:
    """A default as the organiser would write it."""
    if isinstance(value, int) and key in ("opens", "closes"):
        return f"{value // 60:02}:{value % 60:02}"
    return "-" if value is None else str(value)


def _hosting(draft: Draft) -> Iterator[Assumption]:
    """What hotels, canteens and halls do not say of beds, tables and rows, where people sleep, eat and sit there."""
    used = {(session.place, session.room) for session in draft.form.sessions}
    for i, place in enumerate(draft.form.places):
        if draft.guests(place.id) and not place.guest_rooms:
            why = say("default: {why}", why=say("twin rooms, enough for everyone; the hotel gives their numbers"))
            yield _of(draft, ("places", i), "guest_rooms", str(BEDS), why)
        for k, room in enumerate(place.rooms):
            kit = furniture(room)
            for key, words in (("table_seats", say("usual round tables")), ("row_seats", say("usual rows of a hall"))):
                if (place.id, room.id) in used and getattr(room, key) is None and (seats := getattr(kit, key)):
                    yield _of(draft, ("places", i, "rooms", k), key, str(seats), say("default: {why}", why=words))


def _of(draft: Draft, path: Path, key: str, value: str, why: Message) -> Assumption:
    return Assumption(draft.document.at(path), draft.document.name((*path, key)), value, why)


def _computed(draft: Draft) -> Iterator[Assumption]:
    """How minutes were computed from coordinates, where any were."""
    if any(road.source is RoadSource.COMPUTED for road in draft.roads):
        travel = draft.form.travel
        for key, why in _TRAVEL.items():
            if key not in travel.model_fields_set:
                where, name = draft.document.at(("travel",)), f"travel.{key}"
                yield Assumption(where, name, f"{getattr(travel, key):g}", say("default: {why}", why=why))


def _movement(form: ScenarioForm, document: Document) -> Iterator[Assumption]:
    given = form.movement.model_fields_set
    for name, (value, _, source) in sources().items():
        if name not in given and isinstance(source, Message):
            yield Assumption(Position(document.file), f"movement.{name}", str(value), source)
