"""What the choice must fit: the quickest tour of every kind of group, as if it had each place to itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Window
from meetingplan.network import CapacityGraph, Headcount, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.plan.drafts import Draft
from meetingplan.plan.problem import tours_of

Stays = Mapping[PlaceId, int]


@dataclass(frozen=True, slots=True)
class Kind:
    """Groups that need as long for everything on their way.

    Args:
        origin, destination: where it sets out, and where it is back.
        minutes: that its tour may last.
        ends: of them, boarding at the origin and getting off at the destination.
        stays: minutes at each site that it is to see, from berthing to departure; None where it cannot get in.
    """

    origin: PlaceId
    destination: PlaceId
    minutes: int
    ends: int
    stays: tuple[tuple[PlaceId, int | None], ...]

    @property
    def slack(self) -> int:
        """Minutes beside all that it could see, drives apart; below zero where it cannot see everything."""
        return self.minutes - self.ends - sum(stay or 0 for _, stay in self.stays)

    def implies(self, other: "Kind") -> bool:
        """Whether what this kind has time for, the other one has time for too."""
        theirs = dict(other.stays)
        return (
            (self.origin, self.destination) == (other.origin, other.destination)
            and self.minutes <= other.minutes
            and self.ends >= other.ends
            and theirs.keys() == dict(self.stays).keys()
            and all(_longest(mine) >= _longest(theirs[site]) for site, mine in self.stays)
        )


def _longest(stay: int | None) -> float:
    return float("inf") if stay is None else stay


def kinds_of(graph: CapacityGraph, window: Window, drafts: Iterable[Draft]) -> tuple[Kind, ...]:
    """The kinds of groups of a meeting that shows all candidates, but for those whom another one speaks for.

    A group that is back in between, for a meal in the middle of the window, is given the time of all its tours together
    and a way that it need not interrupt: less than it needs, so that no choice is refused without need.
    """
    known: dict[tuple[PlaceId, Headcount], int | None] = {}
    found = dict.fromkeys(kind for draft in drafts for kind in _kind(graph, window, draft, known))
    kept: list[Kind] = []
    for kind in found:
        if not any(other.implies(kind) for other in kept):
            kept = [other for other in kept if not kind.implies(other)]
            kept.append(kind)
    return tuple(kept)


def _kind(
    graph: CapacityGraph, window: Window, draft: Draft, known: dict[tuple[PlaceId, Headcount], int | None]
) -> Iterator[Kind]:
    tours = [tour for tour in tours_of(graph, draft) if tour.window == window.id]
    if not tours:
        return
    sites = dict.fromkeys(site for tour in tours for site in tour.sites if site not in window.optional)
    for site in sites:
        if (site, draft.headcount) not in known:
            known[site, draft.headcount] = _stay(graph, site, draft.headcount)
    yield Kind(
        tours[0].origin,
        tours[-1].destination,
        sum(tour.latest - tour.earliest for tour in tours) - window.reserve,
        draft.board + draft.alight,
        tuple((site, known[site, draft.headcount]) for site in sites),
    )


def _stay(graph: CapacityGraph, site: PlaceId, headcount: Headcount) -> int | None:
    try:
        return passage(graph, site, headcount).minutes
    except OutOfRange:
        return None
