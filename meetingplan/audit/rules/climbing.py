"""Nobody climbs more storeys than allowed."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.nodes import Kind
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Stage, Visit, Walk
from meetingplan.domain.text import say

NAME = "climbing"


def check(facts: Facts) -> Iterator[Violation]:
    """Where a passage is higher than the site asks anyone to climb, nobody takes the stairs."""
    for walk in facts.walks:
        for visit in (visit for tour in walk.tours for visit in tour.visits):
            for party in visit.parties:
                for stage in party.passages:
                    yield from _passage(facts, walk, visit, stage)


def _passage(facts: Facts, walk: Walk, visit: Visit, stage: Stage) -> Iterator[Violation]:
    interior = facts.meeting.places[visit.place].interior
    if interior is None or stage.storeys <= interior.max_storeys:
        return
    for step in stage.steps:
        if facts.nodes[step.node].kind is Kind.STAIRS:
            text = say("{people} people of {group} take {where} over {storeys} storeys at {start}; {limit} are allowed",
                       people=step.people, group=walk.group.id, where=facts.nodes[step.node].name,
                       storeys=stage.storeys, start=facts.clock(step.start), limit=interior.max_storeys)  # fmt: skip
            yield of_step(NAME, text, stage.storeys - interior.max_storeys, walk.group, step)


RULE = Rule(NAME, say("Nobody climbs more storeys than allowed."), check)
