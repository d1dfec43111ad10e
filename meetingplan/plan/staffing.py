"""Which grid staffs which post when: the hours follow from the walks, the assignment is a small exact model.

Posts are cut into equal shifts. First as few people-minutes as can be are served away from home; then loads are as even
as can be: the sum of squares of the minutes that people of each grid serve is least.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from ortools.sat.python import cp_model

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.staffing import Duty, Grid, Post
from meetingplan.plan.budget import Budget
from meetingplan.plan.tiers import Goal, solve_tiers

Serves = Mapping[tuple[int, str], cp_model.IntVar]
"""By number of the shift and id of the grid, whether it serves."""
EFFORT = 0.3
"""Deterministic time for each of the two wishes."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A post from one minute of the meeting to another."""

    post: Post
    start: int
    end: int

    @property
    def load(self) -> int:
        """People-minutes on duty."""
        return self.post.people * (self.end - self.start)


def staffed(meeting: Meeting, plan: Plan, budget: Budget, *, evenly: bool) -> Plan:
    """The plan with duties; without any where the grids are too few for its posts, which its audit will tell.

    Loads are evened out where that is asked for: it takes a second, and plans on the way to a better one do without.
    """
    shifts = tuple(shifts_of(meeting, plan))
    return replace(plan, duties=assign(meeting, shifts, budget, evenly=evenly)) if shifts else plan


def shifts_of(meeting: Meeting, plan: Plan) -> Iterator[Shift]:
    """The shifts of every post and day, from `lead` minutes before the first people are there until the last leave."""
    staffing, clock = meeting.staffing, meeting.clock
    for post in staffing.posts.values():
        steps = [s for group in plan.groups for s in group.walk if s.place == post.place]
        for day in sorted({clock.day(step.start) for step in steps}):
            of_day = [step for step in steps if clock.day(step.start) == day]
            start, end = min(s.start for s in of_day) - staffing.lead, max(s.end for s in of_day)
            start = max(start, clock.of_day(day, 0))
            count = ceil((end - start) / staffing.shift)
            cuts = [start + (end - start) * i // count for i in range(count + 1)]
            yield from (Shift(post, *cut) for cut in pairwise(cuts))


def assign(meeting: Meeting, shifts: tuple[Shift, ...], budget: Budget, *, evenly: bool) -> tuple[Duty, ...]:
    """One grid for every shift; no grid ever has more people on duty than it has. Empty where that cannot be."""
    grids = meeting.staffing.grids
    cp = cp_model.CpModel()
    serves = {
        (i, grid.id): cp.new_bool_var(f"{shift.post.id} {shift.start} {grid.id}")
        for i, shift in enumerate(shifts)
        for grid in grids.values()
        if grid.id in (shift.post.grids or grids)
    }
    for i in range(len(shifts)):
        cp.add_exactly_one(serves[i, grid] for grid in grids if (i, grid) in serves)
    for grid in grids.values():
        for now in {shift.start for shift in shifts}:
            there = [i for i, s in enumerate(shifts) if s.start <= now < s.end and (i, grid.id) in serves]
            cp.add(sum(shifts[i].post.people * serves[i, grid.id] for i in there) <= grid.people)
    goals = [_away(cp, shifts, grids.values(), serves)]
    if evenly:
        goals.append(_uneven(cp, shifts, grids.values(), serves))
    solved = solve_tiers(cp, goals, budget, EFFORT, lambda values, tiers: None, lambda progress: None)
    values = solved.answer.values
    if values is None:
        return ()
    return tuple(
        Duty(shifts[i].post.id, grid, shifts[i].start, shifts[i].end)
        for (i, grid), served in serves.items()
        if values[served.index]
    )


def _away(cp: cp_model.CpModel, shifts: tuple[Shift, ...], grids: Collection[Grid], serves: Serves) -> Goal:
    """People-minutes of grids that have a home and serve elsewhere."""
    strangers = {(i, g.id) for i, s in enumerate(shifts) for g in grids if g.home and s.post.place not in g.home}
    value = cp.new_int_var(0, sum(shift.load for shift in shifts), "away")
    cp.add(value == sum(shifts[i].load * served for (i, grid), served in serves.items() if (i, grid) in strangers))
    return Goal("away", "people-minutes", value)


def _uneven(cp: cp_model.CpModel, shifts: tuple[Shift, ...], grids: Collection[Grid], serves: Serves) -> Goal:
    """The sum, over grids, of the squared minutes that each of their people serves if they share all duties."""
    squares = []
    for grid in grids:
        most = ceil(sum(shift.load for shift in shifts) / grid.people)
        minutes = cp.new_int_var(0, most, f"minutes of {grid.id}")
        mine = [(i, served) for (i, id), served in serves.items() if id == grid.id]
        cp.add(grid.people * minutes >= sum(shifts[i].load * served for i, served in mine))
        squares.append(cp.new_int_var(0, most * most, f"square of {grid.id}"))
        cp.add_multiplication_equality(squares[-1], [minutes, minutes])
    value = cp.new_int_var(0, sum(ceil(sum(s.load for s in shifts) / grid.people) ** 2 for grid in grids), "uneven")
    cp.add(value == sum(squares))
    return Goal("uneven", "squared minutes", value)
