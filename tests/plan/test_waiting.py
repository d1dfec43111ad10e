"""Waiting as long as is allowed, where that is what it takes."""

from itertools import combinations

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from tests.plan.brute_search import optimum
from tests.plan.compare import value_of
from tests.plan.meetings import coach, delegates, hotel, meeting, site, window


def early_coach(max_wait: int) -> Meeting:
    """All places a minute apart, visits of 8; A closes at 75, B at 86, C opens at 87.

    Latest in A from 67, in B from 76, done at 84; who sees C as well leaves B at 86 and has waited two minutes.
    """
    places = [hotel("H"), site("A", hours=(0, 75)), site("B", hours=(0, 86)), site("C", hours=(87, 1440))]
    roads = dict.fromkeys(combinations("HABC", 2), 1)
    return meeting(places, roads, [coach("C1", 2)], delegates(2), [window(60, 110, "A", "B", "C")], max_wait=max_wait)


@pytest.mark.parametrize("strategy", [direct, by_walks])
def test_waits_as_long_as_it_takes(strategy: Strategy) -> None:
    """Boarding at 65, in C from 87 to 95, back at 97: 32 minutes less three times 6 inside, for two people."""
    of = early_coach(max_wait=2)
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)
    assert isinstance(outcome, Planned)
    assert outcome.plan.status == "optimal"
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    assert value_of(outcome.plan) == (0, 2 * 14, 97 - 60, 0)


@pytest.mark.parametrize("strategy", [direct, by_walks])
def test_waits_no_longer_than_is_allowed(strategy: Strategy) -> None:
    """With one minute aboard at B, none at A (it closes) there is no day with all three: one site, two people."""
    of = early_coach(max_wait=1)
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)
    assert isinstance(outcome, Planned)
    assert outcome.plan.tiers[0].value == outcome.plan.tiers[0].bound == 2


@pytest.mark.slow
@pytest.mark.parametrize(("max_wait", "value"), [(2, (0, 28, 37, 0)), (1, None)])
def test_so_does_the_search_through_everything(max_wait: int, value: tuple[int, ...] | None) -> None:
    """With one minute no day reaches what is reached with two."""
    of = early_coach(max_wait)
    assert optimum(build_graph(of), [tuple(of.delegates)], (0, 28, 37, 0)) == value


def test_a_longer_drive_is_another_way_to_wait() -> None:
    """Two minutes more on the road are the same as two aboard."""
    of = early_coach(max_wait=0)
    assert optimum(build_graph(of), [tuple(of.delegates)], (0, 28, 37, 0), extra_drive=2) == (0, 28, 37, 0)
