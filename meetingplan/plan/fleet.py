"""Which coaches start at which hotel: enough seats and wheelchair places everywhere, and groups of about one size.

Coaches of one type are interchangeable, so the model counts them.
"""

from collections import defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from meetingplan.domain.ids import CoachId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Coach, Need
from meetingplan.plan.budget import Budget, OnProgress
from meetingplan.plan.solver import Answer
from meetingplan.plan.tiers import Goal, solve_tiers

EFFORT = 1.0
Type = tuple[int, int]
"""Seats for passengers, and wheelchair places."""


def seats_for_passengers(meeting: Meeting, coach: Coach) -> int:
    """Seats of a coach that spacing and crew leave."""
    return max(0, meeting.usable(coach.seats) - coach.crew)


def divide_fleet(
    meeting: Meeting, budget: Budget, on_progress: OnProgress
) -> Mapping[PlaceId, tuple[CoachId, ...]] | Answer:
    """The coaches of each hotel, in the organiser's order; or a failed answer."""
    types: dict[Type, list[CoachId]] = defaultdict(list)
    for coach in meeting.coaches.values():
        types[seats_for_passengers(meeting, coach), coach.wheelchairs].append(coach.id)
    people: dict[PlaceId, int] = defaultdict(int)
    wheelchairs: dict[PlaceId, int] = defaultdict(int)
    for person in meeting.delegates.values():
        people[person.hotel] += 1
        wheelchairs[person.hotel] += Need.WHEELCHAIR in person.needs
    cp = cp_model.CpModel()
    given = {(t, h): cp.new_int_var(0, len(types[t]), f"given {t} {h}") for t in types for h in people}
    for t, coaches in types.items():
        cp.add(sum(given[t, h] for h in people) <= len(coaches))
    short = sum(_short(cp, given, people[h], wheelchairs[h], h) for h in people)
    missing = cp.new_int_var(0, 2 * len(meeting.delegates), "missing")
    cp.add(missing == short)
    largest = _largest_group(cp, given, people, len(meeting.coaches))
    goals = (Goal("unplaced", "people", missing), Goal("largest_group", "people", largest))
    solved = solve_tiers(cp, goals, budget, EFFORT, lambda values, tiers: None, on_progress)
    if solved.answer.values is None:
        return solved.answer
    order = list(meeting.coaches)
    taken: dict[PlaceId, list[CoachId]] = {hotel: [] for hotel in people}
    for (t, hotel), count in given.items():
        for _ in range(solved.answer.values[count.index]):
            taken[hotel].append(types[t].pop(0))
    return {hotel: tuple(sorted(coaches, key=order.index)) for hotel, coaches in taken.items()}


def _short(
    cp: cp_model.CpModel,
    given: Mapping[tuple[Type, PlaceId], cp_model.IntVar],
    people: int,
    wheelchairs: int,
    hotel: PlaceId,
) -> cp_model.LinearExprT:
    """People of a hotel without a seat, plus wheelchairs without a place."""
    mine = [(t, count) for (t, h), count in given.items() if h == hotel]
    seats = cp.new_int_var(0, people, f"unseated {hotel}")
    places = cp.new_int_var(0, wheelchairs, f"unplaced wheelchairs {hotel}")
    cp.add(sum(t[0] * count for t, count in mine) + seats >= people)
    cp.add(sum(t[1] * count for t, count in mine) + places >= wheelchairs)
    return seats + places


def _largest_group(
    cp: cp_model.CpModel,
    given: Mapping[tuple[Type, PlaceId], cp_model.IntVar],
    people: Mapping[PlaceId, int],
    coaches: int,
) -> cp_model.IntVar:
    """The largest average group of a hotel, rounded up."""
    largest = cp.new_int_var(0, max(people.values()), "largest group")
    for hotel, here in people.items():
        count = cp.new_int_var(0, coaches, f"coaches {hotel}")
        cp.add(count == sum(var for (_, h), var in given.items() if h == hotel))
        carried = cp.new_int_var(0, coaches * max(people.values()), f"carried {hotel}")
        cp.add_multiplication_equality(carried, [count, largest])
        cp.add(carried >= here).only_enforce_if(_some(cp, count))
    return largest


def _some(cp: cp_model.CpModel, count: cp_model.IntVar) -> cp_model.IntVar:
    """Whether a hotel has any coach at all."""
    some = cp.new_bool_var("some")
    cp.add(count >= 1).only_enforce_if(some)
    cp.add(count == 0).only_enforce_if(~some)
    return some
