"""The master program: how many groups of each class take each walk, with no node ever overfilled.

    minimise    sum over walks of cost * x
    subject to  the walks of a class add up to its groups             (one row a class)
                at every minute no node holds more than it can         (one row a node, unit and minute)

Capacity rows come in only when a solution breaks them; most never do. GLOP keeps its basis from solve to solve.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from ortools.math_opt.python import mathopt

from meetingplan.network import CapacityGraph
from meetingplan.plan.walks.prices import Floats, Prices
from meetingplan.plan.walks.rows import Usage, capacity_rows
from meetingplan.plan.walks.stretch import Latest, Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk, cost

MISSING = 10
"""A group without a walk costs so many times its dearest possible walk, so that it is left only where it must be."""
TOLERANCE = 1e-7
# New walks leave the basis primal feasible, new rows and limits dual feasible; presolve would throw it away.
_PRIMAL, _DUAL = (
    mathopt.SolveParameters(lp_algorithm=algorithm, presolve=mathopt.Emphasis.OFF)
    for algorithm in (mathopt.LPAlgorithm.PRIMAL_SIMPLEX, mathopt.LPAlgorithm.DUAL_SIMPLEX)
)
# Reading a result back costs more than many a solve.
_ASKED = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.SparseVectorFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.SparseVectorFilter(filtered_items=()),
)
_SOLVED = (mathopt.TerminationReason.OPTIMAL, mathopt.TerminationReason.IMPRECISE)


@dataclass(frozen=True, slots=True)
class Duals:
    """What the last solve says: its objective, the price of one more group of each class, and of every node."""

    objective: float
    groups: Floats
    prices: Prices
    rent: float
    """Capacity times price over all rows: what the nodes earn at these prices."""


class MasterFailedError(Exception):
    """The linear program has an optimum, but the simplex did not find it."""


class Master:
    """A linear program that grows by walks and by rows.

    Args:
        slack: share of its capacity by which a row may be overfilled before it comes in.
        missing: how many times its dearest possible walk a group without a walk costs.
    """

    def __init__(self, graph: CapacityGraph, stretch: Stretch, slack: float = 0.0, missing: int = MISSING) -> None:
        self.stretch = stretch
        self._missing = missing
        self.walks: list[TimedWalk] = []
        self.rows = capacity_rows(graph, stretch)
        self._spare = slack * self.rows.capacity + 1e-6
        self._usages: list[Usage] = []
        self._known: set[TimedWalk] = set()
        self._model = mathopt.Model()
        self._taken: list[mathopt.Variable] = []
        self._barred: set[int] = set()
        self._active: dict[int, mathopt.LinearConstraint] = {}
        self._values = np.empty(0)
        self._grown = True
        self._model.minimize(0.0)
        self._groups = [self._class_row(of) for of in stretch.classes]
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def _class_row(self, of: TourClass) -> mathopt.LinearConstraint:
        groups = float(len(of.tours))
        row = self._model.add_linear_constraint(lb=groups, ub=groups)
        without = self._model.add_variable(lb=0.0)
        row.set_coefficient(without, 1.0)
        self._model.objective.set_linear_coefficient(without, float(self._missing * of.longest))
        return row

    def add(self, walks: Iterable[TimedWalk]) -> int:
        """Adds the walks that are new; returns how many."""
        new = [walk for walk in dict.fromkeys(walks) if walk not in self._known]
        for walk in new:
            of = self.stretch.classes[walk.kind]
            usage = self.rows.usage(walk, of)
            variable = self._model.add_variable(lb=0.0)
            self._model.objective.set_linear_coefficient(variable, float(cost(walk, of)))
            self._groups[walk.kind].set_coefficient(variable, 1.0)
            for row, amount in zip(usage.rows.tolist(), usage.amounts.tolist(), strict=True):
                if row in self._active:
                    self._active[row].set_coefficient(variable, amount)
            self._known.add(walk)
            self.walks.append(walk)
            self._usages.append(usage)
            self._taken.append(variable)
        self._grown |= bool(new)
        return len(new)

    def restrict(self, latest: Latest) -> None:
        """Allows only the walks that are back in time."""
        classes = self.stretch.classes
        self.allow(lambda walk: not walk.visits or walk.back <= classes[walk.kind].back_by(latest))

    def allow(self, allowed: Callable[[TimedWalk], bool]) -> None:
        """Allows only some walks."""
        for number, walk in enumerate(self.walks):
            if allowed(walk) is (number in self._barred):
                self._barred ^= {number}
                self._taken[number].upper_bound = 0.0 if number in self._barred else math.inf

    def fix(self, number: int, groups: int) -> None:
        """At least so many groups take a walk."""
        self._taken[number].lower_bound = float(groups)

    def usage(self, number: int) -> Usage:
        """What a walk takes, by its number."""
        return self._usages[number]

    def values(self) -> Mapping[int, float]:
        """How many groups take each walk in the last solution, by the number of the walk; zeros left out."""
        return {number: float(self._values[number]) for number in np.flatnonzero(self._values > TOLERANCE).tolist()}

    def solve(self) -> Duals:
        """Solves, and adds rows until no node is overfilled.

        An imprecise optimum will do: bounds are computed from the duals, whatever their quality.

        Raises:
            MasterFailedError: the simplex reached no optimum.
        """
        while True:
            result = self._solver.solve(params=_PRIMAL if self._grown else _DUAL, model_params=_ASKED)
            self._grown = False
            if result.termination.reason not in _SOLVED:
                raise MasterFailedError(str(result.termination.reason))
            values = result.variable_values()
            self._values = np.array([values.get(variable, 0.0) for variable in self._taken])
            broken = self.broken(self.values())
            if not broken:
                break
            self._add_rows(broken)
        groups = np.array(result.dual_values(self._groups))
        active = np.array(list(self._active), np.int64)
        duals = np.array(result.dual_values(list(self._active.values())))
        rent = float(np.maximum(0.0, -duals) @ self.rows.capacity[active])
        return Duals(result.objective_value(), groups, self.rows.prices(active, duals), rent)

    def begin_with(self, rows: Iterable[int]) -> None:
        """Brings in rows that are likely to be broken, before they are."""
        self._add_rows(row for row in rows if row not in self._active)

    def active_rows(self) -> tuple[int, ...]:
        """The capacity rows that have come in."""
        return tuple(self._active)

    def broken(self, counts: Mapping[int, float]) -> list[int]:
        """Rows overfilled when so many groups take each walk: of every run of minutes at a node, the worst."""
        load = np.zeros(len(self.rows.capacity))
        for number, count in counts.items():
            usage = self._usages[number]
            load[usage.rows] += count * usage.amounts
        return self.rows.overfilled(load, self._spare)

    def users(self, numbers: Iterable[int]) -> Mapping[int, list[tuple[int, float]]]:
        """The walks that take something of each of these rows, by their number, and how much."""
        rows = np.concatenate([usage.rows for usage in self._usages])
        amounts = np.concatenate([usage.amounts for usage in self._usages])
        users = np.repeat(np.arange(len(self._usages)), [len(usage.rows) for usage in self._usages])
        found: dict[int, list[tuple[int, float]]] = {number: [] for number in numbers}
        asked = np.zeros(len(self.rows.capacity), bool)
        asked[list(found)] = True
        concerned = asked[rows]
        taken = zip(rows[concerned].tolist(), users[concerned].tolist(), amounts[concerned].tolist(), strict=True)
        for row, user, amount in taken:
            found[row].append((user, amount))
        return found

    def _add_rows(self, numbers: Iterable[int]) -> None:
        for number, users in self.users(numbers).items():
            row = self._model.add_linear_constraint(ub=float(self.rows.capacity[number]))
            for user, amount in users:
                row.set_coefficient(self._taken[user], amount)
            self._active[number] = row
