"""The words of `meetingplan pin` that are about rooms, tables and seats, and what is said of them."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import Kept
from meetingplan.domain.text import Message, say


def named(hosted: Hosted, word: str) -> Kept:
    """What `rooms`, `tables` or `seats` pins, of one hotel or session where one follows; nothing for other words."""
    kind, _, where = word.partition(":")
    whole = Kept.of(hosted)
    if kind == "rooms":
        return Kept(rooms={id: place for id, place in whole.rooms.items() if where in ("", place[0])})
    if kind == "tables":
        return Kept(tables={key: table for key, table in whole.tables.items() if where in ("", key[0])})
    if kind == "seats":
        return Kept(seats={key: seat for key, seat in whole.seats.items() if where in ("", key[0])})
    return Kept()


def told(meeting: Meeting, kept: Kept) -> Iterator[Message]:
    """How many people keep what: by hotel, and by session."""
    for hotel, people in Counter(hotel for hotel, _ in kept.rooms.values()).items():
        yield say("{people} people keep their rooms at {place}", people=people, place=meeting.places[hotel].name)
    for session, people in Counter(session for session, _ in kept.tables).items():
        title = meeting.sessions[session].title
        yield say("{people} people keep their tables at {session}", people=people, session=title)
    for session, people in Counter(session for session, _ in kept.seats).items():
        title = meeting.sessions[session].title
        yield say("{people} people keep their seats in {session}", people=people, session=title)
