"""Groups: who rides on which coach, chosen hotel by hotel by three wishes in turn.

Everyone has a seat; delegations are spread over as few coaches as can be; coaches carry equally many, so that their
groups are alike for the timetable.
"""

from collections.abc import Mapping

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, GroupId
from meetingplan.domain.meeting import Meeting
from meetingplan.plan.budget import Budget, OnProgress
from meetingplan.plan.fleet import divide_fleet
from meetingplan.plan.group_model import GroupModel, group_model
from meetingplan.plan.problem import Draft, draft
from meetingplan.plan.rules import GROUP_RULES
from meetingplan.plan.solver import Answer, Values
from meetingplan.plan.tiers import Goal, solve_tiers

EFFORT = 2.0
"""Deterministic time for each wish about the groups of one hotel."""
Unplaced = Mapping[DelegateId, str]


def form_groups(
    meeting: Meeting, budget: Budget, on_progress: OnProgress
) -> tuple[tuple[Draft, ...], Unplaced] | Answer:
    """The groups, one a coach that is needed, and the delegates without a seat with the reason; or a failed answer."""
    fleet = divide_fleet(meeting, budget, on_progress)
    if isinstance(fleet, Answer):
        return fleet
    aboard: dict[CoachId, set[DelegateId]] = {}
    for hotel, coaches in fleet.items():
        people = [person for person in meeting.delegates.values() if person.hotel == hotel]
        model = group_model(meeting, people, coaches)
        for post in GROUP_RULES.values():
            post(model)
        goals = (_unplaced(model), _splits(model), _spread(model))
        solved = solve_tiers(model.cp, goals, budget, EFFORT, lambda values, tiers: None, on_progress)
        if solved.answer.values is None:
            return solved.answer
        aboard |= _aboard(model, solved.answer.values)
    return _drafts(meeting, aboard)


def _unplaced(model: GroupModel) -> Goal:
    value = model.cp.new_int_var(0, model.people, "unplaced")
    model.cp.add(value == sum(model.left.values()) + len(model.named) - sum(model.rides.values()))
    return Goal("unplaced", "people", value)


def _splits(model: GroupModel) -> Goal:
    """Pairs of delegation and coach, beyond one for each delegation."""
    cp = model.cp
    delegations = dict.fromkeys([*model.pools, *model.named.values()])
    there = {(d, c): cp.new_bool_var(f"there {d} {c}") for d in delegations for c in model.coaches}
    for (delegation, coach), literal in there.items():
        if delegation in model.pools:
            cp.add(model.count[delegation, coach] <= len(model.pools[delegation]) * literal)
        for person in (person for person, its in model.named.items() if its == delegation):
            cp.add_implication(model.rides[person, coach], literal)
    value = cp.new_int_var(0, len(there), "splits")
    extra = []
    for delegation in delegations:
        coaches = cp.new_int_var(0, len(model.coaches), f"coaches of {delegation}")
        cp.add(coaches >= sum(there[delegation, coach] for coach in model.coaches) - 1)
        extra.append(coaches)
    cp.add(value == sum(extra))
    return Goal("split_delegations", "coaches", value)


def _spread(model: GroupModel) -> Goal:
    """Difference between the fullest and the emptiest coach: at least one where the people do not divide evenly."""
    cp, coaches = model.cp, model.coaches
    most, least = (cp.new_int_var(0, model.people, name) for name in ("most", "least"))
    for coach in coaches:
        cp.add(most >= model.size[coach])
        cp.add(least <= model.size[coach])
    value = cp.new_int_var(0, model.people, "spread")
    cp.add(value == most - least)
    everyone = sum(model.size[coach] for coach in coaches)
    cp.add(len(coaches) * most >= everyone)
    cp.add(len(coaches) * least <= everyone)
    return Goal("uneven_coaches", "people", value)


def _aboard(model: GroupModel, values: Values) -> dict[CoachId, set[DelegateId]]:
    """Fills the counted seats with people in the order of the roster."""
    waiting: dict[DelegationId, list[DelegateId]] = {pool: list(people) for pool, people in model.pools.items()}
    aboard: dict[CoachId, set[DelegateId]] = {}
    for coach in model.coaches:
        aboard[coach] = {person for person in model.named if values[model.rides[person, coach].index]}
        for pool, people in waiting.items():
            taken = values[model.count[pool, coach].index]
            aboard[coach].update(people[:taken])
            del people[:taken]
    return aboard


def _drafts(meeting: Meeting, aboard: Mapping[CoachId, set[DelegateId]]) -> tuple[tuple[Draft, ...], Unplaced]:
    """A group for every coach with people, numbered in the organiser's order of coaches."""
    drafts: list[Draft] = []
    for coach in meeting.coaches:
        if people := tuple(p for p in meeting.delegates.values() if p.id in aboard.get(coach, ())):
            drafts.append(draft(meeting, GroupId(f"G{len(drafts) + 1}"), coach, people))
    seated = {person for people in aboard.values() for person in people}
    return tuple(drafts), {person: "no seat is left" for person in meeting.delegates if person not in seated}
