"""Places are open."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Step
from meetingplan.domain.text import say

NAME = "opening"

Hours = tuple[tuple[int, int], ...]
"""The stretches of minutes in which a place is open, in order and apart from each other."""


def check(facts: Facts) -> Iterator[Violation]:
    """Whoever is at a place is there while it is open."""
    hours = _hours(facts.meeting)
    for walk in facts.walks:
        for step in walk.group.walk:
            by = _outside(step, hours[step.place]) if step.people else 0
            if by:
                text = say("{group} is at {where} from {start} to {end}; {place} is not open then",
                           group=walk.group.id, where=facts.nodes[step.node].name,
                           place=facts.place_name(step.place), **facts.times(step))  # fmt: skip
                yield of_step(NAME, text, by, walk.group, step)


def _hours(meeting: Meeting) -> Mapping[PlaceId, Hours]:
    days = [meeting.clock.first_day + timedelta(days=number) for number in range(meeting.days)]
    hours = {}
    for place in meeting.places.values():
        stretches: list[tuple[int, int]] = []
        for day in days:
            opens, closes = meeting.clock.of_day(day, place.opens), meeting.clock.of_day(day, place.closes)
            if stretches and stretches[-1][1] >= opens:
                opens = stretches.pop()[0]
            stretches.append((opens, closes))
        hours[place.id] = tuple(stretches)
    return hours


def _outside(step: Step, hours: Hours) -> int:
    """Minutes of a step outside the stretch that holds most of it."""
    inside = max(min(step.end, closes) - max(step.start, opens) for opens, closes in hours)
    return step.end - step.start - max(0, inside)


RULE = Rule(NAME, say("Places are open while people are there."), check)
