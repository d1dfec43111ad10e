"""Drivers are neither on duty nor at the wheel for too long, and rest in time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Tour, Walk
from meetingplan.domain.meeting import DRIVING_SPELL
from meetingplan.domain.plan import Step
from meetingplan.domain.text import say

NAME = "driver-hours"


def check(facts: Facts) -> Iterator[Violation]:
    """A tour belongs to the day on which boarding begins; each group has a driver of its own."""
    for walk in facts.walks:
        days: dict[date, list[Tour]] = defaultdict(list)
        for tour in walk.tours:
            days[facts.meeting.clock.day(tour.boarding.start)].append(tour)
        for day, tours in days.items():
            yield from _duty(facts, walk, day, tours)
            yield from _driving(facts, walk, day, tours)
        yield from _rests(facts, walk)


def _duty(facts: Facts, walk: Walk, day: date, tours: list[Tour]) -> Iterator[Violation]:
    limit, last = facts.meeting.limits.driver_duty, max((tour.arrival for tour in tours), key=lambda step: step.end)
    given = last.end - min(tour.boarding.start for tour in tours)
    if limit is not None and given > limit:
        text = say("the driver of {group} is on duty for {given} min on {day}, until {end}; {limit} are allowed",
                   group=walk.group.id, given=given, day=str(day), end=facts.clock(last.end), limit=limit)  # fmt: skip
        yield of_step(NAME, text, given - limit, walk.group, last)


def _driving(facts: Facts, walk: Walk, day: date, tours: list[Tour]) -> Iterator[Violation]:
    limit = facts.meeting.limits.driver_driving
    given = sum(arriving.start - leaving.end for tour in tours for leaving, arriving in tour.drives)
    if given > limit:
        text = say("the driver of {group} drives for {given} min on {day}; {limit} are allowed",
                   group=walk.group.id, given=given, day=str(day), limit=limit)  # fmt: skip
        yield of_step(NAME, text, given - limit, walk.group, tours[-1].arrival)


def _rests(facts: Facts, walk: Walk) -> Iterator[Violation]:
    """Each spell of driving that is too long is told once, where it ends."""
    needed, given = facts.meeting.limits.driver_rest, 0
    drives = list(_drives(walk))
    for number, (arriving, minutes, stands) in enumerate(drives, start=1):
        given += minutes
        rests = stands >= needed
        if given > DRIVING_SPELL and (rests or number == len(drives)):
            text = say("the driver of {group} drives for {given} min until {end} without a rest of {needed} min; "
                       "{limit} are allowed", group=walk.group.id, given=given, end=facts.clock(arriving.start),
                       needed=needed, limit=DRIVING_SPELL)  # fmt: skip
            yield of_step(NAME, text, given - DRIVING_SPELL, walk.group, arriving)
        given = 0 if rests else given


def _drives(walk: Walk) -> Iterator[tuple[Step, int, int]]:
    """Each drive: the step it leads to, its minutes, and those for which the coach then stands without people."""
    following = [tour.boarding.start for tour in walk.tours[1:]]
    for number, tour in enumerate(walk.tours):
        begins = following[number] if number < len(following) else tour.arrival.end
        stands = [*(visit.boarding.start - visit.arrival.end for visit in tour.visits), begins - tour.arrival.end]
        for (leaving, arriving), standing in zip(tour.drives, stands, strict=True):
            yield arriving, arriving.start - leaving.end, standing


RULE = Rule(NAME, say("Drivers are neither on duty nor at the wheel for too long, and rest in time."), check)
