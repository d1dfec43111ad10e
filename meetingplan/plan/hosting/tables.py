"""Who eats at which table: how many of each delegation sit where is a small exact model, names are filled in after it.

Leaders fill the head tables by the roster's order. Then, in this order: as few people as can be leave the table that
they had; as few tables as can be serve each diet; delegations are divided over as few tables as can be.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.given import given_table
from meetingplan.domain.hosting import Furniture, Table
from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.people import Delegate, Role
from meetingplan.plan.budget import Budget
from meetingplan.plan.hosting.audiences import audiences
from meetingplan.plan.hosting.table_model import Counts, Kind, Laid, share

Layout = dict[int, list[Delegate]]
"""Who sits at each table."""


@dataclass(frozen=True, slots=True)
class Dining:
    """Those who eat together in a room.

    Args:
        seats: that may be used at a table.
        heads: who sit at the head tables, by table.
        rest: everyone else.
        given: at which table people have to sit.
        had: at which table people sat before.
    """

    meeting: Meeting
    furniture: Furniture
    seats: int
    heads: Layout
    rest: tuple[Delegate, ...]
    given: Mapping[DelegateId, int]
    had: Mapping[DelegateId, int]

    def kind(self, person: Delegate) -> Kind:
        """What tables need to know of a person: delegation, and diet if it has tables of its own."""
        return person.delegation, person.diet if person.diet in self.meeting.hosting.diets else ""


def dine(meeting: Meeting, before: tuple[Table, ...], budget: Budget) -> Iterator[Table]:
    """A table for everyone at every meal that is eaten at tables; the same at all meals in a room."""
    for sessions in audiences(meeting):
        furniture = meeting.places[sessions[0].place].rooms[sessions[0].room].furniture
        if furniture.table_seats:
            here = {session.id for session in sessions}
            had = {id: table.table for table in before if table.session in here for id in table.delegates}
            dining = _dining(meeting, sessions[0], furniture, had)
            layout, diets = _laid(dining, budget)
            for session in sessions:
                yield from _tables(session, layout, diets)


def _dining(meeting: Meeting, session: Session, furniture: Furniture, had: Mapping[DelegateId, int]) -> Dining:
    seats, people = meeting.usable(furniture.table_seats), meeting.attendees(session)
    given = {p.id: table for p in people if (table := given_table(meeting, session, p)) is not None}
    heads: Layout = {table: [] for table in range(1, furniture.head_tables + 1)}
    for person in people:
        if (table := given.get(person.id)) in heads:
            heads[table].append(person)
    for person in people:
        free = next((table for table in heads if len(heads[table]) < seats), None)
        diet = person.diet in meeting.hosting.diets
        if person.role is Role.LEADER and person.id not in given and not diet and free is not None:
            heads[free].append(person)
    seated = {person.id for table in heads.values() for person in table}
    rest = tuple(person for person in people if person.id not in seated)
    return Dining(meeting, furniture, seats, heads, rest, given, had)


def _laid(dining: Dining, budget: Budget) -> tuple[Layout, Mapping[int, str]]:
    """Who sits at every table, and which diets tables serve; nobody anywhere where there are too few tables."""
    kinds = Counter(map(dining.kind, dining.rest))
    first = dining.furniture.head_tables + 1
    given: Counts = Counter((dining.kind(p), dining.given[p.id]) for p in dining.rest if p.id in dining.given)
    moving = [person for person in dining.rest if person.id not in dining.given]
    had: Counts = Counter((dining.kind(p), table) for p in moving if (table := dining.had.get(p.id, 0)))
    laid = share(kinds, given, had, dining.seats, first, dining.furniture.tables, budget)
    if laid is None:
        return {}, {}
    layout = {**dining.heads, **_named(dining, laid)}
    return {table: people for table, people in layout.items() if people}, laid.diets


def _named(dining: Dining, laid: Laid) -> Layout:
    """Everyone at a table: who was given it, who had it, then the others in the roster's order."""
    layout: Layout = {}
    todo = dict.fromkeys(dining.rest)
    for wanted in (lambda p: dining.given.get(p.id), lambda p: dining.had.get(p.id), None):
        for person in list(todo):
            kind = dining.kind(person)
            table = wanted(person) if wanted else next(t for (of, t), n in laid.counts.items() if of == kind and n)
            if table and laid.counts.get((kind, table), 0):
                laid.counts[kind, table] -= 1
                layout.setdefault(table, []).append(person)
                del todo[person]
    return dict(sorted(layout.items()))


def _tables(session: Session, layout: Layout, diets: Mapping[int, str]) -> Iterator[Table]:
    for number, people in layout.items():
        first = _first(people)
        yield Table(session.id, number, first.id, tuple(person.id for person in people), diets.get(number, ""))


def _first(people: Sequence[Delegate]) -> Delegate:
    """Who leads a table: the first of its leaders in the roster's order, or else of all."""
    return next((person for person in people if person.role is Role.LEADER), people[0])
