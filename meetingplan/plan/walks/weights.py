"""The wishes that add up over walks, as one cost: a unit of a higher tier outweighs all that lower tiers can be worth.

Visits missed, options not seen, minutes of travel and waiting: each walk has its share of them, whatever the others do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from meetingplan.domain.ids import PlaceId
from meetingplan.plan.drafts import Draft
from meetingplan.plan.problem import Problem

MISSED, LIKED, MINUTES = "missed", "preferences", "travel_and_waiting"
ADDITIVE = frozenset((MISSED, LIKED, MINUTES))


@dataclass(frozen=True, slots=True)
class Weights:
    """What a unit of each wish costs, and what one of each tier does.

    Args:
        names: of the tiers that are weighed, the most important first.
        scales: of these tiers.
        of: by the name of a wish; one that the organiser does not have is missing.
    """

    names: tuple[str, ...]
    scales: tuple[int, ...]
    of: Mapping[str, int]

    @property
    def minute(self) -> int:
        """What a minute of travel or waiting costs for one person."""
        return self.of[MINUTES]

    def skips(self, draft: Draft, musts: bool) -> dict[PlaceId, int]:
        """What it costs that a group does not see a site; with `musts`, what somebody must see is not left out."""
        sites = (site for site in draft.wanted if not (musts and draft.wanted[site]))
        missed, liked = self.of.get(MISSED, 0), self.of.get(LIKED, 0)
        return {site: missed * draft.wanted[site] + liked * draft.liked.get(site, 0) for site in sites}

    def bounds(self, values: Sequence[int], bound: int) -> dict[str, int]:
        """Bounds of the tiers, each with those above it held at their values, from a bound on the cost."""
        found: dict[str, int] = {}
        for name, scale, value in zip(self.names, self.scales, values, strict=True):
            found[name] = min(value, max(0, bound // scale))
            bound -= scale * value
        return found


def weigh(problem: Problem) -> Weights | None:
    """The cost of the first tiers, as far as they add up; None where minutes are not among them."""
    first = list(takewhile(lambda wish: ADDITIVE.issuperset(wish.weights), problem.meeting.tiers))
    if not any(MINUTES in wish.weights for wish in first):
        return None
    drafts = problem.drafts
    most = {
        MISSED: sum(sum(draft.wanted.values()) for draft in drafts.values()),
        LIKED: sum(sum(draft.liked.values()) for draft in drafts.values()),
        MINUTES: sum(drafts[tour.group].headcount.people * (tour.last - tour.first) for tour in problem.tours),
    }
    scale, scales, of = 1, [], dict.fromkeys((name for wish in first for name in wish.weights), 0)
    for wish in reversed(first):
        scales.append(scale)
        for name, weight in wish.weights.items():
            of[name] += scale * weight
        scale *= 1 + wish.value(most)
    return Weights(tuple(wish.name for wish in first), tuple(reversed(scales)), of)
