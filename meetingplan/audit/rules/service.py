"""Nobody is hurried."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Tour, Visit
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import Message, say

NAME = "service"


def check(facts: Facts) -> Iterator[Violation]:
    """Each step lasts at least what the laws of movement give it."""
    for walk in facts.walks:
        for tour in walk.tours:
            for step, doing, needed in _tour(facts, tour):
                yield from _hurried(facts, walk.group, step, doing, needed)


def _tour(facts: Facts, tour: Tour) -> Iterator[tuple[Step, Message, int]]:
    for step in (tour.boarding, *(visit.boarding for visit in tour.visits)):
        yield step, say("boarding"), facts.service.boarding(step.people)
    for step in (*(visit.arrival for visit in tour.visits), tour.arrival):
        yield step, say("getting off"), facts.service.getting_off(step.people)
    for visit in tour.visits:
        yield from _visit(facts, visit)


def _visit(facts: Facts, visit: Visit) -> Iterator[tuple[Step, Message, int]]:
    yield visit.inward, say("going in"), facts.service.passing(visit.inward)
    yield visit.outward, say("coming out"), facts.service.passing(visit.outward)
    for party in visit.parties:
        for stage in party.stages:
            doing = say("changing floors") if stage.storeys else say("the stop")
            for step in stage.steps:
                yield step, doing, facts.service.inside(step, stage, 0)


def _hurried(facts: Facts, group: Group, step: Step, doing: Message, needed: int) -> Iterator[Violation]:
    given = step.end - step.start
    if given < needed:
        text = say(
            "{people} people of {group} have {given} min from {start} for {doing} at {where}; they need {needed}",
            people=step.people, group=group.id, given=given, start=facts.clock(step.start), doing=doing,
            where=facts.nodes[step.node].name, needed=needed,
        )  # fmt: skip
        yield of_step(NAME, text, needed - given, group, step)


RULE = Rule(NAME, say("Nobody is hurried: each step lasts as long as so many people need."), check)
