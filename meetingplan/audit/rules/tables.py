"""Everyone has a place at a table that serves their diet, and every table one leader."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.given import given_table
from meetingplan.domain.hosting import Table
from meetingplan.domain.meeting import Session
from meetingplan.domain.people import Delegate, Role
from meetingplan.domain.text import say

NAME = "tables"


def check(facts: Facts) -> Iterator[Violation]:
    """Of each meal whose tables the plan says: one for everyone, with seats, leader, diets; leaders at head tables."""
    for id in dict.fromkeys(table.session for table in facts.plan.hosted.tables):
        tables = [table for table in facts.plan.hosted.tables if table.session == id]
        session = facts.meeting.sessions.get(id)
        if session is None:
            yield of_plan(NAME, say("there are tables for {session}, which is no session", session=id), 1)
            continue
        yield from _everyone(facts, session, tables)
        yield from _numbers(facts, session, tables)
        for table in tables:
            yield from _table(facts, session, table)
        yield from _heads(facts, session, tables)


def _people(facts: Facts, table: Table) -> list[Delegate]:
    return [facts.meeting.delegates[id] for id in table.delegates if id in facts.meeting.delegates]


def _everyone(facts: Facts, session: Session, tables: list[Table]) -> Iterator[Violation]:
    people = {person.id: person for person in facts.meeting.attendees(session)}
    times = Counter(id for table in tables for id in table.delegates)
    for id in dict.fromkeys((*people, *times)):
        if id not in people:
            text = say("{delegate} has a table at {session}, and does not attend it",
                       delegate=id, session=session.title)  # fmt: skip
            yield of_plan(NAME, text, times[id])
        elif times[id] != 1:
            text = say("{name} sits at {count} tables at {session} instead of one",
                       name=people[id].name, count=times[id], session=session.title)  # fmt: skip
            yield of_plan(NAME, text, abs(times[id] - 1))


def _numbers(facts: Facts, session: Session, tables: list[Table]) -> Iterator[Violation]:
    room = facts.meeting.places[session.place].rooms[session.room]
    for number, count in Counter(table.table for table in tables).items():
        if count > 1:
            text = say("table {table} of {session} stands {times} times in the plan",
                       table=number, session=session.title, times=count)  # fmt: skip
            yield of_plan(NAME, text, count - 1)
        if number < 1 or (room.furniture.tables is not None and number > room.furniture.tables):
            text = say("{room} has no table {table}", room=room.name, table=number)
            yield of_plan(NAME, text, 1)


def _table(facts: Facts, session: Session, table: Table) -> Iterator[Violation]:
    room, where = facts.meeting.places[session.place].rooms[session.room], {"table": table.table}
    seats = facts.meeting.usable(room.furniture.table_seats)
    if len(table.delegates) > seats:
        text = say("table {table} of {session} has {people} people for {seats} seats", **where, session=session.title,
                   people=len(table.delegates), seats=seats)  # fmt: skip
        yield of_plan(NAME, text, len(table.delegates) - seats)
    if table.leader not in table.delegates:
        text = say("table {table} of {session} is led by {leader}, who does not sit at it",
                   **where, session=session.title, leader=table.leader)  # fmt: skip
        yield of_plan(NAME, text, 1)
    for person in _people(facts, table):
        if person.diet in facts.meeting.hosting.diets and person.diet != table.diet:
            text = say("{name} needs {diet}, and table {table} of {session} does not serve it",
                       name=person.name, diet=person.diet, **where, session=session.title)  # fmt: skip
            yield of_plan(NAME, text, 1)
        if (given := given_table(facts.meeting, session, person)) not in (None, table.table):
            text = say("{name} was given table {given}, and sits at {table} at {session}",
                       name=person.name, given=given, **where, session=session.title)  # fmt: skip
            yield of_plan(NAME, text, 1)


def _heads(facts: Facts, session: Session, tables: list[Table]) -> Iterator[Violation]:
    """At head tables sit leaders alone, but for who was given one; leaders sit elsewhere when these are full.

    A leader whose diet has tables of its own, or who was given a table, by hand or pinned, may sit elsewhere anyway.
    """
    furniture = facts.meeting.places[session.place].rooms[session.room].furniture
    seats = facts.meeting.usable(furniture.table_seats)
    sizes = Counter(dict.fromkeys(range(1, furniture.head_tables + 1), 0))
    elsewhere: list[Delegate] = []
    for table in tables:
        people = _people(facts, table)
        free_to_choose = [p for p in people if given_table(facts.meeting, session, p) is None]
        if table.table in sizes:
            sizes[table.table] += len(people)
            for person in (p for p in free_to_choose if p.role is not Role.LEADER):
                text = say("{name} is no leader, and sits at head table {table} of {session}",
                           name=person.name, table=table.table, session=session.title)  # fmt: skip
                yield of_plan(NAME, text, 1)
        else:
            elsewhere += (p for p in free_to_choose if p.role is Role.LEADER)
    free = sum(max(0, seats - size) for size in sizes.values())
    left = [person for person in elsewhere if person.diet not in facts.meeting.hosting.diets]
    if free and left:
        text = say("head tables of {session} have {seats} free seats, and {name} sits elsewhere",
                   session=session.title, seats=free, name=left[0].name)  # fmt: skip
        yield of_plan(NAME, text, min(free, len(left)))


RULE = Rule(NAME, say("Everyone eats at a table that serves their diet, with a seat and one leader a table."), check)
