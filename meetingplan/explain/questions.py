"""Which questions are asked, and what is needed to answer them."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import say
from meetingplan.explain.answer import Explanation
from meetingplan.explain.base import Base, solve
from meetingplan.explain.changes import window_of
from meetingplan.explain.conflict import conflict, undecided
from meetingplan.explain.costs import costs
from meetingplan.explain.order import order
from meetingplan.explain.seat import seat
from meetingplan.explain.ways_out import proof_of
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick import By, groups_of


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked; nothing in particular, where both are empty.

    Args:
        delegates: why they ride where they do.
        orders: why the first of two sites of a window comes before the second.
    """

    delegates: tuple[DelegateId, ...] = ()
    orders: tuple[tuple[PlaceId, PlaceId], ...] = ()


def explain(meeting: Meeting, asked: Questions, budget: Budget) -> Iterator[Explanation]:
    """The answers: to what is asked, or why there is no plan, or what each limit costs.

    Where orders are asked for and there is no plan, the explanation is why.
    """
    groups = groups_of(build_graph(meeting), budget)
    if groups is None:
        yield Explanation(say("No groups were found in time."), (), possible=None)
        return
    for who in asked.delegates:
        yield seat(meeting, groups, who, budget)
    if asked.delegates and not asked.orders:
        return
    proven = proof_of(meeting, groups, tuple(By), budget)
    if proven is not None:
        yield conflict(meeting, groups, proven, budget)
        return
    base = solve(meeting, groups, budget)
    if not isinstance(base, Base):
        yield undecided(base)
        return
    for first, second in asked.orders:
        window = window_of(meeting, first, second)
        assert window is not None, "whoever asks looks for the window first"
        yield order(meeting, base, meeting.windows[window], first, second, budget)
    if not asked.orders:
        yield costs(meeting, base, budget)
