"""Walks for many groups, without and with a linear program: nobody is left without, and no node is overfilled."""

import math

import numpy as np
import pytest

from meetingplan.bench.scale import Size, meeting_of
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.groups.choose import form_groups
from meetingplan.plan.problem import Problem, state
from meetingplan.plan.solver import Answer
from meetingplan.plan.walks import settle as settling
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.settle import Settled, settle
from meetingplan.plan.walks.weights import weigh

BUDGET = Budget(seconds=math.inf)


@pytest.fixture(scope="module")
def problem() -> Problem:
    """Ten groups of five sites each: ten classes of thirty people, in coaches of 43 seats."""
    graph = build_graph(meeting_of(Size(300)))
    formed = form_groups(graph, BUDGET, lambda progress: None)
    assert not isinstance(formed, Answer)
    return state(graph, *formed)


def settled(problem: Problem, monkeypatch: pytest.MonkeyPatch, enough: float) -> Settled:
    monkeypatch.setattr(settling, "MANY", 0)
    monkeypatch.setattr(settling, "ENOUGH", enough)
    weights = weigh(problem)
    assert weights is not None
    (stretch,) = stretches(problem, weights)
    return settle(problem, stretch, BUDGET)


@pytest.mark.parametrize("enough", [math.inf, -1.0])
def test_every_group_has_a_walk_and_no_node_is_overfilled(
    problem: Problem, monkeypatch: pytest.MonkeyPatch, enough: float
) -> None:
    """Where walks that were spread are never good enough, those of the program are taken besides."""
    found = settled(problem, monkeypatch, enough)
    load = np.zeros(len(found.master.rows.capacity))
    for walk in found.walks:
        usage = found.master.rows.usage(walk, found.stretch.classes[walk.kind])
        np.add.at(load, usage.rows, usage.amounts)
    assert sorted(walk.kind for walk in found.walks) == sorted(
        kind for kind, of in enumerate(found.stretch.classes) for _ in of.tours
    )
    assert (load <= found.master.rows.capacity).all()
    assert found.bound <= found.value


def test_the_program_is_asked_only_where_walks_cost_too_much(problem: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spread walks cost no less than those of groups alone, and what is kept costs no more than they do."""
    spread, better = (settled(problem, monkeypatch, enough) for enough in (math.inf, -1.0))
    alone = sum(
        of.minute * least * len(of.tours) for of, least in zip(spread.stretch.classes, spread.least, strict=True)
    )
    assert spread.bound == alone
    assert spread.bound <= better.bound
    assert better.value <= spread.value
