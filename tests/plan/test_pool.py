"""Pools of walks, held against every order of sites and every minute."""

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pytest

from meetingplan.network import build_graph
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.budget import Budget
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.opening_hours import opening_hours
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks.bound import lower_bound
from meetingplan.plan.walks.choice import fill
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.pool import walks_within
from meetingplan.plan.walks.prices import Unit
from meetingplan.plan.walks.pricing import shortest_paths
from meetingplan.plan.walks.rows import capacity_rows
from meetingplan.plan.walks.stretch import Stretch, TourClass
from meetingplan.plan.walks.walk import TimedWalk, cost, holds
from meetingplan.plan.walks.weights import Weights, weigh
from tests.plan.tiny import Kind, tiny

SEEDS = range(12)


def posed(seed: int, kind: Kind) -> Problem:
    graph = build_graph(tiny(seed, kind, cramped=False))
    formed = form_groups(graph, Budget(), lambda progress: None)
    assert not isinstance(formed, Answer)
    return state(graph, *formed)


def weighed(problem: Problem) -> Weights:
    weights = weigh(problem)
    assert weights is not None
    return weights


def all_walks(problem: Problem, stretch: Stretch, kind: int) -> Iterator[TimedWalk]:
    """Every walk of a class by trying all: departure, waiting before and after each visit, in every order."""
    of = stretch.classes[kind]
    for order in permutations(of.passages):
        stops = (of.like.origin, *order, of.like.destination)
        if not all(problem.graph.may_pass(*three) for three in zip(stops, stops[1:], stops[2:], strict=False)):
            continue
        for depart in range(stretch.start, stretch.end):
            yield from onward(problem, of, kind, depart, depart + of.board, of.like.origin, order, ())


def onward(problem, of: TourClass, kind, depart, minute, here, order, visits) -> Iterator[TimedWalk]:
    minutes = problem.graph.minutes
    if not order:
        back = minute + minutes(here, of.like.destination) + of.alight
        if in_time(problem, of, depart, back):
            yield TimedWalk(kind, depart, back, visits)
        return
    site, *rest = order
    arrive, stay = minute + minutes(here, site), of.passages[site].minutes
    opens, closes = opening_hours(problem.meeting, site, of.like.first)
    for before in range(problem.meeting.limits.max_wait + 1):
        for after in range(problem.meeting.limits.max_wait + 1 - before):
            leave = arrive + before + stay + after
            if opens <= arrive and leave <= closes:
                visit = TimedVisit(site, arrive, arrive + before, leave)
                yield from onward(problem, of, kind, depart, leave, site, rest, (*visits, visit))


def in_time(problem: Problem, of: TourClass, depart: int, back: int) -> bool:
    opens, closes = opening_hours(problem.meeting, of.like.origin, of.like.first)
    reached, shuts = opening_hours(problem.meeting, of.like.destination, of.like.first)
    soonest = of.like.bare.soonest if of.like.bare is not None and not of.like.sites else 0
    return (
        max(opens, of.like.earliest) <= depart
        and depart + of.board <= closes
        and reached <= back - of.alight
        and max(reached, soonest) <= back <= min(of.like.latest, shuts)
    )


@pytest.mark.parametrize("kind", [Kind.VISITS, Kind.PLENARY, Kind.TALK, Kind.YARDS])
@pytest.mark.parametrize("seed", SEEDS)
def test_all_walks_within_the_gap_and_no_others(seed: int, kind: Kind) -> None:
    problem, dice = posed(seed, kind), random.Random(seed)
    for stretch in stretches(problem, weighed(problem)):
        rows = capacity_rows(problem.graph, stretch)
        duals = -np.array([dice.choice([0.0, 0.0, 0.5, 3.0]) for _ in rows.capacity])
        prices = rows.prices(np.arange(len(duals)), duals)
        for number, of in enumerate(stretch.classes):
            if len(of.passages) > 2:
                continue
            costs = {}
            for walk in all_walks(problem, stretch, number):
                usage = rows.usage(walk, of)
                costs[walk] = cost(walk, of) - float(duals[usage.rows] @ usage.amounts)
            paths = shortest_paths(problem, stretch, number, prices, {})
            best = min(costs.values(), default=math.inf)
            assert paths.best() == pytest.approx(best)
            for gap in (0.0, 4.0, 15.0):
                found = walks_within(paths, gap, 10**6)
                assert found is not None
                assert len(found) == len(set(found))
                assert set(found) == {walk for walk, cost in costs.items() if cost <= best + gap + 1e-6}


def test_no_pool_of_more_walks_than_allowed() -> None:
    problem = posed(3, Kind.VISITS)
    stretch = stretches(problem, weighed(problem))[0]
    rows = capacity_rows(problem.graph, stretch)
    paths = shortest_paths(problem, stretch, 0, rows.prices(np.arange(0), np.empty(0)), {})
    found = walks_within(paths, 10.0, 10**6)
    assert found
    assert walks_within(paths, 10.0, len(found) - 1) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_takes_what_its_holds_say(seed: int) -> None:
    problem = posed(seed, Kind.VISITS)
    for stretch in stretches(problem, weighed(problem)):
        rows = capacity_rows(problem.graph, stretch)
        for number, of in enumerate(stretch.classes):
            for walk, _ in zip(all_walks(problem, stretch, number), range(200), strict=False):
                taken: dict[int, float] = defaultdict(float)
                for hold in holds(walk, of):
                    for unit, amount in ((Unit.PARTIES, hold.parties), (Unit.PEOPLE, hold.people)):
                        first = rows.limits.get((hold.node, unit))
                        for minute in range(hold.start, min(hold.end, stretch.end)):
                            if first is not None and amount:
                                taken[first + minute - stretch.start] += amount
                usage = rows.usage(walk, of)
                assert dict(zip(usage.rows.tolist(), usage.amounts.tolist(), strict=True)) == taken
                assert len(usage.rows) == len(taken)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gap_is_what_people_minutes_exceed_the_bound_by(seed: int) -> None:
    problem = posed(seed, Kind.VISITS)
    for stretch in stretches(problem, weighed(problem)):
        master = Master(problem.graph, stretch)
        bound = lower_bound(problem, master, {}, Budget())
        if not math.isfinite(bound.value):
            continue
        pool = fill(problem, master, bound.duals, {}, bound.value + 7)
        assert pool is not None
        assert pool.gap == pytest.approx(7)
        assert pool.reduced.min() == pytest.approx(0, abs=1e-6)
        empty = fill(problem, master, bound.duals, {}, bound.value - 1)
        assert empty is not None
        assert empty.walks == ()
