"""Who belongs together stays together."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts, hotel_of
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.plan import Group
from meetingplan.domain.text import say

NAME = "together"


def check(facts: Facts) -> Iterator[Violation]:
    """People who keep together share a group, and a group shares a hotel."""
    for group in facts.plan.groups:
        yield from _hotel(facts, group)
    yield from _pairs(facts)


def _hotel(facts: Facts, group: Group) -> Iterator[Violation]:
    delegates, hotel = facts.meeting.delegates, hotel_of(facts.meeting, group)
    apart = [delegates[d] for d in group.delegates if d in delegates and delegates[d].hotel != hotel]
    if apart and hotel is not None:
        text = say("{people} of {group} do not stay at {hotel} like the others, {name} among them", people=len(apart),
                   group=group.id, hotel=facts.place_name(hotel), name=apart[0].name)  # fmt: skip
        yield of_plan(NAME, text, len(apart), (group.id,))


def _pairs(facts: Facts) -> Iterator[Violation]:
    delegates, group_of = facts.meeting.delegates, facts.plan.group_of()
    told = set()
    for delegate in delegates.values():
        for other in delegate.keep_with:
            pair = frozenset((delegate.id, other))
            groups = {group.id: group for d in pair if (group := group_of.get(d)) is not None}
            placed = all(d in group_of for d in pair)
            if other not in delegates or pair in told or not groups or (placed and len(groups) == 1):
                continue
            told.add(pair)
            text = say("{name} and {other} are to keep together, but do not share a group",
                       name=delegate.name, other=delegates[other].name)  # fmt: skip
            yield of_plan(NAME, text, 1, tuple(sorted(groups)))


RULE = Rule(NAME, say("Who belongs together rides together, and a group stays in one hotel."), check)
