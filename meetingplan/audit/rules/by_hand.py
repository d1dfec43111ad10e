"""Who was given a coach by hand rides on it."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.text import say

NAME = "by-hand"


def check(facts: Facts) -> Iterator[Violation]:
    """Everyone for whom the roster names a coach is in a group of that coach, and has a place."""
    group_of = facts.plan.group_of()
    for person in facts.meeting.delegates.values():
        group = group_of.get(person.id)
        if person.coach is None or (group is not None and group.coach == person.coach):
            continue
        if group is None:
            text = say("{name} is to ride on coach {coach}, but is in no group", name=person.name, coach=person.coach)
        else:
            text = say("{name} is to ride on coach {coach}, but is with {group} on {other}",
                       name=person.name, coach=person.coach, group=group.id, other=group.coach)  # fmt: skip
        yield of_plan(NAME, text, 1, () if group is None else (group.id,))


RULE = Rule(NAME, say("Who was given a coach by hand rides on it."), check)
