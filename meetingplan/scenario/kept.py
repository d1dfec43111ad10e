"""What pins.yaml fixes of rooms, tables and seats: read, laid over the roster, and written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from meetingplan.domain.ids import DelegateId, PlaceId, SessionId
from meetingplan.domain.pins import Kept
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.fields import Count, Id, Line
from meetingplan.scenario.roster import Row
from meetingplan.store.document import Document, Path
from meetingplan.store.validate import Form

_People = Annotated[list[Id], Field(min_length=1)]


class RoomPinForm(Form):
    """One of `rooms:`; others may join where beds are free."""

    hotel: Id
    room: Line
    delegates: _People


class TablePinForm(Form):
    """One of `tables:`; others may join where seats are free."""

    session: Id
    table: Count
    delegates: _People


class SeatPinForm(Form):
    """One of `seats:`, on the floor of a hall."""

    session: Id
    row: Count
    seat: Count
    delegate: Id


class KeptForm(Form):
    """The parts of pins.yaml that are about rooms, tables and seats."""

    rooms: list[RoomPinForm] = Field(default=[])
    tables: list[TablePinForm] = Field(default=[])
    seats: list[SeatPinForm] = Field(default=[])

    def kept(self) -> Kept:
        """The value of the domain."""
        return Kept(
            {DelegateId(id): (PlaceId(r.hotel), r.room) for r in self.rooms for id in r.delegates},
            {(SessionId(t.session), DelegateId(id)): t.table for t in self.tables for id in t.delegates},
            {(SessionId(s.session), DelegateId(s.delegate)): (s.row, s.seat) for s in self.seats},
        )

    def named(self) -> Iterator[tuple[Path, str, str]]:
        """Everyone named, as (where, of what they can be named once, id)."""
        for i, room in enumerate(self.rooms):
            yield from ((("rooms", i, "delegates", k), "room", id) for k, id in enumerate(room.delegates))
        for i, table in enumerate(self.tables):
            what = f"table {table.session}"
            yield from ((("tables", i, "delegates", k), what, id) for k, id in enumerate(table.delegates))
        for i, seat in enumerate(self.seats):
            yield ("seats", i, "delegate"), f"seat {seat.session}", seat.delegate


def with_rooms(rows: Sequence[Row], form: KeptForm, document: Document, found: list[Problem]) -> tuple[Row, ...]:
    """The roster with the rooms that people are pinned to; given where they are pinned."""
    given = {
        id: (item.room, document.at(("rooms", i, "delegates", k)))
        for i, item in enumerate(form.rooms)
        for k, id in enumerate(item.delegates)
    }
    made = [_given(row, "room", *given[row.id], found) if row.id in given else row for row in rows]
    return tuple(made)


def with_places(rows: Sequence[Row], form: KeptForm, document: Document, sessions: frozenset[str]) -> list[Row]:
    """The roster with tables and seats that people are pinned to in sessions of a room, instead of those by hand."""
    found: dict[str, dict[str, tuple[str, Position]]] = {}
    for i, table in enumerate(form.tables):
        for k, id in enumerate(table.delegates if table.session in sessions else ()):
            found.setdefault(id, {})["table"] = str(table.table), document.at(("tables", i, "delegates", k))
    for i, seat in enumerate(form.seats):
        if seat.session in sessions:
            place = f"{seat.row}-{seat.seat}", document.at(("seats", i, "delegate"))
            found.setdefault(seat.delegate, {})["seat"] = place
    return [_over(row, found[row.id]) if row.id in found else row for row in rows]


def _over(row: Row, cells: Mapping[str, tuple[str, Position]]) -> Row:
    texts = {column: text for column, (text, _) in cells.items()}
    places = {column: where for column, (_, where) in cells.items()}
    return replace(row, cells={**row.cells, **texts}, where={**row.where, **places})


def _given(row: Row, column: str, text: str, where: Position, found: list[Problem]) -> Row:
    if row[column] and row[column] != text:
        what = say("{id} is pinned to room {room}, but the roster says {other}", id=row.id, room=text,
                   other=row[column])  # fmt: skip
        found.append(Problem("pinned-elsewhere", where, what, say("remove them here, or correct the roster")))
    return _over(row, {column: (text, where)})


def rows(kept: Kept) -> dict[str, list[dict[str, object]]]:
    """The entries of the file: people of one room or table together, in the order of the plan."""
    rooms: dict[tuple[PlaceId, str], list[str]] = {}
    for id, place in kept.rooms.items():
        rooms.setdefault(place, []).append(id)
    tables: dict[tuple[SessionId, int], list[str]] = {}
    for (session, id), number in kept.tables.items():
        tables.setdefault((session, number), []).append(id)
    return {
        "rooms": [{"hotel": hotel, "room": room, "delegates": ids} for (hotel, room), ids in rooms.items()],
        "tables": [{"session": session, "table": table, "delegates": ids} for (session, table), ids in tables.items()],
        "seats": [
            {"session": session, "row": row, "seat": seat, "delegate": id}
            for (session, id), (row, seat) in kept.seats.items()
        ],
    }
