"""Ids: everything has one of its own."""

from collections.abc import Iterator

from meetingplan.domain.ids import BAY, DOCENTS, DOOR, ENTRANCE, GEAR, SETS
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.place_forms import PlaceForm
from meetingplan.store.document import Path

_Named = Iterator[tuple[Path, str]]


def _all(draft: Draft, key: str) -> _Named:
    return (((key, i, "id"), item.id) for i, item in enumerate(getattr(draft.form, key)))


def _docents(draft: Draft) -> _Named:
    for i, place in enumerate(draft.form.places):
        if place.interior:
            for k, docent in enumerate(place.interior.docents):
                yield ("places", i, "interior", "docents", k, "id"), docent.id


def _parts(i: int, place: PlaceForm) -> _Named:
    for k, room in enumerate(place.rooms):
        yield ("places", i, "rooms", k, "id"), room.id
    if place.interior:
        for key in ("lifts", "stairs", "zones"):
            for k, part in enumerate(getattr(place.interior, key)):
                yield ("places", i, "interior", key, k, "id"), part.id


def _twice(draft: Draft, named: _Named) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, id in named:
        # Files of two ids that differ in case alone would overwrite each other on some disks.
        if first.setdefault(id.casefold(), path) != path:
            line = draft.document.at(first[id.casefold()]).line
            what = say("the id {id} stands in line {line} already", id=id, line=line)
            yield draft.problem("duplicate-id", path, what, say("choose another id for one of the two"))


def unique(draft: Draft) -> Iterator[Problem]:
    """No two places, coaches, delegations, sessions, windows, contingencies or docents share an id."""
    for key in ("places", "coaches", "delegations", "sessions", "windows", "contingencies"):
        yield from _twice(draft, _all(draft, key))
    yield from _twice(draft, _docents(draft))


def unique_parts(draft: Draft) -> Iterator[Problem]:
    """No two rooms, lifts, stairs or zones of a place share an id."""
    for i, place in enumerate(draft.form.places):
        yield from _twice(draft, _parts(i, place))


def not_reserved(draft: Draft) -> Iterator[Problem]:
    """No part is called as the parts that every place has."""
    for i, place in enumerate(draft.form.places):
        for path, id in _parts(i, place):
            if id.casefold() in (BAY, DOOR, ENTRANCE, GEAR, SETS, DOCENTS):
                what = say("the id {id} is reserved for a part that places have anyway", id=id)
                yield draft.problem("reserved-id", path, what, say("choose another id, for example {id}-1", id=id))
