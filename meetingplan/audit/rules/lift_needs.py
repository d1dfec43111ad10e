"""Who needs the lift rides."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.nodes import Kind
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.audit.walks import Party, Stage, Visit, Walk
from meetingplan.domain.people import Need
from meetingplan.domain.plan import Step
from meetingplan.domain.text import say

NAME = "lift-needs"


def check(facts: Facts) -> Iterator[Violation]:
    """In every passage all who need the lift fit among those who ride, and each wheelchair has its time.

    Which party they are with is not written down, so it is asked whether the parties together have room for them:
    each party for as many as ride in all of its passages.
    """
    for walk in facts.walks:
        riders = facts.with_need(walk.group, Need.LIFT, Need.WHEELCHAIR)
        wheelchairs = facts.with_need(walk.group, Need.WHEELCHAIR)
        for visit in (visit for tour in walk.tours for visit in tour.visits if riders):
            if any(party.passages for party in visit.parties):
                yield from _visit(facts, walk, visit, riders, wheelchairs)


def _visit(facts: Facts, walk: Walk, visit: Visit, riders: int, wheelchairs: int) -> Iterator[Violation]:
    place = facts.place_name(visit.place)
    start = facts.clock(visit.inward.end)
    lifted = sum(_lifted(facts, party) for party in visit.parties)
    if lifted < riders:
        text = say("{riders} of {group} need the lift of {place} after {start}; {lifted} are given it all the way",
                   riders=riders, group=walk.group.id, place=place, start=start, lifted=lifted)  # fmt: skip
        yield of_step(NAME, text, riders - lifted, walk.group, visit.inward)
        return
    timely = sum(_timely(facts, party, wheelchairs) for party in visit.parties)
    if timely < wheelchairs:
        text = say("{group} brings {wheelchairs} wheelchairs to {place}; its lift rides after {start} are long enough "
                   "for {timely}", group=walk.group.id, wheelchairs=wheelchairs, place=place, start=start,
                   timely=timely)  # fmt: skip
        yield of_step(NAME, text, wheelchairs - timely, walk.group, visit.inward)


def _ride(facts: Facts, stage: Stage) -> Step | None:
    return next((step for step in stage.steps if facts.nodes[step.node].kind is Kind.LIFT), None)


def _lifted(facts: Facts, party: Party) -> int:
    """How many of a party can ride in each of its passages."""
    rides = (_ride(facts, stage) for stage in party.passages)
    return min((0 if ride is None else ride.people for ride in rides), default=party.people)


def _timely(facts: Facts, party: Party, wheelchairs: int) -> int:
    """For how many wheelchairs, at most, each ride of a party is long enough."""
    most = min(wheelchairs, _lifted(facts, party))
    for stage in party.passages:
        ride = _ride(facts, stage)
        while ride is not None and most and facts.service.inside(ride, stage, most) > ride.end - ride.start:
            most -= 1
    return most


RULE = Rule(NAME, say("Who needs the lift rides."), check)
