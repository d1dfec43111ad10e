"""A linear program that grows by columns and rows, minimised by GLOP from the basis of the last solve.

The solver is told all that is new at once, by numbers: to name every variable and coefficient of ever new programs took
longer than to solve them.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import callback_pb2, model_pb2, model_update_pb2, parameters_pb2, result_pb2
from ortools.math_opt.core.python import solver
from ortools.math_opt.python import mathopt

from meetingplan.plan.walks.prices import Floats

# New columns leave the basis primal feasible, new rows and bounds dual feasible; presolve would throw it away.
_PRIMAL, _DUAL = (
    mathopt.SolveParameters(lp_algorithm=algorithm, presolve=mathopt.Emphasis.OFF).to_proto()
    for algorithm in (mathopt.LPAlgorithm.PRIMAL_SIMPLEX, mathopt.LPAlgorithm.DUAL_SIMPLEX)
)
# Reading a result back costs more than many a solve.
_ASKED = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.SparseVectorFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.SparseVectorFilter(filtered_items=()),
).to_proto()
_SOLVED = (result_pb2.TERMINATION_REASON_OPTIMAL, result_pb2.TERMINATION_REASON_IMPRECISE)


class MasterFailedError(Exception):
    """The linear program has an optimum, but the simplex did not find it."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """The objective, the values of the columns and the duals of the rows, each by their numbers."""

    objective: float
    values: Floats
    duals: Floats


class Simplex:
    """Columns and rows are numbered as they come; columns are at least 0 and not bounded above at first."""

    def __init__(self) -> None:
        self.rows = 0
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._grown = True
        self._told = 0
        self._bounded: set[int] = set()
        self._entries: list[tuple[NDArray[np.int64], NDArray[np.int64], Floats]] = []
        self._new = model_update_pb2.ModelUpdateProto()
        start = model_pb2.ModelProto(), parameters_pb2.SolverInitializerProto()
        self._solver = solver.new(mathopt.SolverType.GLOP.value, *start)

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self._lower)

    def add_column(self, cost: float) -> int:
        """A new column, which no row mentions yet; returns its number."""
        number = self.columns
        self._lower.append(0.0)
        self._upper.append(math.inf)
        self._new.objective_updates.linear_coefficients.ids.append(number)
        self._new.objective_updates.linear_coefficients.values.append(cost)
        self._grown = True
        return number

    def add_row(self, lower: float, upper: float) -> int:
        """A new row, without columns yet; returns its number."""
        added = self._new.new_linear_constraints
        added.ids.append(self.rows)
        added.lower_bounds.append(lower)
        added.upper_bounds.append(upper)
        self.rows += 1
        return self.rows - 1

    def set(self, rows: NDArray[np.int64], columns: NDArray[np.int64], amounts: Floats) -> None:
        """Coefficients, each for a row and a column, shape (coefficients,) all three; each pair is set once."""
        self._entries.append((rows, columns, amounts))

    def bound(self, column: int, lower: float, upper: float) -> None:
        """Other bounds of a column."""
        self._lower[column], self._upper[column] = lower, upper
        if column < self._told:
            self._bounded.add(column)

    def solve(self) -> Optimum:
        """The optimum; an imprecise one will do.

        Raises:
            MasterFailedError: the simplex reached none.
        """
        self._tell()
        algorithm, self._grown = _PRIMAL if self._grown else _DUAL, False
        callbacks = callback_pb2.CallbackRegistrationProto()
        result = self._solver.solve(algorithm, _ASKED, None, callbacks, None, None)
        if result.termination.reason not in _SOLVED:
            raise MasterFailedError(str(result.termination.reason))
        found = result.solutions[0]
        values = _dense(found.primal_solution.variable_values, self.columns)
        return Optimum(
            found.primal_solution.objective_value, values, _dense(found.dual_solution.dual_values, self.rows)
        )

    def _tell(self) -> None:
        """Tells the solver what is new since the last solve."""
        new, changed = self._new, sorted(self._bounded)
        fresh = range(self._told, self.columns)
        new.new_variables.ids.extend(fresh)
        new.new_variables.lower_bounds.extend(self._lower[self._told :])
        new.new_variables.upper_bounds.extend(self._upper[self._told :])
        new.new_variables.integers.extend([False] * len(fresh))
        bounds = new.variable_updates.lower_bounds, new.variable_updates.upper_bounds
        for told, every in zip(bounds, (self._lower, self._upper), strict=True):
            told.ids.extend(changed)
            told.values.extend([every[column] for column in changed])
        if self._entries:
            rows, columns, amounts = (np.concatenate(parts) for parts in zip(*self._entries, strict=True))
            order = np.lexsort((columns, rows))
            matrix = new.linear_constraint_matrix_updates
            matrix.row_ids.extend(rows[order].tolist())
            matrix.column_ids.extend(columns[order].tolist())
            matrix.coefficients.extend(amounts[order].tolist())
        if not self._solver.update(new):
            raise MasterFailedError("the simplex takes no such change")
        self._told = self.columns
        self._bounded.clear()
        self._entries.clear()
        self._new = model_update_pb2.ModelUpdateProto()


def _dense(sparse: object, size: int) -> Floats:
    """A vector of the solver, zeros filled in."""
    dense = np.zeros(size)
    dense[np.array(sparse.ids, np.int64)] = sparse.values  # type: ignore[attr-defined]  # protobuf's classes are made at run time
    return dense
