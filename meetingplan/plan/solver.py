"""The one place where CP-SAT is run and its statuses are read.

Values exist only after OPTIMAL and FEASIBLE: after any other status the solver returns garbage without complaint.
The solver works in a thread of its own, so that signals reach Python while it does.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import Enum
from queue import Empty, SimpleQueue

from ortools.sat.python import cp_model

from meetingplan.plan.budget import Budget

MOMENT = 0.5
"""Seconds that even a search without time is given, so that it can return a plan that it was handed."""
CLOCK = 10.0
"""Seconds by the clock for a unit of effort, which one thread of the solver needs longer for."""
Values = tuple[int, ...]
"""The value of every variable of a model, by the variable's index."""


class Status(Enum):
    """What a solve ended in."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, with values and bound where the status grants them."""

    status: Status
    values: Values | None
    value: int | None
    bound: float


_STATUS = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}


class _Listener(cp_model.CpSolverSolutionCallback):
    """Hands every better solution to the thread that waits for it."""

    def __init__(self, found: SimpleQueue[tuple[Values, int, float]]) -> None:
        super().__init__()
        self._found = found

    def on_solution_callback(self) -> None:
        values = tuple(self.response_proto.solution)
        self._found.put((values, round(self.objective_value), self.best_objective_bound))


def solve(
    model: cp_model.CpModel,
    budget: Budget,
    effort: float,
    on_better: Callable[[Values, int, float], None],
    relax: bool = True,
    presolve: bool = True,
    precedences: bool = False,
) -> Answer:
    """Minimises the model's objective.

    Args:
        effort: deterministic time of the solver where the search is reproducible, else so many times `CLOCK` seconds.
        on_better: called in the calling thread with values, objective and bound of every better solution.
        relax: whether linear relaxations are worth their time; for models of pure order they are not.
        presolve: whether to look for more than plain simplifications first; a wide model is sooner decided than probed.
        precedences: whether what is known of who comes first is chained through all disjunctions; proofs of pure
            order need a tenth of the time.
    """
    solver = cp_model.CpSolver()
    seconds = budget.left()
    solver.parameters.num_workers = budget.threads
    solver.parameters.random_seed = budget.seed
    if budget.mode == "fastest":
        seconds = min(seconds, effort * CLOCK)
    else:
        solver.parameters.max_deterministic_time = effort
    solver.parameters.max_time_in_seconds = max(MOMENT, seconds)
    solver.parameters.catch_sigint_signal = False
    if not relax:
        solver.parameters.linearization_level = 0
    solver.parameters.use_dynamic_precedence_in_disjunctive = precedences
    if not presolve:
        solver.parameters.max_presolve_iterations = 1
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    found: SimpleQueue[tuple[Values, int, float]] = SimpleQueue()
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(solver.solve, model, _Listener(found))
        _attend(running, solver, budget, found, on_better)
    status = _STATUS.get(running.result(), Status.FAILED)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return Answer(status, None, None, 0.0)
    values = tuple(solver.response_proto.solution)
    return Answer(status, values, round(solver.objective_value), solver.best_objective_bound)


def hint(model: cp_model.CpModel, values: Values) -> None:
    """Lets the next solve of the model start from the solution at hand."""
    model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools' own annotation is missing
    for index, value in enumerate(values):
        model.add_hint(model.get_int_var_from_proto_index(index), value)


def _attend(
    running: Future[cp_model.CpSolverStatus],
    solver: cp_model.CpSolver,
    budget: Budget,
    found: SimpleQueue[tuple[Values, int, float]],
    on_better: Callable[[Values, int, float], None],
) -> None:
    """Passes better solutions on until the solver is done, and stops it when asked to."""
    while True:
        done = bool(wait([running], timeout=0.05).done)
        while True:
            try:
                on_better(*found.get_nowait())
            except Empty:
                break
        if done:
            return
        if budget.stop.is_set():
            solver.stop_search()
