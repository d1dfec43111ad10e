"""Why someone rides on a coach: what the roster says, and what the other coaches would cost, each tried."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from meetingplan.domain.ids import CoachId, DelegateId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate
from meetingplan.domain.text import Message, say
from meetingplan.explain.answer import Answer, Explanation
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.drafts import Draft
from meetingplan.plan.quick.asked import Groups, groups_of


def seat(meeting: Meeting, groups: Groups, who: DelegateId, budget: Budget) -> Explanation:
    """Why a delegate rides on the coach of a group."""
    person, mine = meeting.delegates[who], next((d for d in groups[0] if who in d.delegates), None)
    if mine is None:
        return Explanation("delegate", say("{name} ({id}) has no seat.", name=person.name, id=who), ())
    hotel = meeting.places[mine.hotel].name
    heading = say(
        "{name} ({id}) rides on {coach} from {hotel}, with {others} others (solved):",
        name=person.name,
        id=who,
        coach=mine.coach,
        hotel=hotel,
        others=len(mine.delegates) - 1,
    )
    return Explanation(
        "delegate", heading, (*_given(meeting, person, mine), *_elsewhere(meeting, groups, person, mine, budget))
    )


def _given(meeting: Meeting, person: Delegate, mine: Draft) -> Iterator[Answer]:
    """What the organiser has written."""
    if mine.coach in meeting.pins:
        yield Answer(say("pins.yaml keeps the people of {coach} on it", coach=mine.coach), "given")
    elif person.coach is not None:
        yield Answer(say("the roster gives {name} this coach", name=person.name), "given")
    company = [id for id in mine.delegates if id in person.keep_with or person.id in meeting.delegates[id].keep_with]
    if company:
        told = say("the roster keeps {name} with {others}", name=person.name, others=", ".join(company))
        yield Answer(told, "given")
    same = [id for id in mine.delegates if meeting.delegates[id].delegation == person.delegation]
    all_of = sum(other.delegation == person.delegation for other in meeting.delegates.values())
    yield Answer(say("{here} of {all} people of {delegation} ride on it", here=len(same), all=all_of,
                     delegation=meeting.delegations[person.delegation].name), "solved")  # fmt: skip


def _elsewhere(meeting: Meeting, groups: Groups, person: Delegate, mine: Draft, budget: Budget) -> Iterator[Answer]:
    """Every other coach: from another hotel, or with groups formed again round this person on it."""
    hotels = {draft.coach: draft.hotel for draft in groups[0]}
    others = [coach for coach in hotels if coach != mine.coach]
    away = [coach for coach in others if hotels[coach] != mine.hotel]
    if away:
        yield Answer(say("{coaches} start at another hotel", coaches=", ".join(away)), "solved")
    if person.coach is not None:
        return
    now = _merits(meeting, groups)
    for coach in others:
        if coach not in away and not budget.over():
            yield Answer(_on(meeting, person, coach, now, budget), "solved")


def _on(meeting: Meeting, person: Delegate, coach: CoachId, now: tuple[int, int, int], budget: Budget) -> Message:
    """What it would cost if someone rode on a coach."""
    people = {**meeting.delegates, person.id: replace(person, coach=coach)}
    groups = groups_of(build_graph(replace(meeting, delegates=people)), budget)
    if groups is None:
        return say("on {coach}: no groups were found", coach=coach)
    unplaced, divided, uneven = (there - here for there, here in zip(_merits(meeting, groups), now, strict=True))
    if unplaced > 0:
        return say("on {coach}: {people} people would have no seat", coach=coach, people=unplaced)
    if divided > 0:
        return say("on {coach}: delegations would be divided over {more} more coaches", coach=coach, more=divided)
    if uneven > 0:
        return say("on {coach}: coaches would be fuller and emptier by {people} people", coach=coach, people=uneven)
    return say("on {coach}: nothing would be worse; where things are equal, the planner chooses", coach=coach)


def _merits(meeting: Meeting, groups: Groups) -> tuple[int, int, int]:
    """People without a seat; coaches over which delegations are divided beyond one each; and how uneven coaches are."""
    drafts, unplaced = groups
    pairs = {(meeting.delegates[id].delegation, draft.coach) for draft in drafts for id in draft.delegates}
    of_hotel: dict[str, list[int]] = {}
    for draft in drafts:
        of_hotel.setdefault(draft.hotel, []).append(len(draft.delegates))
    uneven = sum(max(sizes) - min(sizes) for sizes in of_hotel.values())
    return len(unplaced), len(pairs) - len(Counter(delegation for delegation, _ in pairs)), uneven
