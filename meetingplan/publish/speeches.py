"""When a delegate is on stage, by the running order of the sessions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetingplan.domain.hosting import Award
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


def own_parts(meeting: Meeting, awards: Sequence[Award], delegate: DelegateId) -> list[Part]:
    """All that a delegate says, hands over or receives, in the order of the sessions.

    Args:
        awards: who stands where on stage, as far as the plan says it.
    """
    return [
        Part(session, minute, speech, told)
        for session in meeting.sessions.values()
        for item, (minute, speech) in enumerate(running_order(session), 1)
        for told in _told(meeting.clock.hhmm(minute), speech, _of_item(awards, session, item), delegate)
    ]


def _of_item(awards: Sequence[Award], session: Session, item: int) -> list[Award]:
    return [award for award in awards if (award.session, award.item) == (session.id, item)]


def _told(time: str, speech: Speech, awards: Sequence[Award], delegate: DelegateId) -> Iterator[Message]:
    values = {"time": time, "title": speech.title}
    if speech.speaker == delegate:
        yield say("You speak at {time}: {title}", **values)
    if speech.presenter == delegate:
        count = len(speech.plaques)
        yield say("You hand over plaques at {time}, {count} in all: {title}", count=count, **values)
    mine = [award for award in awards if award.delegate == delegate]
    for number, plaque in enumerate(plaque for plaque in speech.plaques if plaque.receiver == delegate):
        if number >= len(mine):
            yield say("You receive the plaque of {unit} at {time}: {title}", unit=plaque.unit, **values)
            continue
        batch = mine[number].batch
        place = {"order": mine[number].order, "count": sum(award.batch == batch for award in awards), "batch": batch}
        if all(award.batch == batch for award in awards):
            yield say("You receive the plaque of {unit} at {time}, number {order} of {count} on stage: {title}",
                      unit=plaque.unit, **place, **values)  # fmt: skip
        else:
            yield say("You receive the plaque of {unit} at {time}, number {order} of {count} in batch {batch}: {title}",
                      unit=plaque.unit, **place, **values)  # fmt: skip
