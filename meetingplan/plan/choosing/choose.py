"""The choice of one window: the most valuable set of candidates that every kind of group has time for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Window
from meetingplan.network import CapacityGraph
from meetingplan.network.shortest_tour import shortest_tour
from meetingplan.plan.choosing.kinds import Kind
from meetingplan.plan.choosing.labels import best_sets
from meetingplan.plan.choosing.trip import Trip

BEAM, ALL = 2_000, 200_000
"""Labels of a size that are followed to find a good choice, and to prove that there is none better."""
Refused = Collection[frozenset[PlaceId]]
"""Sets of candidates for which there were no walks; neither are there for sets that contain them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a window shows, and the points of what it does not, with a bound on what any choice leaves out."""

    shown: frozenset[PlaceId]
    unshown: int
    bound: int


def choose(
    graph: CapacityGraph, window: Window, kinds: Sequence[Kind], forced: Collection[PlaceId], refused: Refused
) -> Choice | None:
    """The best choice, of those as good the one with the quickest tour; None where nothing fits.

    Sets are listed for the kind that has least time; the others are asked of each in turn.
    """
    if not kinds or min(kind.minutes - kind.ends for kind in kinds) < 0:
        return None
    closed = {site for kind in kinds for site, stay in kind.stays if stay is None and site in window.candidates}
    hardest = min(kinds, key=lambda kind: (-len(kind.stays), kind.slack))
    trip = Trip.of(graph, window, hardest, closed, forced)
    others = [kind for kind in kinds if kind is not hardest]
    total = sum(window.candidates.values())
    worth = sum(window.candidates[site] for site in trip.sites if site in forced)
    if not trip.sites:
        return Choice(frozenset(), total, total) if _fits(graph, window, others, frozenset(), refused) else None
    best: frozenset[PlaceId] | None = None
    value, bound = 0, 0
    for width in (BEAM, ALL):
        found = best_sets(trip, value, width)
        bound = max(found.above, value)
        for mask, points in zip(found.mask.tolist(), found.value.tolist(), strict=True):
            shown = frozenset(trip.members(mask)) & window.candidates.keys()
            if _fits(graph, window, others, shown, refused):
                best, value, bound = shown, points, max(found.above, points)
                break
    return None if best is None else Choice(best, total - worth - value, total - worth - bound)


def _fits(
    graph: CapacityGraph, window: Window, others: Sequence[Kind], shown: frozenset[PlaceId], refused: Refused
) -> bool:
    """Whether as many of each belt are shown as are asked for, and everyone else has time for them, too."""
    for belt in window.belts:
        number = len(shown & belt.values.keys())
        if not belt.at_least <= number <= (number if belt.at_most is None else belt.at_most):
            return False
    return not any(some <= shown for some in refused) and all(_has_time(graph, kind, shown, window) for kind in others)


def _has_time(graph: CapacityGraph, kind: Kind, shown: frozenset[PlaceId], window: Window) -> bool:
    stays = {site: stay for site, stay in kind.stays if site in shown or site not in window.candidates}
    drive = shortest_tour(kind.origin, tuple(stays), kind.destination, graph.minutes)
    return kind.ends + drive + sum(stay or 0 for stay in stays.values()) <= kind.minutes
