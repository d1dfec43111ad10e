"""A docent leads one party at a time."""

from collections import defaultdict
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Party, Visit
from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.plan import Group
from meetingplan.domain.text import say

NAME = "docents"

Led = dict[tuple[PlaceId, DocentId], list[tuple[Group, Party]]]


def check(facts: Facts) -> Iterator[Violation]:
    """Every party has a docent of its site, is no larger than one can lead, and has the docent to itself."""
    led: Led = defaultdict(list)
    staff = {
        place.id: frozenset(docent.id for docent in place.interior.docents)
        for place in facts.meeting.places.values()
        if place.interior is not None
    }
    for walk in facts.walks:
        for tour in walk.tours:
            for visit in tour.visits:
                for party in visit.parties:
                    yield from _size(facts, walk.group, visit, party)
                    yield from _docent(facts, walk.group, visit, party, staff[visit.place])
                    if party.docent is not None:
                        led[visit.place, party.docent].append((walk.group, party))
    yield from _twice(facts, led)


def _size(facts: Facts, group: Group, visit: Visit, party: Party) -> Iterator[Violation]:
    interior = facts.meeting.places[visit.place].interior
    if interior is None:
        raise AssertionError(f"{visit.place} has parties inside")
    first, place = party.zones[0], facts.place_name(visit.place)
    if party.people > interior.max_party:
        text = say("{people} people of {group} are one party in {place} at {start}; a docent leads {limit} at most",
                   people=party.people, group=group.id, place=place, start=facts.clock(first.start),
                   limit=interior.max_party)  # fmt: skip
        yield of_step(NAME, text, party.people - interior.max_party, group, first)


def _docent(facts: Facts, group: Group, visit: Visit, party: Party, staff: frozenset[DocentId]) -> Iterator[Violation]:
    first, place = party.zones[0], facts.place_name(visit.place)
    if party.docent is None and staff:
        text = say("a party of {group} has no docent in {place} at {start}",
                   group=group.id, place=place, start=facts.clock(first.start))  # fmt: skip
        yield of_step(NAME, text, 1, group, first)
    elif party.docent is not None and party.docent not in staff:
        text = say("{docent} leads {group} in {place} at {start}, but is no docent there",
                   docent=party.docent, group=group.id, place=place, start=facts.clock(first.start))  # fmt: skip
        yield of_step(NAME, text, 1, group, first)


def _twice(facts: Facts, led: Led) -> Iterator[Violation]:
    for (place, docent), parties in led.items():
        in_order = sorted(parties, key=lambda led: led[1].zones[0].start)
        for number, (group, party) in enumerate(in_order):
            first, last = party.zones[0], max(in_order[:number], key=_until, default=None)
            if last is not None and first.start < _until(last):
                before, until = last[0], _until(last)
                text = say("{docent} of {place} is to lead a party of {group} from {start}, "
                           "but has one of {other} until {end}",
                           docent=docent, place=facts.place_name(place), group=group.id, other=before.id,
                           start=facts.clock(first.start), end=facts.clock(until))  # fmt: skip
                both = tuple(dict.fromkeys((before.id, group.id)))
                yield Violation(NAME, text, both, first.node, first.start, until, until - first.start)


def _until(led: tuple[Group, Party]) -> int:
    return led[1].zones[-1].end


RULE = Rule(NAME, say("A docent leads one party at a time, no larger than can hear."), check)
