"""Nobody waits where one cannot, or for too long."""

from collections.abc import Iterator
from itertools import pairwise

from meetingplan.audit.facts import Facts
from meetingplan.audit.nodes import Kind
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Party, Tour, Visit
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say

NAME = "waiting"


def check(facts: Facts) -> Iterator[Violation]:
    """A group waits at a site for `max_wait` at most, aboard or at the entrance, a party there for its turn besides.

    And nobody is brought to a session earlier than `transfer_lead` minutes before it.
    """
    for walk in facts.walks:
        for tour in walk.tours:
            for step, needed in _ends(facts, tour):
                yield from _standing(facts, walk.group, step, step.end - step.start - needed)
            yield from _early(facts, walk.group, tour)
            for leaving, arriving in tour.drives:
                yield from _on_the_road(facts, walk.group, leaving, arriving)
            for visit in tour.visits:
                yield from _at_stop(facts, walk.group, visit)
                yield from _between(facts, walk.group, visit.arrival, visit.inward)
                yield from _between(facts, walk.group, visit.outward, visit.boarding)
                yield from _by_turns(facts, walk.group, visit)
                for party in visit.parties:
                    yield from _inside(facts, walk.group, party, alone=len(visit.parties) == 1)


def _ends(facts: Facts, tour: Tour) -> Iterator[tuple[Step, int]]:
    """The bays of origin and destination, which are held for just the time of boarding and getting off."""
    yield tour.boarding, facts.service.boarding(tour.boarding.people)
    yield tour.arrival, facts.service.getting_off(tour.arrival.people)


def _early(facts: Facts, group: Group, tour: Tour) -> Iterator[Violation]:
    if tour.visits or tour.next_session is None:
        return
    given, longest = tour.next_session - tour.arrival.end, facts.meeting.limits.transfer_lead
    if given > longest:
        text = say("{group} gets off at {where} at {start}, {given} min before its session; {longest} are allowed",
                   group=group.id, where=facts.nodes[tour.arrival.node].name, start=facts.clock(tour.arrival.end),
                   given=given, longest=longest)  # fmt: skip
        yield of_step(NAME, text, given - longest, group, tour.arrival)


def _on_the_road(facts: Facts, group: Group, leaving: Step, arriving: Step) -> Iterator[Violation]:
    """A coach that is early waits in a bay: the drive lasts as long as the road does."""
    needed = facts.drives.minutes(leaving.place, arriving.place, leaving.end)
    by = 0 if needed is None else arriving.start - leaving.end - needed
    if by > 0:
        ways = {"a": facts.place_name(leaving.place), "b": facts.place_name(arriving.place)}
        text = say(
            "{group} waits for {by} min on the road from {a} to {b}, where it cannot", group=group.id, by=by, **ways
        )
        yield of_step(NAME, text, by, group, arriving)


def _at_stop(facts: Facts, group: Group, visit: Visit) -> Iterator[Violation]:
    """All minutes at the site but those that the laws ask for and those in which a party is under way."""
    needed = facts.service.getting_off(group.size) + facts.service.boarding(group.size)
    needed += facts.service.passing(visit.inward) + facts.service.passing(visit.outward)
    stages = [stage for party in visit.parties for stage in party.stages]
    under_way = max(stage.end for stage in stages) - min(stage.start for stage in stages)
    given = visit.boarding.end - visit.arrival.start - needed - under_way
    longest = facts.meeting.limits.max_wait
    if given > longest:
        text = say("{group} waits for {given} min in all at {site} from {start}; at most {longest} are allowed",
                   group=group.id, given=given, site=facts.place_name(visit.place),
                   start=facts.clock(visit.arrival.start), longest=longest)  # fmt: skip
        yield of_step(NAME, text, given - longest, group, visit.arrival)


def _between(facts: Facts, group: Group, before: Step, after: Step) -> Iterator[Violation]:
    if after.start > before.end:
        text = say("{group} waits for {by} min before {where} at {start}, where it cannot",
                   group=group.id, by=after.start - before.end, where=facts.nodes[after.node].name,
                   start=facts.clock(before.end))  # fmt: skip
        yield of_step(NAME, text, after.start - before.end, group, after)


def _by_turns(facts: Facts, group: Group, visit: Visit) -> Iterator[Violation]:
    """Parties share a site to be through sooner: one after the other, each on its own, they would need no longer."""
    interior, turns = facts.meeting.places[visit.place].interior, len(visit.parties)
    reset = facts.service.reset() if interior is not None and interior.gear is not None else 0
    longest = turns * facts.unhindered(group, visit) + (turns - 1) * reset
    stages = [stage for party in visit.parties for stage in party.stages]
    given = max(stage.end for stage in stages) - min(stage.start for stage in stages)
    if given > longest:
        text = say("{group} takes {given} min inside {site} from {start}; "
                   "its parties one after the other need {longest}", group=group.id,
                   given=given, site=facts.place_name(visit.place), start=facts.clock(visit.inward.end),
                   longest=longest)  # fmt: skip
        yield of_step(NAME, text, given - longest, group, visit.inward)


def _inside(facts: Facts, group: Group, party: Party, *, alone: bool) -> Iterator[Violation]:
    """A party that shares the site may change floors, and gear, more slowly, so that they meet at a better time."""
    for stage in party.stages:
        at_leisure = not alone and (stage.storeys or facts.nodes[stage.steps[0].node].kind is Kind.GEAR)
        for step in () if at_leisure else stage.steps:
            yield from _standing(facts, group, step, step.end - step.start - facts.needed(group, stage, step))
    for before, after in pairwise(party.stages):
        last = max(before.steps, key=lambda step: step.end)
        yield from _between(facts, group, last, after.steps[0])


def _standing(facts: Facts, group: Group, step: Step, by: int) -> Iterator[Violation]:
    if by > 0:
        text = say("{group} waits for {by} min at {where} after {start}, where it cannot",
                   group=group.id, by=by, where=facts.nodes[step.node].name, start=facts.clock(step.start))  # fmt: skip
        yield of_step(NAME, text, by, group, step)


RULE = Rule(NAME, say("People wait aboard their coach in a bay or at an entrance only, and not too long."), check)
