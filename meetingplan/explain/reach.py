"""What a change can bring at most: bounds that are quick to have.

Most questions need no program at all. Prices that prove what no plan of the meeting can do prove it for one more bay or
docent as well, as long as the room that is added is worth less at these prices than the proof has to spare.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import WindowId
from meetingplan.explain.base import Base
from meetingplan.plan import Budget
from meetingplan.plan.quick.bounded import Bounded, Known
from meetingplan.plan.quick.proofs import Proof, back_by, proofs

NEAR = 3
"""Minutes by which a bound on the last return may fall short."""
ROUGHLY = 0.1
"""Share of what is saved, by which it may fall short where more is saved."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What no plan can do better.

    Args:
        tour: people-minutes on tour.
        back: by window, the minute of the meeting at which the last group is back at the earliest, if a plan has no
            more travel and waiting than the one that there is.
        same: the room that a change adds is worth nothing at the prices of the bound, so it is that of the meeting.
        whole: it was not cut short by the time.
    """

    tour: float
    back: Mapping[WindowId, int]
    same: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """What all answers about changes start from.

    Args:
        cost: of the plan that there is.
        known: from which bounds start.
        idle: what the prices of the bound prove, stretch by stretch.
        late: that no plan has all back earlier, by window.
    """

    base: Base
    cost: int
    reach: Reach
    known: Known
    idle: Sequence[Proof]
    late: Mapping[WindowId, Proof | None]


def ground(base: Base, bound: Bounded, budget: Budget) -> Ground:
    """The bounds of a meeting with a plan.

    Raises:
        NoWalksError: walks cannot tell.
    """
    cost, idle = bound.cost_of(base.plan), proofs(bound)
    found = {window: earliest(bound, window, last, cost, budget) for window, last in base.back.items()}
    reach = Reach(bound.minutes, {window: first for window, (first, _) in found.items()})
    return Ground(base, cost, reach, bound.known, idle, {window: late for window, (_, late) in found.items()})


def earliest(of: Bounded, window: WindowId, last: int, cost: int, budget: Budget) -> tuple[int, Proof | None]:
    """A minute before which it is proven that not all can be back, near to the first such; and the proof.

    Args:
        last: by which all are back.
        cost: of a plan at most.
    """
    first, step, now = of.problem.meeting.windows[window].start, NEAR, last
    best: Proof | None = None
    while last - first > max(NEAR, ROUGHLY * (now - first)) and not budget.over():
        middle = max(last - step, (first + last) // 2)
        found = back_by(of, window, middle - 1, cost, budget)
        if found:
            first, best = middle, found
        else:
            last, step = middle - 1, 4 * step
    return first, best
