"""Nobody goes in without gear."""

from collections import defaultdict
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation
from meetingplan.domain.ids import GEAR, GroupId, PlaceId, node_id
from meetingplan.domain.text import say

NAME = "gear"

Worn = tuple[int, int, int, GroupId]
"""From when to when so many sets are out of the store, and with which group."""


def check(facts: Facts) -> Iterator[Violation]:
    """At every minute a site has enough sets for those who wear them, from putting on until they are ready again."""
    for place, worn in _worn(facts).items():
        interior = facts.meeting.places[place].interior
        if interior is None or interior.gear is None:
            raise AssertionError(f"{place} has a changing room")
        for start, _, _, group in sorted(worn):
            out = [other for other in worn if other[0] <= start < other[1]]
            people = sum(other[2] for other in out)
            if people > interior.gear.sets:
                text = say("{people} people would wear gear at {place} at {start}; it has {limit} sets",
                           people=people, place=facts.place_name(place), start=facts.clock(start),
                           limit=interior.gear.sets)  # fmt: skip
                groups = tuple(dict.fromkeys([group, *(other[3] for other in out)]))
                end = min(other[1] for other in out)
                by = people - interior.gear.sets
                yield Violation(NAME, text, groups, node_id(place, GEAR), start, end, by)


def _worn(facts: Facts) -> dict[PlaceId, list[Worn]]:
    found: dict[PlaceId, list[Worn]] = defaultdict(list)
    for walk in facts.walks:
        for visit in (visit for tour in walk.tours for visit in tour.visits):
            interior = facts.meeting.places[visit.place].interior
            for party in visit.parties if interior is not None and interior.gear is not None else ():
                until = party.zones[-1].end + facts.service.reset()
                found[visit.place].append((party.zones[0].start, until, party.people, walk.group.id))
    return found


RULE = Rule(NAME, say("Nobody goes in without gear: there are sets for all who are inside at once."), check)
