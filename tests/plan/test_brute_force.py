"""The planner against all timetables of tiny meetings.

`MEETINGPLAN_TINY=5000 python -m pytest -n 2 tests/plan/test_brute_force.py` takes five thousand meetings of every
kind; half of all are cramped.
"""

import os

import pytest

from meetingplan.domain.outcome import Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.direct import direct
from meetingplan.plan.groups import form_groups
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks import by_walks
from tests.plan.brute_force import TooHardError, Value, optimum
from tests.plan.compare import faults, faults_of_plan, run, value_of
from tests.plan.tiny import Kind, tiny

ASKED = int(os.environ.get("MEETINGPLAN_TINY", "0"))
SEEDS = range(1, 1 + (ASKED or 6))


def problem(seed: int, kind: Kind) -> Problem:
    of = tiny(seed, kind, cramped=seed % 2 == 1)
    formed = form_groups(build_graph(of), Budget(), lambda progress: None)
    assert not isinstance(formed, Answer), f"no groups: {formed.status}"
    return state(build_graph(of), *formed)


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_timetable_is_better_than_what_is_called_best(seed: int, kind: Kind) -> None:
    posed = problem(seed, kind)
    outcomes = {strategy.__name__: run(strategy, posed) for strategy in (direct, by_walks)}
    plans = {name: outcome.plan for name, outcome in outcomes.items() if isinstance(outcome, Planned)}
    assert {name: list(faults_of_plan(posed, plan)) for name, plan in plans.items()} == {name: [] for name in plans}
    reached = min(map(value_of, plans.values()), default=None)
    try:
        best = _best(posed, reached)
    except TooHardError:
        return
    wrong = {name: list(faults(posed, outcome, best)) for name, outcome in outcomes.items()}
    assert wrong == {name: [] for name in outcomes}


def _best(posed: Problem, reached: Value | None) -> Value | None:
    """The best value; what an audited plan has reached must be found again, or the two do not follow the same rules."""
    best = optimum(posed.graph, [draft.delegates for draft in posed.drafts.values()], reached)
    assert reached is None or best is not None, f"{reached} is not among all timetables"
    return best
