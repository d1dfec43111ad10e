"""Levelling against all timetables of small projects, and the parts of its search against each other."""

import random
from itertools import product

import numpy as np
import pytest

from meetingplan.domain.preparation import LinkKind
from meetingplan.plan.budget import Budget
from meetingplan.plan.solver import solve
from meetingplan.prep.levelling import Job, Project, Wait, level
from meetingplan.prep.levelling.bound import bound
from meetingplan.prep.levelling.genetic import Genetic
from meetingplan.prep.levelling.many import Serial, fits
from meetingplan.prep.levelling.serial import in_order, soonest
from meetingplan.prep.levelling.shifts import shifts
from meetingplan.prep.levelling.window import Goal, window


def classic(number: int, jobs: int, most: int = 3) -> Project:
    choose = random.Random(number)
    capacity = tuple(choose.randint(2, 4) for _ in range(2))
    made = [
        Job(
            choose.randint(1, most),
            tuple(Wait(other) for other in range(n) if choose.random() < 2 / jobs),
            tuple(choose.randint(0, most) for most in capacity),
        )
        for n in range(jobs)
    ]
    last = Job(0, tuple(map(Wait, range(jobs))), (0, 0), due=0)
    return Project((*made, last), capacity, sum(job.days for job in made) + 1)


def preparation(number: int) -> Project:
    """With calendars, all kinds of waits, lags that skip free slots, due dates and wishes."""
    choose, horizon = random.Random(number), 11
    worked = tuple(slot for slot in range(horizon + 9) if slot % 5 < 4)
    lag = tuple(min(slot for slot in worked if slot > moment) for moment in range(horizon + 1))
    made: list[Job] = []
    for n in range(4):
        waits = tuple(
            Wait(other, choose.choice(list(LinkKind)), choose.choice([None, lag]))
            for other in range(n)
            if choose.random() < 0.3
        )
        made.append(
            Job(
                choose.randint(0, 2), waits, (choose.randint(0, 2),), choose.choice([worked, None]),
                begin=choose.randint(0, 2), due=choose.choice([None, 4, 6]), wish=choose.choice([None, 3, 8]),
            )
        )  # fmt: skip
    return Project(tuple(made), (2,), horizon)


def all_values(project: Project) -> list[tuple[int, int]]:
    ways = [[start for start, _ in job.spans(project.horizon)] for job in project.jobs]
    timetables = (dict(enumerate(starts)) for starts in product(*ways))
    return [(project.late(one), project.moved(one)) for one in timetables if project.allows(one)]


@pytest.mark.parametrize("number", range(12))
def test_a_preparation_is_levelled_as_well_as_can_be(number: int) -> None:
    project = preparation(number)
    found = level(project, Budget(20))
    assert project.allows(found.starts)
    assert (found.late, found.moved) == (found.late_bound, found.moved_bound) == min(all_values(project))


def test_staff_is_free_on_the_days_off_of_those_who_hold_it() -> None:
    """Of one person: the first job works in slots 0 and 3, the second takes 1 and 2, a third has to wait until 4."""
    split, plain = (0, 3, 4, 5), tuple(range(8))
    jobs = (Job(2, (), (1,), split, due=4), Job(2, (), (1,), plain, due=3), Job(1, (), (1,), plain, due=3))
    project = Project(jobs, (1,), 8)
    assert [(list(shift.slots), list(shift.jobs)) for shift in shifts(project)] == [
        ([0, 3, 4, 5], [0, 1, 2]), ([1, 2, 6, 7], [1, 2])
    ]  # fmt: skip
    assert soonest(project, (0, 1, 2)) == {0: 0, 1: 1, 2: 4}
    assert project.allows({0: 0, 1: 1, 2: 4})
    assert not project.allows({0: 0, 1: 1, 2: 3})
    found = level(Project(jobs[:2], (1,), 8), Budget(20))
    assert (found.starts, found.late, found.late_bound) == ({0: 0, 1: 1}, 0, 0)


@pytest.mark.parametrize("number", range(15))
def test_a_classic_project_ends_as_soon_as_can_be(number: int) -> None:
    project = classic(number, jobs=4, most=2)
    assert project.is_classic
    found = level(project, Budget(20, workers=2, mode="fastest"))
    assert project.allows(found.starts)
    assert found.late == found.late_bound == min(all_values(project))[0]
    assert bound(project) <= found.late


@pytest.mark.parametrize("backwards", [False, True])
def test_many_timetables_at_once_are_those_made_one_by_one(backwards: bool) -> None:
    project = classic(7, jobs=20)
    turned = _mirrored(project) if backwards else project
    choose = random.Random(1)
    orders = [in_order(turned, {n: choose.random() for n in range(21)}) for _ in range(30)]
    numbers = [[20 - n for n in order] for order in orders] if backwards else orders
    starts = Serial(project, backwards)(np.array(numbers))
    for row, order in zip(starts, orders, strict=True):
        expected = soonest(turned, order)
        assert {n: int(row[20 - n if backwards else n]) for n in range(21)} == expected


def _mirrored(project: Project) -> Project:
    """The same with time running backwards; job n becomes job 20 - n."""
    jobs = [
        Job(project.jobs[n].days, tuple(Wait(20 - after) for after in project.followers[n]), project.jobs[n].demand)
        for n in range(20, -1, -1)
    ]
    return Project(tuple(jobs), project.capacity, project.horizon + 30)


def test_generations_bring_forth_what_is_allowed_and_ever_shorter() -> None:
    project = classic(3, jobs=30, most=6)
    assert fits(project)
    herd, values = Genetic(project, seed=1), []
    for _ in range(4):
        assert project.allows(herd.timetable())
        assert project.late(herd.timetable()) == herd.value
        values.append(herd.value)
        herd.generation()
    assert values == sorted(values, reverse=True)


def test_a_window_frees_some_jobs_and_keeps_who_hands_on_to_whom() -> None:
    """Three jobs of 1, 2 and 3 slots that need all of the staff, in the worst order for what is due."""
    jobs = (Job(3, (), (1,)), Job(1, (), (1,), due=1), Job(2, (), (1,)))
    project = Project(jobs, (1,), 10)
    starts = {0: 0, 1: 3, 2: 4}

    def least(free: list[int]) -> int | None:
        model = window(project, starts, free, Goal(0, 10))
        return solve(model.cp, Budget(5), 1.0, lambda *_: None).value

    # It ends at 4, three slots late. If it may go first nothing is late; if only the last is free, nothing changes.
    assert (least([]), least([1]), least([2])) == (3, 0, 3)
