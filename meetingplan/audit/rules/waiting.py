"""Nobody waits where one cannot, or for too long."""

from collections.abc import Iterator
from itertools import pairwise

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Party, Tour, Visit
from meetingplan.domain.people import Need
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say

NAME = "waiting"


def check(facts: Facts) -> Iterator[Violation]:
    """People wait at the bays of a visit for `max_wait` at most, at the entrance for their turn, and nowhere else."""
    for walk in facts.walks:
        for tour in walk.tours:
            for step, needed in _ends(facts, tour):
                yield from _standing(facts, walk.group, step, step.end - step.start - needed)
            for visit in tour.visits:
                yield from _aboard(facts, walk.group, visit)
                yield from _between(facts, walk.group, visit.arrival, visit.inward)
                yield from _between(facts, walk.group, visit.outward, visit.boarding)
                for party in visit.parties:
                    yield from _inside(facts, walk.group, party)


def _ends(facts: Facts, tour: Tour) -> Iterator[tuple[Step, int]]:
    """The bays of origin and destination, which are held for just the time of boarding and getting off."""
    yield tour.boarding, facts.service.boarding(tour.boarding.people)
    yield tour.arrival, facts.service.getting_off(tour.arrival.people)


def _aboard(facts: Facts, group: Group, visit: Visit) -> Iterator[Violation]:
    needed = facts.service.getting_off(group.size) + facts.service.boarding(group.size)
    given = visit.arrival.end - visit.arrival.start + visit.boarding.end - visit.boarding.start
    longest = facts.meeting.limits.max_wait
    if given - needed > longest:
        text = say("{group} waits aboard for {given} min at {where} from {start}; at most {longest} are allowed",
                   group=group.id, given=given - needed, where=facts.nodes[visit.arrival.node].name,
                   start=facts.clock(visit.arrival.start), longest=longest)  # fmt: skip
        yield of_step(NAME, text, given - needed - longest, group, visit.arrival)


def _between(facts: Facts, group: Group, before: Step, after: Step) -> Iterator[Violation]:
    if after.start > before.end:
        text = say("{group} waits for {by} min before {where} at {start}, where it cannot",
                   group=group.id, by=after.start - before.end, where=facts.nodes[after.node].name,
                   start=facts.clock(before.end))  # fmt: skip
        yield of_step(NAME, text, after.start - before.end, group, after)


def _inside(facts: Facts, group: Group, party: Party) -> Iterator[Violation]:
    wheelchairs = facts.with_need(group, Need.WHEELCHAIR)
    for stage in party.stages:
        for step in stage.steps:
            # Which party the wheelchairs are with is not written down; lift-needs sees to it that one has them.
            riding = min(wheelchairs, step.people) if stage.storeys else 0
            needed = facts.service.inside(step, stage.storeys, riding)
            yield from _standing(facts, group, step, step.end - step.start - needed)
    for before, after in pairwise(party.stages):
        last = max(before.steps, key=lambda step: step.end)
        yield from _between(facts, group, last, after.steps[0])


def _standing(facts: Facts, group: Group, step: Step, by: int) -> Iterator[Violation]:
    if by > 0:
        text = say("{group} waits for {by} min at {where} after {start}, where it cannot",
                   group=group.id, by=by, where=facts.nodes[step.node].name, start=facts.clock(step.start))  # fmt: skip
        yield of_step(NAME, text, by, group, step)


RULE = Rule(NAME, say("People wait aboard their coach or at an entrance only, and not too long."), check)
