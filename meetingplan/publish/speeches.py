"""When a delegate has the floor, by the running order of the sessions."""

from collections.abc import Iterator

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Meeting, Session, Speech


def running_order(session: Session) -> Iterator[tuple[int, Speech]]:
    """The speeches of a session with the minute of the meeting at which each begins."""
    minute = session.start
    for speech in session.speeches:
        yield minute, speech
        minute += speech.minutes


def own_speeches(meeting: Meeting, delegate: DelegateId) -> list[tuple[Session, int, Speech]]:
    """What a delegate says: the session, the minute at which the running order comes to it, and the speech."""
    return [
        (session, minute, speech)
        for session in meeting.sessions.values()
        for minute, speech in running_order(session)
        if speech.speaker == delegate
    ]
