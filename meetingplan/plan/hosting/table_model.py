"""How many people of each kind sit at each table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil

from ortools.sat.python import cp_model

from meetingplan.domain.ids import DelegationId
from meetingplan.plan.budget import Budget
from meetingplan.plan.hosting.wishes import Wish, solve_in_order

Kind = tuple[DelegationId, str]
"""Delegation, and diet or nothing."""
Counts = Counter[tuple[Kind, int]]
"""People of a kind at a table."""
EFFORT = 0.05
"""Deterministic time; that delegations are divided as little as can be is seldom proven in ten times as much."""
LARGE = 6000
"""Kinds times tables beyond which tables are filled one after the other instead."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Who sits where by kind, and which tables serve a diet."""

    counts: Counts
    diets: Mapping[int, str]


def share(
    kinds: Mapping[Kind, int], given: Counts, had: Counts, seats: int, first: int, tables: int | None, budget: Budget
) -> Laid | None:
    """Divides people of all kinds over tables, the fewest that take them; None where there are too few.

    Args:
        given: people to whom a table was given by hand.
        had: people who had a table; it may be another now.
        seats: at a table.
        first: the number of the first table; those before it are taken.
        tables: the number of the last table, None where there are as many as are needed.
    """
    people, diets = sum(kinds.values()), Counter[str]()
    for (_, diet), count in kinds.items():
        diets[diet] += count
    least = max(ceil(people / seats), sum(ceil(count / seats) for diet, count in diets.items() if diet))
    if len(kinds) * least > LARGE:
        return _in_order(kinds, seats, first)
    last = max([first - 1 + least, *(table for _, table in (*given, *had))])
    for end in range(last, min(last + 4, tables or last + 4) + 1):
        # Tables that serve a diet may need people whom tables of their own would have taken.
        for own in (Counter(),) if given or had else (_own(kinds, seats, first), Counter()):
            rest = {kind: count - seats * sum(of == kind for of, _ in own) for kind, count in kinds.items()}
            model = _Model(rest, given, had, seats, range(first + len(own), end + 1))
            values = solve_in_order(model.cp, model.post(), budget, EFFORT)
            if values is not None:
                counts = Counter({key: n for key, var in model.sit.items() if (n := values[var.index])})
                served = {table: diet for (diet, table), var in model.serve.items() if values[var.index]}
                return Laid(own + counts, served)
    return None


def _own(kinds: Mapping[Kind, int], seats: int, first: int) -> Counts:
    """The tables that a delegation fills alone: what is left of it takes as many seats elsewhere, however it sits."""
    full = [kind for kind, count in kinds.items() if not kind[1] for _ in range(count // seats)]
    return Counter({(kind, table): seats for table, kind in enumerate(full, first)})


def _in_order(kinds: Mapping[Kind, int], seats: int, first: int) -> Laid:
    """Diet by diet, kind by kind, each table full before the next is begun."""
    made: Counts = Counter()
    served: dict[int, str] = {}
    table, taken, serving = first - 1, seats, ""
    for (delegation, diet), count in sorted(kinds.items(), key=lambda item: item[0][1] == ""):
        for _ in range(count):
            if taken == seats or (diet and diet != serving):
                table, taken, serving = table + 1, 0, diet
                served |= {table: diet} if diet else {}
            made[(delegation, diet), table] += 1
            taken += 1
    return Laid(made, served)


@dataclass(slots=True)
class _Model:
    kinds: Mapping[Kind, int]
    given: Counts
    had: Counts
    seats: int
    tables: range
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    sit: dict[tuple[Kind, int], cp_model.IntVar] = field(default_factory=dict)
    serve: dict[tuple[str, int], cp_model.IntVar] = field(default_factory=dict)

    def post(self) -> list[Wish]:
        """Everyone has a seat, no table too many people; a diet is eaten at tables that serve it alone."""
        cp, diets = self.cp, sorted({diet for _, diet in self.kinds if diet})
        self.serve = {(diet, t): cp.new_bool_var(f"{diet} {t}") for diet in diets for t in self.tables}
        for t in self.tables:
            cp.add_at_most_one(self.serve[diet, t] for diet in diets)
        for kind, count in self.kinds.items():
            for t in self.tables:
                self.sit[kind, t] = cp.new_int_var(self.given[kind, t], min(count, self.seats), f"{kind} {t}")
                if kind[1]:
                    cp.add(self.sit[kind, t] <= self.seats * self.serve[kind[1], t])
            cp.add(sum(self.sit[kind, t] for t in self.tables) == count)
        for t in self.tables:
            cp.add(sum(self.sit[kind, t] for kind in self.kinds) <= self.seats)
        self._comfort()
        return [self._moved(), (sum(self.serve.values()), len(self.serve)), self._divided()]

    def _comfort(self) -> None:
        """No table is less than half full, if there are people enough; nobody who had a table is bound by it."""
        half = min(self.seats // 2, sum(self.kinds.values()) // max(1, len(self.tables)))
        if not self.had and not self.given:
            for t in self.tables:
                self.cp.add(sum(self.sit[kind, t] for kind in self.kinds) >= half)

    def _moved(self) -> Wish:
        stay = []
        for (kind, t), count in self.had.items():
            if t in self.tables:
                stay.append(self.cp.new_int_var(0, count, f"stay {kind} {t}"))
                self.cp.add(stay[-1] <= self.sit[kind, t] - self.given[kind, t])
        return self.had.total() - sum(stay), self.had.total()

    def _divided(self) -> Wish:
        """Delegations times tables at which they sit; no fewer than those that a delegation fills."""
        present = []
        for delegation in dict.fromkeys(delegation for delegation, _ in self.kinds):
            of = [kind for kind in self.kinds if kind[0] == delegation]
            at = [self.cp.new_bool_var(f"{delegation} at {t}") for t in self.tables]
            for there, t in zip(at, self.tables, strict=True):
                self.cp.add(sum(self.sit[kind, t] for kind in of) <= self.seats * there)
            self.cp.add(sum(at) >= ceil(sum(self.kinds[kind] for kind in of) / self.seats))
            present += at
        return sum(present), len(present)
