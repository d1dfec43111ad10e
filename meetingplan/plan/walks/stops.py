"""What a visit of a class costs at every minute, waiting in the coach before and after it included."""

from dataclasses import dataclass

import numpy as np

from meetingplan.domain.ids import BAY, PlaceId, node_id
from meetingplan.plan.problem import Problem
from meetingplan.plan.sittings import begins
from meetingplan.plan.walks.prices import Floats, Prices, amounts
from meetingplan.plan.walks.stretch import TourClass


@dataclass(frozen=True, slots=True)
class Stop:
    """Prices of one site for one class, by the index of the minute.

    Args:
        minutes: of the passage.
        bay: price of the bay in all minutes before an index.
        core: `core[w, a]`, the cheapest passage that begins at most w minutes after an arrival at a.
        left: the same by the minute of leaving, `left[w, a + minutes + w] = core[w, a]`.
    """

    minutes: int
    bay: Floats
    core: Floats
    left: Floats

    def through(self, arrive: Floats) -> Floats:
        """Cost of leaving by each minute: arrival, waiting before and after, and the passage between."""
        longest, size = self.core.shape[0] - 1, len(arrive)
        ready = np.full(size + self.minutes + longest, np.inf)
        ready[self.minutes + longest :] = arrive - self.bay
        # Row w shows `ready` moved by the passage and w minutes of waiting, without a copy.
        step = ready.itemsize
        moved = np.ndarray((longest + 1, size), ready.dtype, ready, longest * step, (-step, step))
        cost: Floats = (moved + self.left).min(axis=0) + self.bay
        return cost


def stop(problem: Problem, of: TourClass, site: PlaceId, prices: Prices) -> Stop:
    """A stop at a site under given prices; minutes inside are neither travel nor waiting, so they are taken off."""
    passage, size = of.passages[site], prices.minutes + 1
    begin = np.full(size, -float(of.minute * passage.inside))
    begin[max(0, size - passage.minutes) :] = np.inf
    for hold in passage.holds():
        if hold.node != node_id(site, BAY) and hold.start < size:
            stay = prices.stay(hold.node, hold.end - hold.start, amounts(hold))
            begin[: size - hold.start] += stay[hold.start :]
    allowed = begins(problem.meeting, passage)
    if allowed is not None:
        begin[~np.isin(np.arange(size) + prices.start, allowed)] = np.inf
    for pin in of.like.pins:
        if pin.site == site:
            begin[np.arange(size) + prices.start != pin.enter - passage.alight] = np.inf
    longest = min(problem.meeting.limits.max_wait, prices.minutes)
    standing = problem.meeting.places[site].standing
    if standing is not None:
        if standing < passage.minutes:
            begin[:] = np.inf
        longest = min(longest, max(0, standing - passage.minutes))
    core = np.empty((longest + 1, size))
    core[0] = begin
    for wait in range(1, longest + 1):
        core[wait] = core[wait - 1]
        np.minimum(core[wait, : size - wait], begin[wait:], out=core[wait, : size - wait])
    left = np.full((longest + 1, size), np.inf)
    for wait in range(longest + 1):
        left[wait, passage.minutes + wait :] = core[wait, : max(0, size - passage.minutes - wait)]
    return Stop(passage.minutes, prices.before(node_id(site, BAY)), core, left)
