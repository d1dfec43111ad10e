"""Where a delegate eats and sits, told to them."""

from collections.abc import Iterator

from meetingplan.domain.hosting import PODIUM
from meetingplan.domain.ids import DelegateId, SessionId
from meetingplan.domain.meeting import Session
from meetingplan.domain.text import Message, say
from meetingplan.publish.edition import Edition


def own_seat(edition: Edition, delegate: DelegateId, session: SessionId) -> Message | None:
    """The table or the seat of a delegate in a session; None where they sit where they like."""
    table = edition.own(delegate).tables.get(session)
    if table and table.diet:
        return say("table {table} ({diet})", table=table.table, diet=table.diet)
    return plain_seat(edition, delegate, session)


def plain_seat(edition: Edition, delegate: DelegateId, session: SessionId) -> Message | None:
    """The same without what is served at the table, for what goes through the hands of others."""
    own = edition.own(delegate)
    if table := own.tables.get(session):
        return say("table {table}", table=table.table)
    seat = own.seats.get(session)
    if seat is None:
        return None
    if seat.row == PODIUM:
        return say("podium, seat {seat} from the left hand of those on it", seat=seat.seat)
    return say("row {row}, seat {seat}", row=seat.row, seat=seat.seat)


def own_seats(edition: Edition, delegate: DelegateId) -> Iterator[tuple[list[Session], Message]]:
    """Each table and seat of a delegate with the sessions, one after the other in a room, in which they have it."""
    made: dict[tuple[str, str, str], tuple[list[Session], Message]] = {}
    for session in edition.meeting.sessions.values():
        told = own_seat(edition, delegate, session.id)
        if told is not None:
            key = (session.place, session.room, edition.say("{told}", told=told))
            made.setdefault(key, ([], told))[0].append(session)
    yield from made.values()
