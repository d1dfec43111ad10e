"""Sites are seen in the windows meant for them."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts, minutes_outside, window_of
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Tour, Walk
from meetingplan.domain.text import say

NAME = "must-see"


def check(facts: Facts) -> Iterator[Violation]:
    """A tour with visits leaves and is back within a window that has all its sites."""
    for walk in facts.walks:
        for tour in walk.tours:
            if tour.visits:
                yield from _tour(facts, walk, tour)


def _tour(facts: Facts, walk: Walk, tour: Tour) -> Iterator[Violation]:
    window = window_of(facts.meeting, tour)
    times = {"start": facts.clock(tour.boarding.start), "end": facts.clock(tour.arrival.end)}
    if window is None:
        sites = {site for window in facts.meeting.windows.values() for site in window.offered}
        visit = next((visit for visit in tour.visits if visit.place not in sites), tour.visits[0])
        text = say("no window has all sites that {group} visits from {start} to {end}, {site} among them",
                   group=walk.group.id, site=facts.place_name(visit.place), **times)  # fmt: skip
        yield of_step(NAME, text, 1, walk.group, visit.arrival)
    elif by := minutes_outside(window, tour):
        text = say("{group} is on tour from {start} to {end}; {window} lasts from {opening} to {closing}",
                   group=walk.group.id, window=window.title, opening=facts.clock(window.start),
                   closing=facts.clock(window.end), **times)  # fmt: skip
        step = tour.boarding if tour.boarding.start < window.start else tour.arrival
        yield of_step(NAME, text, by, walk.group, step)


RULE = Rule(NAME, say("Sites are visited in the windows that have them."), check)
