"""Groups: who rides on which coach, chosen camp by camp by wishes in turn.

Everyone has a seat; leaders are seated as asked; delegations are divided over as few coaches as can be; sizes fit
docents and lifts, if asked; coaches carry equally many, so that their groups are alike for the timetable.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from meetingplan.domain.ids import CoachId, DelegateId, GroupId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate
from meetingplan.network import CapacityGraph
from meetingplan.plan.budget import Budget, OnProgress, Progress
from meetingplan.plan.camps import Camp
from meetingplan.plan.fleet import divide_fleet
from meetingplan.plan.group_model import GroupModel, Kind, group_model
from meetingplan.plan.group_wishes import group_goals
from meetingplan.plan.problem import Draft, draft
from meetingplan.plan.rules import GROUP_RULES
from meetingplan.plan.solver import Answer, Values
from meetingplan.plan.tiers import solve_tiers

EFFORT = 2.0
"""Deterministic time for each wish about the groups of one camp."""
Unplaced = Mapping[DelegateId, str]
Seating = Mapping[DelegateId, CoachId]


def form_groups(
    graph: CapacityGraph, budget: Budget, on_progress: OnProgress
) -> tuple[tuple[Draft, ...], Unplaced] | Answer:
    """The groups, one a coach that is needed, and the delegates without a seat with the reason; or a failed answer."""
    fleet = divide_fleet(graph.meeting, budget)
    if isinstance(fleet, Answer):
        return fleet
    seating: dict[DelegateId, CoachId] = {}
    for camp, coaches in fleet:
        found = seat(graph, camp, coaches, budget)
        if isinstance(found, Answer):
            return found
        seating |= found
    drafts, unplaced = _drafts(graph.meeting, seating)
    on_progress(Progress("groups", "groups", len(drafts), len(drafts), budget.spent()))
    return drafts, unplaced


def seat(graph: CapacityGraph, camp: Camp, coaches: tuple[CoachId, ...], budget: Budget) -> Seating | Answer:
    """The coach of everyone of a camp who has a seat, every wish proven or held where the effort ends."""
    model = group_model(graph.meeting, camp, coaches)
    for post in GROUP_RULES.values():
        post(model)
    goals = tuple(group_goals(graph, camp, model))
    solved = solve_tiers(model.cp, goals, budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    return solved.answer if solved.answer.values is None else _seated(model, solved.answer.values)


def _seated(model: GroupModel, values: Values) -> Seating:
    """Fills the counted seats, of each coach first with those to whom it was given, in the order of the roster."""
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


def _drafts(meeting: Meeting, seating: Seating) -> tuple[tuple[Draft, ...], Unplaced]:
    """A group for every coach with people, numbered in the organiser's order of coaches."""
    aboard: dict[CoachId, list[Delegate]] = defaultdict(list)
    for person in meeting.delegates.values():
        if person.id in seating:
            aboard[seating[person.id]].append(person)
    used: Iterable[CoachId] = (coach for coach in meeting.coaches if coach in aboard)
    drafts = tuple(draft(meeting, GroupId(f"G{n}"), coach, tuple(aboard[coach])) for n, coach in enumerate(used, 1))
    return drafts, {person: "no seat is left" for person in meeting.delegates if person not in seating}
