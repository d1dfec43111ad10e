"""Groups: who rides on which coach, chosen camp by camp by wishes in turn.

Everyone has a seat; leaders are seated as asked; delegations are divided over as few coaches as can be; sizes fit
docents and lifts, if asked; coaches carry equally many, so that their groups are alike for the timetable.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from meetingplan.domain.ids import CoachId, DelegateId, GroupId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Sizes
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget, OnProgress, Progress
from meetingplan.plan.drafts import Draft, drafted
from meetingplan.plan.groups.camps import Camp
from meetingplan.plan.groups.fitted import loads
from meetingplan.plan.groups.fleet import divide_fleet, seats_for_passengers
from meetingplan.plan.groups.many import Aboard, seat_many
from meetingplan.plan.groups.model import GroupModel, Kind, group_model, kind_of, start_from
from meetingplan.plan.groups.wishes import group_goals
from meetingplan.plan.rules import GROUP_RULES
from meetingplan.plan.solver import Answer, Values
from meetingplan.plan.tiers import solve_tiers

EFFORT = 1.0
"""Deterministic time for each wish about the groups of one camp."""
FEW_COACHES, FEW_CHOICES = 40, 500
"""Coaches in all, and pairs of a coach and a kind of people or a person in company, up to which all ways are tried."""
Unplaced = Mapping[DelegateId, str]


def form_groups(
    graph: CapacityGraph, budget: Budget, on_progress: OnProgress
) -> tuple[tuple[Draft, ...], Unplaced] | Answer:
    """The groups, one a coach that is needed, and the delegates without a seat with the reason; or a failed answer.

    People are taken in the order of their ids, so that the order of the roster changes nothing.
    """
    graph = replace(graph, meeting=_by_ids(graph.meeting))
    with _uncollected():
        fleet = divide_fleet(graph.meeting, budget)
        if isinstance(fleet, Answer):
            return fleet
        aboard: dict[CoachId, Sequence[Delegate]] = {}
        for camp, coaches in fleet:
            aboard |= _seat(graph, camp, coaches, budget, try_all=len(graph.meeting.coaches) <= FEW_COACHES)
        drafts = _drafts(graph.meeting, aboard)
    unplaced = dict.fromkeys(_left_over(graph.meeting, drafts), "no seat is left")
    on_progress(Progress("groups", "groups", len(drafts), len(drafts), budget.spent()))
    return drafts, unplaced


def _by_ids(meeting: Meeting) -> Meeting:
    """The meeting with its people in the order of their ids, shorter ones first, as D9 comes before D10."""
    ids = sorted(sorted(meeting.delegates), key=len)
    if ids == list(meeting.delegates):
        return meeting
    return replace(meeting, delegates={id: meeting.delegates[id] for id in ids})


@contextmanager
def _uncollected() -> Iterator[None]:
    """Lists of people hold no cycles, and to look for some takes longer than to make them: each is looked through."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _seat(graph: CapacityGraph, camp: Camp, coaches: tuple[CoachId, ...], budget: Budget, *, try_all: bool) -> Aboard:
    """Who of a camp rides on each coach; where it is small, proven best as far as the effort goes."""
    if not coaches:
        return {}
    meeting = graph.meeting
    most = max(seats_for_passengers(meeting, meeting.coaches[coach]) for coach in coaches)
    table = loads(graph, camp.sites, most) if meeting.groups.sizes is Sizes.FITTED else None
    found = seat_many(meeting, camp, coaches, table)
    return seat_few(graph, camp, coaches, budget, found) if try_all and _is_small(meeting, camp, coaches) else found


def _is_small(meeting: Meeting, camp: Camp, coaches: tuple[CoachId, ...]) -> bool:
    """Whether all ways to seat a camp can be looked at."""
    choices = len({kind_of(meeting, person) for person in camp.people})
    choices += sum(bool(person.keep_with or person.keep_apart) for person in camp.people)
    return choices * len(coaches) <= FEW_CHOICES


def seat_few(graph: CapacityGraph, camp: Camp, coaches: tuple[CoachId, ...], budget: Budget, found: Aboard) -> Aboard:
    """By the exact model, which starts from a seating that is known and is given up where it finds none."""
    known = {person.id: coach for coach, people in found.items() for person in people}
    model = group_model(graph.meeting, camp, coaches)
    for post in GROUP_RULES.values():
        post(model)
    start_from(model, camp, known)
    goals = tuple(group_goals(graph, camp, model, known))
    solved = solve_tiers(model.cp, goals, budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    if solved.answer.values is None:
        return found
    seating = _seated(model, solved.answer.values)
    aboard: dict[CoachId, list[Delegate]] = defaultdict(list)
    for person in camp.people:
        if person.id in seating:
            aboard[seating[person.id]].append(person)
    return aboard


def _seated(model: GroupModel, values: Values) -> Mapping[DelegateId, CoachId]:
    """Fills the counted seats, of each coach first with those to whom it was given."""
    people = model.meeting.delegates
    waiting: dict[Kind, list[DelegateId]] = {pool: list(members) for pool, members in model.pools.items()}
    seating: dict[DelegateId, CoachId] = {}
    for coach in model.coaches:
        seating |= {person: coach for person in model.named if values[model.rides[person, coach].index]}
        for pool, members in waiting.items():
            members.sort(key=lambda d: (people[d].coach != coach, people[d].coach is not None))
            taken = values[model.count[pool, coach].index]
            seating |= dict.fromkeys(members[:taken], coach)
            del members[:taken]
    return seating


def _drafts(meeting: Meeting, aboard: Aboard) -> tuple[Draft, ...]:
    """A group for every coach with people, numbered in the organiser's order of coaches."""
    used = (coach for coach in meeting.coaches if coach in aboard)
    return drafted(meeting, ((GroupId(f"G{n}"), coach, aboard[coach]) for n, coach in enumerate(used, 1)))


def _left_over(meeting: Meeting, drafts: Sequence[Draft]) -> Sequence[DelegateId]:
    """Those who are in no group; where heads agree nobody need be looked for among hundreds of thousands."""
    if sum(draft.headcount.people for draft in drafts) == len(meeting.delegates):
        return ()
    seated = {person for draft in drafts for person in draft.delegates}
    return [person for person in meeting.delegates if person not in seated]
