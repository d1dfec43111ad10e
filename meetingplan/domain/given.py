"""Tables and seats that people have to have: pinned of a published plan, or by hand.

People keep them through all sessions of a room for the same people, so what is pinned in one holds for the others.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from meetingplan.domain.ids import DelegateId, SessionId
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.people import Delegate

Place = TypeVar("Place")


def given_table(meeting: Meeting, session: Session, person: Delegate) -> int | None:
    """The table of a person at a meal, None where it is free."""
    return next(_pinned(meeting.kept.tables, meeting, session, person), person.table)


def given_seat(meeting: Meeting, session: Session, person: Delegate) -> tuple[int, int] | None:
    """Row and seat of a person on the floor in a session, None where it is free."""
    return next(_pinned(meeting.kept.seats, meeting, session, person), person.seat)


def _pinned(
    kept: Mapping[tuple[SessionId, DelegateId], Place], meeting: Meeting, session: Session, person: Delegate
) -> Iterator[Place]:
    for other in meeting.sessions.values() if kept else ():
        same = (other.place, other.room, other.hotel) == (session.place, session.room, session.hotel)
        if same and (other.id, person.id) in kept:
            yield kept[other.id, person.id]
