"""A meeting in lines: few orders of sites in a window, chosen before the minutes are.

Without that limit the linear program has found walks in many orders. Sets of these orders are compared by the program
itself, restricted to their walks; the most promising are then settled in full, and the cheapest is kept.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from meetingplan.domain.ids import WindowId
from meetingplan.plan.budget import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks.cutting import along
from meetingplan.plan.walks.dive import dive
from meetingplan.plan.walks.orders import Route
from meetingplan.plan.walks.settle import Settled, bounds
from meetingplan.plan.walks.walk import TimedWalk, cost, total

CANDIDATES = 10
"""Orders that are considered for lines."""
TRIES = 4
"""Sets of lines that are settled in full."""


def in_lines(problem: Problem, settled: Settled, budget: Budget) -> Settled:
    """Walks that keep to as few routes as each window asks for; as they are, without walks, where none were found."""
    for window in settled.windows:
        most = problem.meeting.windows[window].routes
        if most is not None and settled.walks:
            settled = _in_lines(problem, settled, window, most, budget)
    return settled


def routes(settled: Settled, walks: Sequence[TimedWalk], window: WindowId) -> tuple[Route, ...]:
    """The different orders of sites of walks in a window."""
    classes = settled.stretch.classes
    mine = (walk for walk in walks if walk.visits and classes[walk.kind].like.window == window)
    return tuple(dict.fromkeys(tuple(visit.site for visit in walk.visits) for walk in mine))


def _in_lines(problem: Problem, settled: Settled, window: WindowId, most: int, budget: Budget) -> Settled:
    used = routes(settled, settled.walks, window)
    candidates = list(dict.fromkeys((*used, *_candidates(settled, window))))
    if len(used) <= most:
        lines = bounds(problem, along(problem, settled.stretch, window, candidates[:most]), budget)
        return replace(lines, walks=settled.walks, of_all=settled.proven)
    sets = _promising(settled, window, combinations(candidates[:CANDIDATES], most))[:TRIES]
    tried = [bounds(problem, along(problem, settled.stretch, window, lines), budget) for lines in sets]
    best = replace(settled, walks=())
    for lines in sorted(tried, key=lambda lines: lines.bound):
        if best.walks and (best.value <= lines.bound or budget.over()):
            break
        walks = dive(problem, lines.master, {}, budget) or ()
        if walks and (not best.walks or total(walks, lines.stretch) < best.value):
            best = replace(lines, walks=walks)
    return replace(best, of_all=settled.proven)


def _candidates(settled: Settled, window: WindowId) -> list[Route]:
    """The orders that the linear program has found: first those that it uses, then by their cheapest walk."""
    master, classes = settled.master, settled.stretch.classes
    cheapest: dict[Route, int] = {}
    for walk in master.walks:
        for route in routes(settled, [walk], window):
            cheapest[route] = min(cheapest.get(route, 1 << 60), cost(walk, classes[walk.kind]))
    used = routes(settled, [master.walks[number] for number in master.values()], window)
    return [*used, *sorted(cheapest, key=lambda route: (cheapest[route], route))]


def _promising(settled: Settled, window: WindowId, sets: Iterable[tuple[Route, ...]]) -> list[tuple[Route, ...]]:
    """Sets of routes, the cheapest first by what the linear program costs with the walks that it has."""
    costs: dict[tuple[Route, ...], float] = {}
    for lines in sets:
        settled.master.allow(_keeping_to(settled, window, lines))
        costs[lines] = settled.master.solve().objective
    settled.master.restrict({})
    return sorted(costs, key=lambda lines: (costs[lines], lines))


def _keeping_to(settled: Settled, window: WindowId, lines: Sequence[Route]) -> Callable[[TimedWalk], bool]:
    return lambda walk: set(routes(settled, [walk], window)) <= set(lines)
