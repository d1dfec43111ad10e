"""Which questions are asked, and what is needed to answer them."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import say
from meetingplan.explain.answer import Explanation
from meetingplan.explain.base import Base, solve
from meetingplan.explain.belts import belts
from meetingplan.explain.changes import window_of
from meetingplan.explain.conflict import conflict, undecided
from meetingplan.explain.costs import costs
from meetingplan.explain.desks import desks
from meetingplan.explain.order import order
from meetingplan.explain.seat import seat
from meetingplan.explain.ways_out import proof_of
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.problem import Problem
from meetingplan.plan.quick.asked import Groups, NoWalksError, groups_of, problem_of
from meetingplan.plan.quick.bounded import Bounded, bounded
from meetingplan.plan.quick.impossible import By

QUICK = 0.1
"""Seconds for the bound of a meeting about which no process of its own is worth starting."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked; nothing in particular, where both are empty.

    Args:
        delegates: why they ride where they do.
        orders: why the first of two sites of a window comes before the second.
    """

    delegates: tuple[DelegateId, ...] = ()
    orders: tuple[tuple[PlaceId, PlaceId], ...] = ()


def explain(meeting: Meeting, asked: Questions, budget: Budget, processes: int = 1) -> Iterator[Explanation]:
    """The answers: to what is asked, or why there is no plan, or what each limit costs.

    Where orders are asked for and there is no plan, the explanation is why.

    Args:
        processes: that may look into changes side by side.
    """
    groups = groups_of(build_graph(meeting), budget)
    if groups is None:
        yield Explanation("groups", say("No groups were found in time."), (), possible=None)
        return
    for who in asked.delegates:
        yield seat(meeting, groups, who, budget)
    if asked.delegates and not asked.orders:
        return
    proven = proof_of(meeting, groups, (By.CHOICE, By.PINS, By.ROOM, By.TOUR), budget)
    if proven is not None:
        yield conflict(meeting, groups, proven, budget)
        return
    if any(window.belts for window in meeting.windows.values()):
        told, settled = belts(meeting, groups, budget)
        yield told
        if settled is None:
            return
        meeting = settled
    yield from _walked(meeting, asked, groups, budget, processes)


def _walked(
    meeting: Meeting, asked: Questions, groups: Groups, budget: Budget, processes: int
) -> Iterator[Explanation]:
    problem, began = problem_of(build_graph(meeting), groups), budget.spent()
    bound = _bound(problem, budget)
    if bound is not None and bound.impossible:
        yield conflict(meeting, groups, By.PROGRAM, budget)
        return
    with desks(1 if asked.orders or budget.spent() - began < QUICK else processes) as at:
        base = solve(meeting, groups, problem, bound, budget)
        if not isinstance(base, Base):
            yield undecided(base)
        elif not asked.orders:
            yield costs(meeting, base, bound, at, budget)
    if isinstance(base, Base):
        for first, second in asked.orders:
            window = window_of(meeting, first, second)
            assert window is not None, "whoever asks looks for the window first"
            yield order(meeting, base, meeting.windows[window], first, second, budget)


def _bound(problem: Problem, budget: Budget) -> Bounded | None:
    """The bound, where walks can tell."""
    try:
        return bounded(problem, budget)
    except NoWalksError:
        return None
