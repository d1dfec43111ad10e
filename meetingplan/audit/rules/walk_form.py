"""A walk is what the plan format describes."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts, last_minute
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.text import say

NAME = "walk-form"


def check(facts: Facts) -> Iterator[Violation]:
    """Steps stand in order, at known nodes, one place at a time, and read as sessions and tours."""
    minutes = range(last_minute(facts.meeting) + 1)
    for group, fault in facts.faults:
        text, step = fault.message, fault.step
        if step.start in minutes and step.end in minutes:
            start, end = facts.clock(step.start), facts.clock(step.end)
            text = say("{fault} ({start} to {end})", fault=text, start=start, end=end)
        yield of_step(NAME, text, fault.by, group, step)


RULE = Rule(NAME, say("Each group is in one place at a time, all of it, in sessions and tours."), check)
