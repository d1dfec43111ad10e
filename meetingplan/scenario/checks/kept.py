"""Pinned rooms, tables and seats: they are of this meeting, once each, and the same all through a day in a room.

That they can be had, beds and seats and diets included, is checked with those given by hand.
"""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import Message, say
from meetingplan.scenario.build_places import furniture
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.forms import SessionForm
from meetingplan.scenario.kept import KeptForm
from meetingplan.scenario.place_forms import RoomForm
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def _form(draft: Draft) -> KeptForm:
    return draft.pins.form if draft.pins else KeptForm()


def _problem(draft: Draft, code: str, path: Path, what: Message, mend: Message) -> Problem:
    assert draft.pins is not None  # or nothing would be pinned
    return Problem(code, draft.pins.document.at(path), what, mend)


def _sessions(draft: Draft) -> Iterator[tuple[Path, str]]:
    form = _form(draft)
    yield from ((("tables", i), item.session) for i, item in enumerate(form.tables))
    yield from ((("seats", i), item.session) for i, item in enumerate(form.seats))


def _room(draft: Draft, session: SessionForm) -> RoomForm | None:
    place = draft.places.get(session.place)
    return next((room for room in place.rooms if room.id == session.room), None) if place else None


def name_what_exists(draft: Draft) -> Iterator[Problem]:
    """People, hotels and sessions are those of the scenario; people sleep there, and attend."""
    people = {row.id: row for row in draft.people}
    sessions = {session.id: session for session in draft.form.sessions}
    for path, session in _sessions(draft):
        if session not in sessions:
            what = say("unknown session {id}", id=session)
            yield _problem(draft, "unknown-session", (*path, "session"), what, nearest(session, sessions))
    for path, _, id in _form(draft).named():
        if id not in people and draft.roster is not None:
            what, mend = say("{id} is not in the roster", id=id), say("remove them here, or pin again")
            yield _problem(draft, "unknown-delegate", path, what, mend)
    for i, item in enumerate(_form(draft).rooms):
        for k, id in enumerate(item.delegates):
            if id in people and (people[id].hotel != item.hotel or not people[id].stays() or draft.form.days == 1):
                what = say("{id} does not sleep at {hotel}", id=id, hotel=item.hotel)
                mend = say("remove them here, or correct the roster")
                yield _problem(draft, "pinned-elsewhere", ("rooms", i, "delegates", k), what, mend)
    for path, kind, id in _form(draft).named():
        session_of = sessions.get(kind.partition(" ")[2])
        if id in people and session_of and session_of.hotel not in (None, people[id].hotel):
            what = say("{id} does not attend {session}", id=id, session=session_of.id)
            yield _problem(draft, "pinned-elsewhere", path, what, say("remove them here"))


def stand_once(draft: Draft) -> Iterator[Problem]:
    """Nobody has two rooms, two tables at a meal, or two seats in a session."""
    first: dict[tuple[str, str], Path] = {}
    for path, kind, id in _form(draft).named():
        if (before := first.setdefault((kind, id), path)) != path:
            assert draft.pins is not None
            what = say("{id} stands in line {line} already", id=id, line=draft.pins.document.at(before).line)
            yield _problem(draft, "duplicate-id", path, what, say("remove it"))


def have_tables_and_rows(draft: Draft) -> Iterator[Problem]:
    """Tables are pinned where there are some, seats where people sit in rows, and nobody's who is on the podium."""
    sessions = {session.id: session for session in draft.form.sessions}
    for path, id in _sessions(draft):
        room = _room(draft, sessions[id]) if id in sessions else None
        kit = furniture(room) if room else None
        if kit and path[0] == "tables" and not kit.table_seats:
            what = say("{session} is not held at tables", session=id)
            yield _problem(draft, "wrong-kind", (*path, "session"), what, say("remove it here"))
        if kit and path[0] == "seats" and not kit.row_seats:
            what = say("{session} is not held in rows of seats", session=id)
            yield _problem(draft, "wrong-kind", (*path, "session"), what, say("remove it here"))
    for i, seat in enumerate(_form(draft).seats):
        if seat.session in sessions and seat.delegate in sessions[seat.session].podium:
            what = say("{id} is on the podium of {session}, and has no seat on the floor", id=seat.delegate,
                       session=seat.session)  # fmt: skip
            yield _problem(draft, "pinned-elsewhere", ("seats", i, "delegate"), what, say("remove them here"))


def are_the_same_in_a_room(draft: Draft) -> Iterator[Problem]:
    """Through all sessions of a room for the same people, who keep their tables and seats from one to the next."""
    audiences = {s.id: (s.place, s.room, s.hotel) for s in draft.form.sessions}
    first: dict[tuple[object, str, str], object] = {}
    form = _form(draft)
    places: dict[Path, object] = {
        ("tables", i, "delegates", k): t.table for i, t in enumerate(form.tables) for k in range(len(t.delegates))
    }
    places |= {("seats", i, "delegate"): (s.row, s.seat) for i, s in enumerate(form.seats)}
    for path, kind, id in form.named():
        what, _, session = kind.partition(" ")
        place = places.get(path)
        if session in audiences and first.setdefault((audiences[session], what, id), place) != place:
            told = say("{id} is pinned elsewhere in another session of the same room", id=id)
            yield _problem(draft, "pinned-elsewhere", path, told, say("write the same in both, or remove one"))
