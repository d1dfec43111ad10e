"""What is pinned stays as it is."""

from collections.abc import Iterator
from itertools import zip_longest

from meetingplan.audit.facts import Facts
from meetingplan.audit.pins import days
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import GroupId
from meetingplan.domain.pins import Pin, PinnedTour, PinnedVisit
from meetingplan.domain.text import say

NAME = "pins"


def check(facts: Facts) -> Iterator[Violation]:
    """Who is pinned to a coach rides on it; where its minutes are pinned, nobody else does, and they are kept."""
    groups = {group.coach: group.id for group in facts.plan.groups}
    made = {day.coach: day for day in days(facts)}
    for pin in facts.meeting.pins.values():
        ids = (groups[pin.coach],) if pin.coach in groups else ()
        yield from _people(facts, pin, ids)
        if pin.coach in made:
            yield from _visits(facts, pin, made[pin.coach], ids)
            yield from _tours(facts, pin, made[pin.coach], ids)


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


RULE = Rule(NAME, say("What is pinned of a published plan stays as it is."), check)
