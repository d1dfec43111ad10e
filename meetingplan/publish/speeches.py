"""When a delegate is on stage, by the running order of the sessions."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Meeting, Session, Speech
from meetingplan.domain.text import Message, say


@dataclass(frozen=True, slots=True)
class Part:
    """What a delegate does on stage, told to them, from a minute of the meeting on."""

    session: Session
    minute: int
    speech: Speech
    told: Message


def running_order(session: Session) -> Iterator[tuple[int, Speech]]:
    """The speeches of a session with the minute of the meeting at which each begins."""
    minute = session.start
    for speech in session.speeches:
        yield minute, speech
        minute += speech.minutes


def own_parts(meeting: Meeting, delegate: DelegateId) -> list[Part]:
    """All that a delegate says, hands over or receives, in the order of the sessions."""
    return [
        Part(session, minute, speech, told)
        for session in meeting.sessions.values()
        for minute, speech in running_order(session)
        for told in _told(meeting, speech, minute, delegate)
    ]


def _told(meeting: Meeting, speech: Speech, minute: int, delegate: DelegateId) -> Iterator[Message]:
    time, count = meeting.clock.hhmm(minute), len(speech.plaques)
    if speech.speaker == delegate:
        yield say("You speak at {time}: {title}", time=time, title=speech.title)
    if speech.presenter == delegate:
        yield say(
            "You hand over plaques at {time}, {count} in all: {title}", time=time, count=count, title=speech.title
        )
    for number, plaque in enumerate(speech.plaques, 1):
        if plaque.receiver == delegate:
            yield say("You receive the plaque of {unit} at {time}, number {number} of {count} on stage: {title}",
                      unit=plaque.unit, time=time, number=number, count=count, title=speech.title)  # fmt: skip
