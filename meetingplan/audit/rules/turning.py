"""Where a coach cannot turn round, it leaves by another road than it came by."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Tour
from meetingplan.domain.plan import Group
from meetingplan.domain.text import say

NAME = "turning"


def check(facts: Facts) -> Iterator[Violation]:
    """At a site without room to turn, some fastest way there and some fastest way on have different roads."""
    for walk in facts.walks:
        for tour in walk.tours:
            yield from _tour(facts, walk.group, tour)


def _tour(facts: Facts, group: Group, tour: Tour) -> Iterator[Violation]:
    stops = (tour.boarding.place, *(visit.place for visit in tour.visits), tour.arrival.place)
    for visit, before, after in zip(tour.visits, stops, stops[2:], strict=False):
        if facts.meeting.places[visit.place].turning:
            continue
        came, leaves = (facts.drives.first_roads(visit.place, other) for other in (before, after))
        if len(came) == 1 and came == leaves:
            text = say("{group} comes to {place} from {a} and goes on to {b} by one and the same road, "
                       "and coaches cannot turn round there", group=group.id, place=facts.place_name(visit.place),
                       a=facts.place_name(before), b=facts.place_name(after))  # fmt: skip
            yield of_step(NAME, text, 1, group, visit.boarding)


RULE = Rule(NAME, say("Where a coach cannot turn round, it leaves by another road than it came by."), check)
