"""Who is to keep apart rides apart."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.text import say

NAME = "apart"


def check(facts: Facts) -> Iterator[Violation]:
    """Nobody shares a group with someone from whom either of the two is to keep apart."""
    delegates = facts.meeting.delegates
    for group in facts.plan.groups:
        aboard, told = set(group.delegates), set()
        for person in (delegates[d] for d in group.delegates if d in delegates and delegates[d].keep_apart):
            for other in sorted((person.keep_apart & aboard & delegates.keys()) - {person.id}):
                if (pair := frozenset((person.id, other))) not in told:
                    told.add(pair)
                    text = say("{name} and {other} are to keep apart, but both ride with {group}",
                               name=person.name, other=delegates[other].name, group=group.id)  # fmt: skip
                    yield of_plan(NAME, text, 1, (group.id,))


RULE = Rule(NAME, say("Who is to keep apart rides on different coaches."), check)
