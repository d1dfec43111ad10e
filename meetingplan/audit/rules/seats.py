"""A coach has seats."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import CoachId, GroupId
from meetingplan.domain.people import Coach, Need
from meetingplan.domain.plan import Group
from meetingplan.domain.text import say

NAME = "seats"


def check(facts: Facts) -> Iterator[Violation]:
    """Every group has a coach of its own with seats and wheelchair places for all of the group."""
    taken: dict[CoachId, GroupId] = {}
    for group in facts.plan.groups:
        coach = facts.meeting.coaches.get(group.coach)
        if coach is None:
            text = say("{group} is to ride on {coach}, which the scenario does not know",
                       group=group.id, coach=group.coach)  # fmt: skip
            yield of_plan(NAME, text, 1, (group.id,))
            continue
        if group.coach in taken:
            both = (taken[group.coach], group.id)
            text = say("{first} and {second} are both to ride on coach {coach}",
                       first=both[0], second=both[1], coach=coach.id)  # fmt: skip
            yield of_plan(NAME, text, 1, both)
        taken[group.coach] = group.id
        yield from _places(facts, group, coach)


def _places(facts: Facts, group: Group, coach: Coach) -> Iterator[Violation]:
    seats = facts.meeting.usable(coach.seats) - coach.crew
    if group.size > seats:
        text = say("{group} has {people} people; coach {coach} has {seats} usable seats for them",
                   group=group.id, people=group.size, coach=coach.id, seats=seats)  # fmt: skip
        yield of_plan(NAME, text, group.size - seats, (group.id,))
    wheelchairs = facts.with_need(group, Need.WHEELCHAIR)
    if wheelchairs > coach.wheelchairs:
        text = say("{group} has {people} wheelchairs; coach {coach} has places for {places}",
                   group=group.id, people=wheelchairs, coach=coach.id, places=coach.wheelchairs)  # fmt: skip
        yield of_plan(NAME, text, wheelchairs - coach.wheelchairs, (group.id,))


RULE = Rule(NAME, say("Each group has a coach of its own, with a seat for everyone."), check)
