"""Who stands on stage with whom: plaques in the order in which they are listed, cut into batches as even as can be."""

from collections.abc import Iterator
from math import ceil

from meetingplan.domain.hosting import Award
from meetingplan.domain.meeting import Meeting, Session, Speech


def award(meeting: Meeting) -> Iterator[Award]:
    """Every plaque of every session, in the fewest batches that the stage takes."""
    for session in meeting.sessions.values():
        stage = meeting.places[session.place].rooms[session.room].furniture.stage
        for item, speech in enumerate(session.speeches, 1):
            if speech.plaques and speech.presenter:
                yield from _batches(session, item, speech, stage or len(speech.plaques))


def _batches(session: Session, item: int, speech: Speech, stage: int) -> Iterator[Award]:
    assert speech.presenter is not None
    count = len(speech.plaques)
    batches = ceil(count / stage)
    for batch in range(batches):
        of_batch = speech.plaques[count * batch // batches : count * (batch + 1) // batches]
        for order, plaque in enumerate(of_batch, 1):
            yield Award(session.id, item, batch + 1, order, plaque.receiver, speech.presenter)
