"""Sittings and shows start when they start."""

from collections.abc import Iterator
from datetime import timedelta

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Place
from meetingplan.domain.text import say

NAME = "sittings"


def check(facts: Facts) -> Iterator[Violation]:
    """The first stop of a visit to a site with starts begins at one of them: the first of all its parties' stops."""
    for walk in facts.walks:
        for visit in (visit for tour in walk.tours for visit in tour.visits):
            minutes = _starts(facts.meeting, facts.meeting.places[visit.place])
            stop = min((party.zones[0] for party in visit.parties), key=lambda step: step.start)
            if minutes and stop.start not in minutes:
                nearest = min(minutes, key=lambda minute: abs(minute - stop.start))
                text = say("{group} begins in {place} at {start}; the nearest start there is {nearest}",
                           group=walk.group.id, place=facts.place_name(visit.place), start=facts.clock(stop.start),
                           nearest=facts.clock(nearest))  # fmt: skip
                yield of_step(NAME, text, abs(nearest - stop.start), walk.group, stop)


def _starts(meeting: Meeting, place: Place) -> list[int]:
    """The minutes of the meeting at which a site's first stop may begin; empty where it may begin at any."""
    days = [meeting.clock.first_day + timedelta(days=number) for number in range(meeting.days)]
    times = place.interior.starts if place.interior else ()
    return [meeting.clock.of_day(day, time) for day in days for time in times]


RULE = Rule(NAME, say("What starts at fixed times is seen from the beginning."), check)
