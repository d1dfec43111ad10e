"""The gate to CP-SAT: values exist only where a status grants them."""

import threading
import time

import pytest
from ortools.sat.python import cp_model

from meetingplan.plan import Budget
from meetingplan.plan.solver import Answer, Status, solve


def solved(cp: cp_model.CpModel, budget: Budget | None = None, effort: float = 5.0) -> Answer:
    return solve(cp, budget or Budget(), effort, lambda values, value, bound: None)


def pigeons(count: int, holes: int) -> cp_model.CpModel:
    """Every pigeon has a hole, no hole has two; at least as many holes are asked for as are used."""
    cp = cp_model.CpModel()
    sits = {(p, h): cp.new_bool_var("") for p in range(count) for h in range(holes)}
    for p in range(count):
        cp.add(sum(sits[p, h] for h in range(holes)) == 1)
    for h in range(holes):
        cp.add(sum(sits[p, h] for p in range(count)) <= 1)
    cp.minimize(sum((7 * p + 3 * h) % 11 * literal for (p, h), literal in sits.items()))
    return cp


def test_optimal() -> None:
    """The least x + y with x + 2 y >= 7, both at most 5: y = 3 and x = 1, four in all."""
    cp = cp_model.CpModel()
    x, y = cp.new_int_var(0, 5, "x"), cp.new_int_var(0, 5, "y")
    cp.add(x + 2 * y >= 7)
    cp.minimize(x + y)
    answer = solved(cp)
    assert answer.status is Status.OPTIMAL
    assert answer.values is not None
    assert answer.values[x.index] + answer.values[y.index] == answer.value == answer.bound == 4


def test_infeasible_has_no_values() -> None:
    assert solved(pigeons(4, 3)) == Answer(Status.INFEASIBLE, None, None, 0.0)


def test_unknown_has_no_values() -> None:
    """With next to no effort the solver finds nothing among forty pigeons, and proves nothing."""
    assert solved(pigeons(40, 40), effort=1e-9) == Answer(Status.UNKNOWN, None, None, 0.0)


def test_a_wrong_model_has_no_values() -> None:
    """A variable whose domain is empty: the solver calls the model invalid."""
    cp = cp_model.CpModel()
    domain = cp.proto.variables[cp.new_int_var(0, 5, "x").index].domain
    domain[0], domain[1] = 5, 0
    assert solved(cp) == Answer(Status.FAILED, None, None, 0.0)


def test_better_solutions_are_told_in_the_calling_thread_and_get_better() -> None:
    told: list[tuple[int, threading.Thread]] = []
    solve(pigeons(12, 14), Budget(), 5.0,
          lambda values, value, bound: told.append((value, threading.current_thread())))  # fmt: skip
    values = [value for value, _ in told]
    assert values
    assert values == sorted(set(values), reverse=True)
    assert {thread for _, thread in told} == {threading.current_thread()}


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_stops_when_asked(after: float) -> None:
    """Proving thirty pigeons too many for their holes would take hours without symmetries; it is stopped."""
    stop = threading.Event()
    timer = threading.Timer(after, stop.set)
    timer.start()
    began = time.monotonic()
    answer = solved(hard(), Budget(stop=stop), effort=1e6)
    timer.join()
    assert time.monotonic() - began < 10
    assert answer.status in (Status.FEASIBLE, Status.UNKNOWN)
    assert (answer.values is None) == (answer.status is Status.UNKNOWN)


def hard() -> cp_model.CpModel:
    """A model that keeps the solver busy for minutes: many jobs on one machine with due dates."""
    cp = cp_model.CpModel()
    late, intervals = [], []
    for job in range(60):
        length = 3 + job * 7 % 11
        start = cp.new_int_var(0, 1000, "")
        intervals.append(cp.new_fixed_size_interval_var(start, length, ""))
        tardy = cp.new_int_var(0, 1000, "")
        cp.add(tardy >= start + length - (job * 37) % 400)
        late.append((1 + job * 5 % 7) * tardy)
    cp.add_no_overlap(intervals)
    cp.minimize(sum(late))
    return cp
