"""A generated meeting -> the files of a scenario, so that it can be looked at, planned and audited like any other."""

from collections.abc import Mapping

from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.people import Coach, Delegate
from meetingplan.domain.places import Interior, Place, Road, Zone
from meetingplan.scenario.load import ROSTER, SCENARIO
from meetingplan.store.document import Value
from meetingplan.store.yaml_text import yaml_text

MOST = 100_000
"""Delegates that are put into files: a scenario is to be read by people, and by its commands in a moment."""
COLUMNS = ("id", "name", "delegation", "hotel", "must_see")


def scenario_files(meeting: Meeting) -> Mapping[str, bytes]:
    """The files by name; they are read back as the same meeting, as far as meetings are generated."""
    lines = [",".join(COLUMNS), *map(_person, meeting.delegates.values())]
    return {SCENARIO: yaml_text(_tree(meeting)).encode(), ROSTER: "\n".join([*lines, ""]).encode()}


def _tree(meeting: Meeting) -> dict[str, Value]:
    limits = meeting.limits
    return {
        "format": "meetingplan.scenario/1",
        "id": meeting.id,
        "title": meeting.title.en,
        "language": meeting.language,
        "timezone": meeting.clock.zone,
        "first_day": meeting.clock.first_day.isoformat(),
        "days": meeting.days,
        "limits": {"max_wait": limits.max_wait, "transfer_lead": limits.transfer_lead},
        "places": [_place(place) for place in meeting.places.values()],
        "roads": [_road(road) for road in meeting.roads],
        "coaches": [_coach(coach) for coach in meeting.coaches.values()],
        "windows": [_window(meeting, window) for window in meeting.windows.values()],
    }


def _place(place: Place) -> Value:
    made: dict[str, Value] = {"id": place.id, "kind": place.kind.value, "name": place.name.en, "bays": place.bays}
    return {**made, "interior": _interior(place.interior)} if place.interior else made


def _interior(inside: Interior) -> Value:
    return {
        "walk_m": inside.walk_m,
        "door_width_m": inside.door_width_m,
        "storey_m": inside.storey_m,
        "max_party": inside.max_party,
        "max_storeys": inside.max_storeys,
        "zones": [_zone(zone) for zone in inside.zones],
        "docents": [],
    }


def _zone(zone: Zone) -> Value:
    size = {"minutes": zone.minutes, "parties": zone.parties, "walk_m": zone.walk_m}
    return {"id": zone.id, "name": zone.name.en, **size}


def _road(road: Road) -> Value:
    return {"a": road.a, "b": road.b, "minutes": road.minutes, "km": road.km}


def _coach(coach: Coach) -> Value:
    return {"id": coach.id, "seats": coach.seats, "crew": coach.crew}


def _window(meeting: Meeting, window: Window) -> Value:
    start, end = (f"{meeting.clock.at(minute):%Y-%m-%d %H:%M}" for minute in (window.start, window.end))
    return {"id": window.id, "title": window.title.en, "from": start, "to": end, "sites": list(window.sites)}


def _person(person: Delegate) -> str:
    return ",".join((person.id, person.name, person.delegation, person.hotel, ";".join(sorted(person.must_see))))
