"""No coach stays in a bay for longer than it may."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Tour
from meetingplan.domain.plan import Step
from meetingplan.domain.text import say

NAME = "standing"


def check(facts: Facts) -> Iterator[Violation]:
    """From the coach's arrival to its departure, at every stop of a tour and at both its ends."""
    for walk in facts.walks:
        for tour in walk.tours:
            for first, last in _stays(tour):
                longest, given = facts.meeting.places[first.place].standing, last.end - first.start
                if longest is not None and given > longest:
                    text = say("the coach of {group} stays at {place} for {given} min from {start}; "
                               "at most {longest} are allowed", group=walk.group.id,
                               place=facts.place_name(first.place), given=given, start=facts.clock(first.start),
                               longest=longest)  # fmt: skip
                    yield of_step(NAME, text, given - longest, walk.group, first)


def _stays(tour: Tour) -> Iterator[tuple[Step, Step]]:
    """The first and last step of each stay in a bay; each end of a tour has one step alone."""
    yield tour.boarding, tour.boarding
    yield from ((visit.arrival, visit.boarding) for visit in tour.visits)
    yield tour.arrival, tour.arrival


RULE = Rule(NAME, say("No coach stays in a bay for longer than it may."), check)
