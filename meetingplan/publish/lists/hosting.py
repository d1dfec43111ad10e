"""Rooms (住宿安排), tables (用餐桌次), seats (座次) as lists."""

from collections import defaultdict
from collections.abc import Iterator

from meetingplan.domain.hosting import PODIUM, Seat
from meetingplan.domain.ids import SessionId
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing, columns, who
from meetingplan.publish.own import guest_room


def rooms(edition: Edition) -> Iterator[Listing]:
    """Who sleeps in which room, with whom, from when to when."""
    _, meeting = edition.say, edition.meeting
    head = columns(
        (_("Hotel"), 20), (_("Room no."), 8), (_("Kind of room"), 12), (_("Name"), 12), (_("Delegation"), 18),
        (_("Position"), 26), (_("Phone"), 14), (_("In"), 12), (_("Out"), 12), (_("Shared with"), 14),
    )  # fmt: skip
    nights = (meeting.clock.first_day.isoformat(), meeting.last_day.isoformat())
    rows = [
        (edition.name(lodged.hotel), lodged.room, guest_room(meeting, lodged).kind.to(edition.language),
         *who(edition, meeting.delegates[id]), meeting.delegates[id].phone, *nights,
         "、".join(meeting.delegates[other].name for other in lodged.delegates if other != id))
        for lodged in edition.plan.hosted.rooms
        for id in lodged.delegates
    ]  # fmt: skip
    if rows:
        yield Listing("rooms", _("Rooms"), head, tuple(rows))


def tables(edition: Edition) -> Iterator[Listing]:
    """Every table of every meal: who leads it, who sits at it (the leader first), what it serves."""
    _, meeting = edition.say, edition.meeting
    head = columns(
        (_("Meal"), 14), (_("Place"), 22), (_("Table"), 7), (_("People"), 7), (_("Table leader"), 10), (_("Names"), 60),
        (_("Diet"), 10),
    )  # fmt: skip
    rows = []
    for table in edition.plan.hosted.tables:
        session = meeting.sessions[table.session]
        room = meeting.places[session.place].rooms[session.room].name.to(edition.language)
        first = (table.leader, *(id for id in table.delegates if id != table.leader))
        names = "、".join(meeting.delegates[id].name for id in first)
        where = (session.title.to(edition.language), f"{edition.name(session.place)} · {room}", table.table)
        rows.append((*where, len(table.delegates), meeting.delegates[table.leader].name, names, table.diet))
    if rows:
        yield Listing("tables", _("Dining tables"), head, tuple(rows))


def seats(edition: Edition) -> Iterator[Listing]:
    """The seating plan of each session as it is seen from the hall, then where to find each person."""
    _, meeting = edition.say, edition.meeting
    by_session: dict[SessionId, list[Seat]] = defaultdict(list)
    for seat in edition.plan.hosted.seats:
        by_session[seat.session].append(seat)
    for id, taken in by_session.items():
        session = meeting.sessions[id]
        title = _("Seating plan: {session}", session=session.title.to(edition.language))
        yield _chart(edition, title, id, taken)
    rows = [
        (meeting.sessions[seat.session].title.to(edition.language), *who(edition, meeting.delegates[seat.delegate]),
         _row_name(edition, seat.row), seat.seat)
        for seat in edition.plan.hosted.seats
    ]  # fmt: skip
    head = columns(
        (_("Session"), 24), (_("Name"), 12), (_("Delegation"), 18), (_("Position"), 26), (_("Row"), 10), (_("Seat"), 8)
    )
    if rows:
        yield Listing("seats", _("Seats"), head, tuple(rows))


def _chart(edition: Edition, title: str, session: SessionId, taken: list[Seat]) -> Listing:
    """Rows from the stage backwards. A seat's number counts from the left hand of who sits there, so the podium, which
    faces the hall, stands the other way round.
    """
    _ = edition.say
    widest = max(seat.seat for seat in taken)
    names = {(seat.row, seat.seat): edition.meeting.delegates[seat.delegate].name for seat in taken}
    rows = []
    for row in sorted({seat.row for seat in taken}):
        line = [names.get((row, number), "") for number in range(1, widest + 1)]
        if row == PODIUM:
            held = [name for name in reversed(line) if name]
            before = (widest - len(held)) // 2
            line = [*[""] * before, *held, *[""] * (widest - before - len(held))]
        rows.append((_row_name(edition, row), *line))
    head = columns((_("Row"), 10), *((str(number), 9) for number in range(1, widest + 1)))
    note = _("Seen from the hall, facing the stage; seats are counted from the left.")
    return Listing(f"seating-{session}", title, head, tuple(rows), note, is_filtered=False)


def _row_name(edition: Edition, row: int) -> str:
    return edition.say("podium") if row == PODIUM else edition.say("row {row}", row=row)
