"""Rooms: they hold those who attend."""

from collections.abc import Iterator

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
