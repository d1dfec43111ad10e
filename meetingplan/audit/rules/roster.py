"""Everyone of the roster has exactly one place in the plan."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import DelegateId, GroupId
from meetingplan.domain.text import Message, say

NAME = "roster"


def check(facts: Facts) -> Iterator[Violation]:
    """Every delegate is in exactly one group, or unplaced with a reason; nobody else is."""
    groups: dict[DelegateId, list[GroupId]] = {}
    for group in facts.plan.groups:
        for delegate in group.delegates:
            groups.setdefault(delegate, []).append(group.id)
    yield from _groups(facts)
    yield from _reasons(facts)
    known = facts.meeting.delegates
    for delegate in dict.fromkeys((*known, *groups, *facts.plan.unplaced)):
        where = groups.get(delegate, [])
        for text, by in _faults(facts, delegate, len(where) + (delegate in facts.plan.unplaced)):
            yield of_plan(NAME, text, by, tuple(dict.fromkeys(where)))


def _faults(facts: Facts, delegate: DelegateId, times: int) -> Iterator[tuple[Message, int]]:
    person = facts.meeting.delegates.get(delegate)
    if person is None:
        yield say("{delegate} is in the plan but not in the roster", delegate=delegate), times
    elif times == 0:
        yield say("{name} is in no group, and not said to be unplaced", name=person.name), 1
    elif times > 1:
        yield say("{name} stands {times} times in the plan", name=person.name, times=times), times - 1


def _groups(facts: Facts) -> Iterator[Violation]:
    for group in facts.plan.groups:
        if not group.delegates:
            yield of_plan(NAME, say("{group} has nobody in it", group=group.id), 1, (group.id,))
    for name, times in Counter(group.id for group in facts.plan.groups).items():
        if times > 1:
            yield of_plan(NAME, say("{times} groups are called {group}", times=times, group=name), times - 1, (name,))


def _reasons(facts: Facts) -> Iterator[Violation]:
    for delegate, why in facts.plan.unplaced.items():
        if not why.strip():
            person = facts.meeting.delegates.get(delegate)
            text = say("{name} is unplaced without a reason", name=person.name if person else delegate)
            yield of_plan(NAME, text, 1)


RULE = Rule(NAME, say("Everyone of the roster is in exactly one group, or unplaced with a reason."), check)
