"""Both passes against all timetables, against a time-indexed integer program, and against each other."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from ortools.linear_solver import pywraplp

from meetingplan.domain.activities import activities
from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Task
from meetingplan.prep.backward import backward
from meetingplan.prep.calendar import Workdays, workdays
from meetingplan.prep.forward import forward, places
from tests.prep.networks import BEGIN, DAY, FIRST_DAY, a_network, all_timetables, keeps, spans

WEEKS = timedelta(days=14)


@pytest.mark.parametrize("number", range(60))
def test_early_dates_are_the_earliest_of_all_timetables(number: int) -> None:
    plan = a_network(number, tasks=3)
    network, days = activities(plan, FIRST_DAY), workdays(plan, FIRST_DAY)
    early = forward(network, places(days), BEGIN)
    every = list(all_timetables(network, days, BEGIN, BEGIN + WEEKS))
    within = all(one.span.end <= BEGIN + WEEKS for one in early.values())
    assert bool(every) == within
    if within:
        assert {id: one.span for id, one in early.items()} == {
            id: min((timetable[id] for timetable in every), key=lambda span: (span.end, span.start)) for id in network
        }


@pytest.mark.parametrize("number", range(60))
def test_late_dates_are_the_latest_of_all_timetables(number: int) -> None:
    plan = a_network(number, tasks=3)
    network, days = activities(plan, date(2020, 2, 16)), workdays(plan, FIRST_DAY)
    late = backward(network, days)
    first = date(2020, 2, 15) - WEEKS
    free = {id: replace(task, not_before=None) for id, task in network.items()}
    every = [
        timetable
        for timetable in all_timetables(free, days, first, date(2020, 2, 16))
        if all(timetable[id].last <= task.deadline for id, task in network.items() if task.deadline)
    ]
    within = all(span.start >= first for span in late.values())
    assert bool(every) == within
    if within:
        assert late == {
            id: max((timetable[id] for timetable in every), key=lambda span: (span.end, span.start)) for id in network
        }


def test_the_passes_agree_on_what_is_possible() -> None:
    """Early lies after late somewhere exactly if no timetable keeps all deadlines."""
    seen = {True: 0, False: 0}
    for number in range(100, 140):
        plan = a_network(number, tasks=3)
        network, days = activities(plan, FIRST_DAY), workdays(plan, FIRST_DAY)
        early, late = forward(network, places(days), BEGIN), backward(network, days)
        possible = all(early[id].span.end <= late[id].end for id in network)
        some = any(
            all(timetable[id].last <= task.deadline for id, task in network.items() if task.deadline)
            for timetable in all_timetables(network, days, BEGIN, BEGIN + WEEKS)
        )
        assert possible == some
        seen[possible] += 1
    assert min(seen.values()) >= 4  # both answers come up


@pytest.mark.parametrize("number", range(200, 215))
def test_dates_are_those_of_an_integer_program(number: int) -> None:
    plan = a_network(number, tasks=8)
    network, days = activities(plan, FIRST_DAY), workdays(plan, FIRST_DAY)
    early = {id: one.span for id, one in forward(network, places(days), BEGIN).items()}
    late = backward(network, days)
    last = max(span.end for span in (*early.values(), *late.values()))
    first = min(span.start for span in (*early.values(), *late.values()))
    assert _total(network, days, BEGIN, last, earliest=True) == sum(span.end.toordinal() for span in early.values())
    assert _total(network, days, first, last, earliest=False) == sum(span.end.toordinal() for span in late.values())


def _total(network: Mapping[TaskId, Task], days: Workdays, first: date, last: date, earliest: bool) -> int:
    """The least (with deadlines the most) that the ends of all tasks can add up to, as ordinals: a choice of one span a
    task, and no two choices that break a link.
    """
    solver = pywraplp.Solver.CreateSolver("SCIP")
    common = [day for day in days[""] if first - 9 * DAY <= day <= last + 9 * DAY]
    ways = {}
    for id, task in network.items():
        begin = max(first, task.not_before or first) if earliest else first
        ways[id] = [
            span
            for span in spans(task, days.get(task.owner, days[""]), begin, last)
            if earliest or span.last <= task.deadline
        ]
    chosen = {id: [solver.BoolVar(f"{id} {n}") for n in range(len(every))] for id, every in ways.items()}
    for variables in chosen.values():
        solver.Add(sum(variables) == 1)
    for id, task in network.items():
        for link in task.after:
            for n, span in enumerate(ways[id]):
                allowed = [chosen[link.task][k] for k, before in enumerate(ways[link.task])
                           if keeps(link, before, span, common)]  # fmt: skip
                solver.Add(chosen[id][n] <= sum(allowed))
    ends = sum(span.end.toordinal() * chosen[id][n] for id, every in ways.items() for n, span in enumerate(every))
    solver.Minimize(ends) if earliest else solver.Maximize(ends)
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return round(solver.Objective().Value())
