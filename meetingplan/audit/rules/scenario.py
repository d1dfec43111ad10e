"""The plan is of this meeting."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.pins import without_pins
from meetingplan.domain.text import say

NAME = "scenario"


def check(facts: Facts) -> Iterator[Violation]:
    """The scenario's id and the hash of its files are those that the plan names.

    A plan made before anything was pinned is as good: whether it keeps the pins is another rule.
    """
    meeting, plan = facts.meeting, facts.plan
    if plan.scenario != meeting.id:
        text = say("the plan was made for scenario {named}, not for {id}", named=plan.scenario, id=meeting.id)
        yield of_plan(NAME, text, 1)
    elif plan.scenario_sha256 not in (meeting.sha256, without_pins(meeting.sha256)):
        text = say("the files of scenario {id} have changed since the plan was made", id=meeting.id)
        yield of_plan(NAME, text, 1)


RULE = Rule(NAME, say("The plan was made from the scenario as it now stands."), check)
