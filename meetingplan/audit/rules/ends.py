"""Routes begin and end where the organiser wants them to."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.tiers import in_windows
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.text import say

NAME = "ends"


def check(facts: Facts) -> Iterator[Violation]:
    """A tour that visits the first site of its window visits it before all others, the last one after all others."""
    for id, group, tour in in_windows(facts):
        window = facts.meeting.windows[id]
        order = [visit.place for visit in tour.visits]
        before = order.index(window.first) if window.first in order else 0
        after = order[::-1].index(window.last) if window.last in order else 0
        if before:
            arrival = tour.visits[before].arrival
            text = say("{group} visits {site} at {start}, after {others} others; it comes first in {window}",
                       group=group.id, site=facts.place_name(arrival.place), start=facts.clock(arrival.start),
                       others=before, window=window.title)  # fmt: skip
            yield of_step(NAME, text, before, group, arrival)
        if after:
            arrival = tour.visits[::-1][after].arrival
            text = say("{group} visits {site} at {start}, before {others} others; it comes last in {window}",
                       group=group.id, site=facts.place_name(arrival.place), start=facts.clock(arrival.start),
                       others=after, window=window.title)  # fmt: skip
            yield of_step(NAME, text, after, group, arrival)


RULE = Rule(NAME, say("Routes begin and end at the sites named for it."), check)
