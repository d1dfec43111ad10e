"""The linear program over bundles: coaches whose people belong to no coach outside the bundle.

A bundle of k coaches need not divide its delegations more than k - 1 times: put its people in a line, delegation after
delegation, and cut. So delegations are divided least when the coaches fall into as many bundles as can be.

    minimise    sum over bundles of cost * x          cost: k - 1 divisions, and a little for sizes that do not fit
    subject to  every party of delegations is in one bundle       (one row a shape of party)
                a type has so many coaches                        (one row a type)

Bundles of more than `LONGEST` coaches are not written down one by one: together they divide at least LONGEST /
(LONGEST + 1) times a coach, and what they carry is bounded by seats alone. So the value is a bound for all bundles.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from ortools.math_opt.python import mathopt

from meetingplan.plan.groups.bundle_prices import NEVER, Knapsack, Shape

LONGEST = 4
"""Coaches of the longest bundles that are written down."""
FEW = 3
"""New bundles of each type and length a round."""
ROUNDS = 200
TOLERANCE = 1e-6
_SIMPLEX = mathopt.SolveParameters(lp_algorithm=mathopt.LPAlgorithm.PRIMAL_SIMPLEX, presolve=mathopt.Emphasis.OFF)


class Load(NamedTuple):
    """What a coach of one type carries: people at least and at most, and wheelchairs at most."""

    least: int
    most: int
    wheelchairs: int


class Bundle(NamedTuple):
    """So many coaches of one type with parties, counted by the number of their shape."""

    type: int
    coaches: int
    parties: tuple[tuple[int, int], ...]


Cost = Callable[[int, int], float]
"""Coaches and people of a bundle -> what it costs."""


class Bundles:
    """A linear program that grows by bundles; counts of parties and coaches can be lowered."""

    def __init__(self, shapes: Sequence[Shape], loads: Sequence[Load], cost: Cost) -> None:
        self.shapes, self.loads, self._cost = shapes, loads, cost
        self._model = mathopt.Model()
        self._model.minimize(0.0)
        self._parties = [self._model.add_linear_constraint(lb=0.0, ub=0.0) for _ in shapes]
        self._coaches = [self._model.add_linear_constraint(lb=0.0, ub=0.0) for _ in loads]
        self._taken: dict[Bundle, mathopt.Variable] = {}
        self._add_long_bundles()
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def _add_long_bundles(self) -> None:
        seats, floor, places = (self._model.add_linear_constraint(ub=0.0) for _ in range(3))
        for row, shape in zip(self._parties, self.shapes, strict=True):
            aboard = self._model.add_variable(lb=0.0)
            row.set_coefficient(aboard, 1.0)
            seats.set_coefficient(aboard, float(shape.people))
            floor.set_coefficient(aboard, -float(shape.people))
            places.set_coefficient(aboard, float(shape.wheelchairs))
        for row, load in zip(self._coaches, self.loads, strict=True):
            coach = self._model.add_variable(lb=0.0)
            row.set_coefficient(coach, 1.0)
            seats.set_coefficient(coach, -float(load.most))
            floor.set_coefficient(coach, float(load.least))
            places.set_coefficient(coach, -float(load.wheelchairs))
            length = LONGEST + 1
            least = min(self._cost(length, people) for people in range(length * load.least, length * load.most + 1))
            self._model.objective.set_linear_coefficient(coach, least / length)

    def solve(
        self, parties: Sequence[int], coaches: Sequence[int], rounds: int = ROUNDS
    ) -> tuple[float, Mapping[Bundle, float]] | None:
        """Value and bundles for so many parties of each shape and coaches of each type; None where there is none.

        The value is a bound where fewer rounds than allowed were needed.
        """
        for row, count in zip(self._parties, parties, strict=True):
            row.lower_bound = row.upper_bound = float(count)
        for row, count, load in zip(self._coaches, coaches, self.loads, strict=True):
            row.lower_bound, row.upper_bound = float(count) if load.least else 0.0, float(count)
        have = dict(enumerate(parties))
        for bundle, variable in self._taken.items():
            fits = bundle.coaches <= coaches[bundle.type] and all(have[n] >= m for n, m in bundle.parties)
            variable.upper_bound = np.inf if fits else 0.0
        while True:
            result = self._solver.solve(params=_SIMPLEX)
            if result.termination.reason is not mathopt.TerminationReason.OPTIMAL:
                return None
            rounds -= 1
            if rounds < 0 or not self._grow(result):
                break
        values = result.variable_values()
        taken = {bundle: values[variable] for bundle, variable in self._taken.items()}
        return result.objective_value(), {bundle: value for bundle, value in taken.items() if value > TOLERANCE}

    def _grow(self, result: mathopt.SolveResult) -> int:
        """Adds bundles that would make the program better; returns how many."""
        duals = result.dual_values()
        prices = np.array([duals[row] for row in self._parties])
        rents = [duals[row] for row in self._coaches]
        most = LONGEST * max(load.most for load in self.loads)
        places = min(LONGEST * max(load.wheelchairs for load in self.loads), most)
        sack = Knapsack(self.shapes, prices, most, places)
        return sum(self._add(bundle) for bundle in self._better(sack, rents))

    def _better(self, sack: Knapsack, rents: Sequence[float]) -> Iterable[Bundle]:
        for number, load in enumerate(self.loads):
            for coaches in range(1, LONGEST + 1):
                low, high = coaches * load.least, coaches * load.most
                worth = sack.value[low : high + 1, : coaches * load.wheelchairs + 1]
                wheels = worth.argmax(axis=1)
                costs = np.array([self._cost(coaches, people) for people in range(low, high + 1)])
                gain = worth.max(axis=1) + coaches * rents[number] - costs
                for at in np.argsort(-gain)[:FEW]:
                    if gain[at] > TOLERANCE and worth[at].max() > NEVER / 2 and low + at > 0:
                        parties = sack.parties(low + int(at), int(wheels[at]))
                        yield Bundle(number, coaches, tuple(sorted(parties.items())))

    def _add(self, bundle: Bundle) -> int:
        if bundle in self._taken:
            return 0
        variable = self._model.add_variable(lb=0.0)
        people = sum(self.shapes[number].people * count for number, count in bundle.parties)
        self._model.objective.set_linear_coefficient(variable, self._cost(bundle.coaches, people))
        for number, count in bundle.parties:
            self._parties[number].set_coefficient(variable, float(count))
        self._coaches[bundle.type].set_coefficient(variable, float(bundle.coaches))
        self._taken[bundle] = variable
        return 1
