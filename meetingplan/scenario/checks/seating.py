"""Tables and seats: those given by hand or pinned exist and are free, and there are enough of them."""

from collections import Counter
from collections.abc import Iterator
from math import ceil

from meetingplan.domain.hosting import Furniture
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_places import furniture
from meetingplan.scenario.draft import Draft, short
from meetingplan.scenario.forms import SessionForm
from meetingplan.scenario.kept import with_places
from meetingplan.scenario.place_forms import RoomForm
from meetingplan.scenario.roster import Row, seat_of, table_of


def _held(draft: Draft) -> Iterator[tuple[int, SessionForm, RoomForm, Furniture, list[Row]]]:
    """Every session with its number, its room, what stands in it, and who attends."""
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        room = next((room for room in place.rooms if room.id == session.room), None) if place else None
        if room is not None:
            people = [row for row in draft.people if session.hotel in (None, row.hotel)]
            if draft.pins:
                audience = (session.place, session.room, session.hotel)
                same = frozenset(s.id for s in draft.form.sessions if (s.place, s.room, s.hotel) == audience)
                people = with_places(people, draft.pins.form, draft.pins.document, same)
            yield i, session, room, furniture(room), people


def _once(problems: Iterator[Problem]) -> Iterator[Problem]:
    """What is wrong in one session of a room is wrong in all of them."""
    seen = set()
    for problem in problems:
        if (key := (problem.code, problem.where)) not in seen:
            seen.add(key)
            yield problem


def given_tables_can_be_had(draft: Draft) -> Iterator[Problem]:
    """Tables given by hand exist, have a seat for each, and serve one diet."""
    yield from _once(problem for _, _, room, kit, people in _held(draft) if kit.table_seats
                     for problem in _given_tables(draft, room, kit, people))  # fmt: skip


def _given_tables(draft: Draft, room: RoomForm, kit: Furniture, people: list[Row]) -> Iterator[Problem]:
    seats, diets = max(1, draft.usable(kit.table_seats)), draft.form.hosting.diets
    taken: dict[int, list[Row]] = {}
    for row in people:
        number = table_of(row["table"])
        if number is None:
            continue
        where, at = row.where["table"], taken.setdefault(number, [])
        at.append(row)
        served = {other["diet"] for other in at if other["diet"] in diets}
        if kit.tables is not None and number > kit.tables:
            what = say("{room} has {tables} tables, and none of the number {table}", room=room.id, tables=kit.tables,
                       table=number)  # fmt: skip
            yield Problem("unknown-table", where, what, say("name another table, or leave the cell empty"))
        elif len(at) > seats:
            what = say("table {table} of {room} is given to {people} people and has {seats} seats", table=number,
                       room=room.id, people=len(at), seats=seats)  # fmt: skip
            yield Problem("table-overfull", where, what, say("leave the cell empty for some of them"))
        elif len(served) > 1 or (served and number <= kit.head_tables):
            what = say("table {table} of {room} cannot serve {diets}", table=number, room=room.id,
                       diets=short(sorted(served)))  # fmt: skip
            mend = say("give one of them another table; a table serves one diet, a head table none")
            yield Problem("table-of-two-diets", where, what, mend)


def tables_take_everyone(draft: Draft) -> Iterator[Problem]:
    """Where the number of tables is given, they take all who eat, those of each diet apart."""
    for i, session, room, kit, people in _held(draft):
        if not kit.table_seats or kit.tables is None:
            continue
        seats, diets = max(1, draft.usable(kit.table_seats)), draft.form.hosting.diets
        special = Counter(row["diet"] for row in people if row["diet"] in diets)
        leaders = sum(row["role"] == "leader" and row["diet"] not in diets for row in people)
        rest = len(people) - min(leaders, kit.head_tables * seats)
        needed = kit.head_tables + max(ceil(rest / seats), sum(ceil(count / seats) for count in special.values()))
        if needed > kit.tables:
            what = say("{session} needs {needed} tables for {people} people, and {room} has {tables}",
                       session=session.id, needed=needed, people=len(people), room=room.id,
                       tables=kit.tables)  # fmt: skip
            mend = say("add tables, or keep fewer of them for leaders")
            yield draft.problem("too-few-tables", ("sessions", i, "room"), what, mend)


def given_seats_can_be_had(draft: Draft) -> Iterator[Problem]:
    """Seats given by hand exist in the hall, and nobody else has them."""
    yield from _once(problem for _, _, room, kit, people in _held(draft) if kit.row_seats
                     for problem in _given_seats(room, kit, people))  # fmt: skip


def _given_seats(room: RoomForm, kit: Furniture, people: list[Row]) -> Iterator[Problem]:
    taken: dict[tuple[int, int], Row] = {}
    for row in people:
        seat = seat_of(row["seat"])
        if seat is None:
            continue
        if seat[1] > kit.row_seats or (seat[0] - 1) * kit.row_seats + seat[1] > room.people:
            what = say("{room} has no seat {row}-{seat}", room=room.id, row=seat[0], seat=seat[1])
            mend = say("its rows have {seats} seats, {people} in all", seats=kit.row_seats, people=room.people)
            yield Problem("unknown-seat", row.where["seat"], what, mend)
        elif (first := taken.setdefault(seat, row)) is not row:
            what = say("seat {seat} of {room} is given to {other} already", seat=row["seat"], room=room.id,
                       other=first.id)  # fmt: skip
            yield Problem("seat-taken", row.where["seat"], what, say("give one of them another seat"))


def podium_is_in_order_of_rank(draft: Draft) -> Iterator[Problem]:
    """Nobody stands twice in the order of the podium, which is that of rank."""
    for i, session in enumerate(draft.form.sessions):
        for k, id in enumerate(session.podium):
            if id in session.podium[:k]:
                what = say("{id} is on the podium of {session} already", id=id, session=session.id)
                yield draft.problem("duplicate-id", ("sessions", i, "podium", k), what, say("keep one of the two"))


def furniture_is_said_of_its_rooms(draft: Draft) -> Iterator[Problem]:
    """Tables are counted where people sit at tables."""
    for i, place in enumerate(draft.form.places):
        for k, room in enumerate(place.rooms):
            kit = furniture(room)
            for key in ("tables", "head_tables"):
                if getattr(room, key) and not kit.table_seats:
                    what = say("{room} has no tables", room=room.id)
                    path = ("places", i, "rooms", k, key)
                    yield draft.problem("wrong-kind", path, what, say("add table_seats:, or remove {key}:", key=key))
            if kit.tables is not None and kit.table_seats and kit.head_tables > kit.tables:
                what = say("{room} has {tables} tables, of which {heads} cannot be head tables", room=room.id,
                           tables=kit.tables, heads=kit.head_tables)  # fmt: skip
                path = ("places", i, "rooms", k, "head_tables")
                yield draft.problem("too-few-tables", path, what, say("add tables, or keep fewer of them for leaders"))
