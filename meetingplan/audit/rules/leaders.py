"""Leaders are spread over the coaches where the organiser asks for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingplan.audit.facts import Facts, hotel_of
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import DelegateId, DelegationId, PlaceId
from meetingplan.domain.people import Delegate, Leaders, Need, Role
from meetingplan.domain.plan import Group
from meetingplan.domain.text import say

NAME = "leaders"
Sites = frozenset[PlaceId]


@dataclass(frozen=True, slots=True)
class _Seating:
    """One group: its leaders, whether one of them could move, and whether another leader could take a place in it."""

    group: Group
    leaders: int
    free: bool
    room: bool


def check(facts: Facts) -> Iterator[Violation]:
    """Of two groups of a hotel that are alike in what they see, none has two leaders more without need."""
    if facts.meeting.groups.leaders is not Leaders.SPREAD:
        return
    bound, sites = _bound(facts), _sites(facts)
    alike: dict[tuple[PlaceId, Sites], list[_Seating]] = defaultdict(list)
    for group in facts.plan.groups:
        people = [facts.meeting.delegates[d] for d in group.delegates if d in facts.meeting.delegates]
        hotel, seen = hotel_of(facts.meeting, group), {sites[p.hotel, p.delegation] for p in people}
        if hotel is not None and len(seen) == 1:
            alike[hotel, seen.pop()].append(_seating(facts, group, people, bound))
    for groups in alike.values():
        least = min((one for one in groups if one.room), key=lambda one: one.leaders, default=None)
        for one in groups:
            if least is not None and one.free and one.leaders > least.leaders + 1:
                text = say("{group} has {leaders} leaders, {other} {fewer}; they are to be spread",
                           group=one.group.id, leaders=one.leaders, other=least.group.id,
                           fewer=least.leaders)  # fmt: skip
                yield of_plan(NAME, text, one.leaders - least.leaders - 1, (one.group.id, least.group.id))


def _bound(facts: Facts) -> set[DelegateId]:
    """Those who cannot change places with anyone: by hand, in company, apart from someone, or in a wheelchair."""
    people = facts.meeting.delegates.values()
    named = {other for person in people for other in person.keep_with | person.keep_apart}
    return named | {p.id for p in people if p.keep_with or p.keep_apart or p.coach or Need.WHEELCHAIR in p.needs}


def _sites(facts: Facts) -> Mapping[tuple[PlaceId, DelegationId], Sites]:
    """What the people of a delegation who stay at one hotel must see, taken together."""
    found: dict[tuple[PlaceId, DelegationId], Sites] = defaultdict(frozenset)
    for person in facts.meeting.delegates.values():
        found[person.hotel, person.delegation] |= facts.meeting.must_see(person)
    return found


def _seating(facts: Facts, group: Group, people: list[Delegate], bound: set[DelegateId]) -> _Seating:
    coach = facts.meeting.coaches.get(group.coach)
    empty = coach is not None and len(people) < facts.meeting.usable(coach.seats) - coach.crew
    leads = [person for person in people if person.role is Role.LEADER]
    others = (person for person in people if person.role is not Role.LEADER)
    return _Seating(
        group,
        len(leads),
        free=any(person.id not in bound for person in leads),
        room=empty or any(person.id not in bound for person in others),
    )


RULE = Rule(NAME, say("Where leaders are to be spread, no coach has two more than another without need."), check)
