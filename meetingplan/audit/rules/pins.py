"""What is pinned stays as it is."""

from collections.abc import Iterator
from itertools import zip_longest

from meetingplan.audit.facts import Facts
from meetingplan.audit.pins import days
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import DelegateId, GroupId, SessionId
from meetingplan.domain.pins import Kept, Pin, PinnedTour, PinnedVisit
from meetingplan.domain.text import Text, say

NAME = "pins"


def check(facts: Facts) -> Iterator[Violation]:
    """Who is pinned to a coach rides on it; where its minutes are pinned, nobody else does, and they are kept.

    Who is pinned to a room, a table or a seat has it.
    """
    groups = {group.coach: group.id for group in facts.plan.groups}
    made = {day.coach: day for day in days(facts)}
    for pin in facts.meeting.pins.values():
        ids = (groups[pin.coach],) if pin.coach in groups else ()
        yield from _people(facts, pin, ids)
        if pin.coach in made:
            yield from _visits(facts, pin, made[pin.coach], ids)
            yield from _tours(facts, pin, made[pin.coach], ids)
    yield from _kept(facts, Kept.of(facts.plan.hosted))


def _people(facts: Facts, pin: Pin, ids: tuple[GroupId, ...]) -> Iterator[Violation]:
    aboard = {id for group in facts.plan.groups if group.coach == pin.coach for id in group.delegates}
    names = {id: person.name for id, person in facts.meeting.delegates.items()}
    for id in pin.delegates:
        if id not in aboard:
            text = say("{name} is pinned to coach {coach}, but does not ride on it", name=names.get(id, id),
                       coach=pin.coach)  # fmt: skip
            yield of_plan(NAME, text, 1, ids)
    for id in sorted(aboard.difference(pin.delegates)) if pin.closed else ():
        text = say("{name} rides on coach {coach}, whose minutes are pinned for others", name=names.get(id, id),
                   coach=pin.coach)  # fmt: skip
        yield of_plan(NAME, text, 1, ids)


def _visits(facts: Facts, pin: Pin, day: Pin, ids: tuple[GroupId, ...]) -> Iterator[Violation]:
    for wanted in pin.visits:
        found = [visit for visit in day.visits if visit.site == wanted.site]
        by = min((_moved(wanted, visit) for visit in found), default=wanted.leave - wanted.arrive)
        if by:
            text = say("coach {coach} is pinned to be at {place} from {start} to {end}, going in at {enter}; "
                       "that is {by} min off", coach=pin.coach, place=facts.place_name(wanted.site),
                       start=facts.clock(wanted.arrive), end=facts.clock(wanted.leave),
                       enter=facts.clock(wanted.enter), by=by)  # fmt: skip
            yield of_plan(NAME, text, by, ids)


def _moved(one: PinnedVisit, other: PinnedVisit) -> int:
    return max(abs(one.arrive - other.arrive), abs(one.enter - other.enter), abs(one.leave - other.leave))


def _tours(facts: Facts, pin: Pin, day: Pin, ids: tuple[GroupId, ...]) -> Iterator[Violation]:
    """Compares tours in their order; one too few, or too many, is off by its whole length."""
    if pin.tours is None:
        return
    for wanted, made in zip_longest(pin.tours, day.tours or ()):
        if wanted is None:
            by, tour = made.back - made.depart, made
            text = say("coach {coach} is on tour from {start} to {end}, but none is pinned there", coach=pin.coach,
                       start=facts.clock(tour.depart), end=facts.clock(tour.back))  # fmt: skip
        else:
            tour = made or PinnedTour(wanted.depart, wanted.depart)
            by = max(abs(wanted.depart - tour.depart), abs(wanted.back - tour.back))
            text = say("coach {coach} is pinned to be on tour from {start} to {end}; that is {by} min off",
                       coach=pin.coach, start=facts.clock(wanted.depart), end=facts.clock(wanted.back),
                       by=by)  # fmt: skip
        if by:
            yield of_plan(NAME, text, by, ids)


def _kept(facts: Facts, made: Kept) -> Iterator[Violation]:
    """Rooms, tables and seats that are pinned, against those of the plan."""
    pinned = facts.meeting.kept
    for id, (hotel, room) in pinned.rooms.items():
        if made.rooms.get(id) != (hotel, room):
            text = say("{name} is pinned to room {room} at {hotel}, and does not have it", name=_name(facts, id),
                       room=room, hotel=facts.place_name(hotel))  # fmt: skip
            yield of_plan(NAME, text, 1)
    for (session, id), table in pinned.tables.items():
        if made.tables.get((session, id)) != table:
            text = say("{name} is pinned to table {table} at {session}, and does not sit there", name=_name(facts, id),
                       table=table, session=_title(facts, session))  # fmt: skip
            yield of_plan(NAME, text, 1)
    for (session, id), (row, seat) in pinned.seats.items():
        if made.seats.get((session, id)) != (row, seat):
            text = say("{name} is pinned to seat {row}-{seat} in {session}, and does not sit there",
                       name=_name(facts, id), row=row, seat=seat, session=_title(facts, session))  # fmt: skip
            yield of_plan(NAME, text, 1)


def _name(facts: Facts, id: DelegateId) -> str:
    person = facts.meeting.delegates.get(id)
    return person.name if person else id


def _title(facts: Facts, id: SessionId) -> Text | str:
    session = facts.meeting.sessions.get(id)
    return session.title if session else id


RULE = Rule(NAME, say("What is pinned of a published plan stays as it is."), check)
