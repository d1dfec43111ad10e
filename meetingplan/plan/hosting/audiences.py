"""Sessions of one room for the same people, who keep their places from one to the next."""

from collections.abc import Iterator

from meetingplan.domain.meeting import Meeting, Session


def audiences(meeting: Meeting) -> Iterator[tuple[Session, ...]]:
    """The sessions of every room, those of the same people together."""
    made: dict[object, list[Session]] = {}
    for session in meeting.sessions.values():
        made.setdefault((session.place, session.room, session.hotel), []).append(session)
    yield from map(tuple, made.values())
