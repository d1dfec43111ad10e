"""A lift without a valid certificate carries nobody."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.places import Lift
from meetingplan.domain.text import say

NAME = "certificates"


def check(facts: Facts) -> Iterator[Violation]:
    """Nobody rides in a lift whose certificate does not last until the meeting's last day."""
    last = facts.meeting.last_day
    for walk in facts.walks:
        for step in walk.group.walk:
            node = facts.nodes[step.node]
            if isinstance(node.part, Lift) and node.part.certificate is not None and node.part.certificate < last:
                text = say("{people} of {group} take {where} at {start}, which has no certificate valid on {day}",
                           people=step.people, group=walk.group.id, where=node.name, start=facts.clock(step.start),
                           day=last.isoformat())  # fmt: skip
                yield of_step(NAME, text, step.people, walk.group, step)


RULE = Rule(NAME, say("A lift without a valid certificate carries nobody."), check)
