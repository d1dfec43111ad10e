"""What a plan means for each of those who go by it, read out of the plan alone.

Two plans are compared fact by fact, so a fact has a name that stays the same from plan to plan: who it is for, what
kind it is of, and what it is about, such as a site. Ids are the organiser's, so no scenario is needed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.plan import Group, Plan
from meetingplan.publish.changes.stops import Span, Stop, What, stops


class Who(StrEnum):
    """Kinds of those who go by a plan. A coach stands for its driver and leader, a site and a hotel for their hosts."""

    DELEGATE = "delegate"
    COACH = "coach"
    SITE = "site"
    DOCENT = "docent"
    HOTEL = "hotel"
    GRID = "grid"


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One of those who go by a plan."""

    who: Who
    id: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a fact is about.

    Args:
        about: the id of the place, node, session, coach, room or post; empty where the kind says it all.
        number: counted from 1, where there are several of the kind about the same.
    """

    what: What
    about: str = ""
    number: int = 1


Fact = str | tuple[str, ...] | Span
"""An id or a number as people write it, several of them, or minutes of the meeting."""

Facts = Mapping[Topic, Fact]


def facts(plan: Plan) -> Mapping[Subject, Facts]:
    """All that a plan says, by whom it is for."""
    made: dict[Subject, dict[Topic, Fact]] = defaultdict(dict)
    used: Counter[tuple[Subject, What, str]] = Counter()
    for subject, what, about, fact in _all(plan):
        used[subject, what, about] += 1
        made[subject][Topic(what, about, used[subject, what, about])] = fact
    return made


_Row = tuple[Subject, What, str, Fact]


def _all(plan: Plan) -> Iterator[_Row]:
    for group in plan.groups:
        yield from _of_group(group, stops(group))
    for id in plan.unplaced:
        yield Subject(Who.DELEGATE, id), What.COACH, "", ""
    yield from _of_docents(plan)
    for duty in sorted(plan.duties, key=lambda duty: duty.start):
        yield Subject(Who.GRID, duty.grid), What.DUTY, duty.post, Span(duty.start, duty.end)
    yield from _of_hosted(plan.hosted)


def _of_group(group: Group, made: list[Stop]) -> Iterator[_Row]:
    """A group's way is its delegates' and its coach's; sessions are not the coach's, and a site has its visits."""
    order = tuple(stop.about for stop in made if stop.what is What.VISIT)
    for id in group.delegates:
        person = Subject(Who.DELEGATE, id)
        yield person, What.COACH, "", group.coach
        yield person, What.ORDER, "", order
        yield from ((person, stop.what, stop.about, stop.span) for stop in made)
    coach = Subject(Who.COACH, group.coach)
    yield coach, What.PASSENGERS, "", tuple(sorted(group.delegates))
    yield coach, What.ORDER, "", order
    for stop in made:
        if stop.what is not What.SESSION:
            yield coach, stop.what, stop.about, stop.span
        if stop.what is What.VISIT:
            site = Subject(Who.SITE, stop.about)
            yield site, What.ARRIVAL, group.coach, stop.span
            yield site, What.PEOPLE, group.coach, str(group.size)


def _of_docents(plan: Plan) -> Iterator[_Row]:
    """A docent leads the parties of a coach at one place from the first step with them to the last."""
    led: dict[tuple[str, str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for group in plan.groups:
        for step in group.walk:
            if step.docent is not None:
                led[step.docent, group.coach, step.place].append((step.start, step.end, step.people))
    for (docent, coach, _), steps in led.items():
        subject = Subject(Who.DOCENT, docent)
        yield subject, What.ARRIVAL, coach, Span(min(s for s, _, _ in steps), max(e for _, e, _ in steps))
        yield subject, What.PEOPLE, coach, str(max(people for *_, people in steps))


def _of_hosted(hosted: Hosted) -> Iterator[_Row]:
    for lodged in hosted.rooms:
        yield Subject(Who.HOTEL, lodged.hotel), What.GUESTS, lodged.room, tuple(sorted(lodged.delegates))
        for id in lodged.delegates:
            person = Subject(Who.DELEGATE, id)
            yield person, What.ROOM, "", (lodged.hotel, lodged.room)
            yield person, What.ROOM_MATES, "", tuple(sorted(set(lodged.delegates) - {id}))
    for table in hosted.tables:
        for id in table.delegates:
            diet = (table.diet,) if table.diet else ()
            yield Subject(Who.DELEGATE, id), What.TABLE, table.session, (str(table.table), *diet)
        yield Subject(Who.DELEGATE, table.leader), What.LEADS, table.session, str(table.table)
    for seat in hosted.seats:
        yield Subject(Who.DELEGATE, seat.delegate), What.SEAT, seat.session, (str(seat.row), str(seat.seat))
    for award in hosted.awards:
        place = (str(award.item), str(award.batch), str(award.order))
        yield Subject(Who.DELEGATE, award.delegate), What.AWARD, award.session, place
