"""Rooms: they hold those who attend, and register them in time."""

from collections.abc import Iterator
from math import ceil

from meetingplan.domain.movement import Movement
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft


def hold_everyone(draft: Draft) -> Iterator[Problem]:
    """With its spacing, a room holds all who are in it when a session begins, also those of other sessions."""
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        room = next((room for room in place.rooms if room.id == session.room), None) if place else None
        if room is None:
            continue
        here = (
            other
            for other in draft.form.sessions
            if (other.place, other.room) == (session.place, session.room) and other.start <= session.start < other.end
        )
        people, seats = sum(draft.attendees(other) for other in here), draft.usable(room.people)
        if people > seats:
            what = say(
                "{people} people attend {id}, but {room} holds {seats} with the spacing",
                people=people,
                id=session.id,
                room=room.id,
                seats=seats,
            )
            mend = say("choose a larger room, or hold the session in turns")
            yield draft.problem("room-too-small", ("sessions", i, "room"), what, mend)


def have_their_desks(draft: Draft) -> Iterator[Problem]:
    """Rooms of kind desk say how many desks there are, and no others do."""
    for i, place in enumerate(draft.form.places):
        for k, room in enumerate(place.rooms):
            path = ("places", i, "rooms", k)
            if room.kind == "desk" and room.desks is None:
                what = say("{room} is of kind desk and says of how many", room=room.id)
                yield draft.problem("missing-key", path, what, say("add desks: and their number"))
            elif room.kind != "desk" and room.desks is not None:
                what = say("{room} has desks, but is of another kind", room=room.id)
                yield draft.problem("wrong-kind", (*path, "desks"), what, say("write kind: desk, or remove the desks"))


def register_everyone_in_time(draft: Draft) -> Iterator[Problem]:
    """A session at desks is long enough for all who attend it to be registered."""
    seconds = draft.form.movement.model_dump(exclude_none=True).get("desk_s", Movement().desk_s)
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        room = next((room for room in place.rooms if room.id == session.room), None) if place else None
        minutes = (session.end - session.start).total_seconds() / 60
        if room is None or not room.desks or minutes <= 0:
            continue
        needed = ceil(ceil(draft.attendees(session) / room.desks) * seconds / 60 - 1e-9)
        if needed > minutes:
            what = say(
                "{people} people need {needed} minutes at {desks} desks, {id} has {minutes}",
                people=draft.attendees(session),
                needed=needed,
                desks=room.desks,
                id=session.id,
                minutes=int(minutes),
            )
            mend = say("open more desks, or let the session last longer")
            yield draft.problem("too-few-desks", ("sessions", i, "room"), what, mend)
