"""A timed walk: one tour with all its minutes, what it costs, and what it takes of every node."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from meetingplan.domain.ids import BAY, node_id
from meetingplan.network import Hold
from meetingplan.plan.assemble import TimedVisit
from meetingplan.plan.walks.stretch import Stretch, TourClass


@dataclass(frozen=True, slots=True)
class TimedWalk:
    """A tour that any group of a class can make; `kind` is the number of its class in the stretch.

    Without visits it is the bare ride, or, with `depart == back`, no tour at all.
    """

    kind: int
    depart: int
    back: int
    visits: tuple[TimedVisit, ...]


def idle(walk: TimedWalk, of: TourClass) -> int:
    """Minutes of travel and waiting of a walk; a bare transfer waits for its session."""
    bare = of.like.bare
    end = walk.back if walk.visits or walk.depart == walk.back or bare is None or bare.until is None else bare.until
    return end - walk.depart - sum(of.passages[visit.site].inside for visit in walk.visits)


def cost(walk: TimedWalk, of: TourClass) -> int:
    """What a walk costs: its minutes of travel and waiting, and all that it does not see.

    What it sees of sites that its group could see on another tour is taken off.
    """
    seen = {visit.site for visit in walk.visits}
    missed = sum(price for site, price in of.skip.items() if site not in seen)
    return of.minute * idle(walk, of) + missed - of.spares


def holds(walk: TimedWalk, of: TourClass) -> Iterator[Hold]:
    """Everything that a walk takes of the nodes, in minutes of the meeting."""
    if walk.depart == walk.back:
        return
    origin, destination = node_id(of.like.origin, BAY), node_id(of.like.destination, BAY)
    yield Hold(origin, walk.depart, walk.depart + of.board, 1, 0)
    for visit in walk.visits:
        for hold in of.passages[visit.site].holds():
            if hold.node == node_id(visit.site, BAY):
                yield Hold(hold.node, visit.arrive, visit.leave, 1, 0)
            else:
                start, end = visit.begin + hold.start, visit.begin + hold.end
                yield Hold(hold.node, start, end, hold.parties, hold.people)
    yield Hold(destination, walk.back - of.alight, walk.back, 1, 0)


def total(walks: Sequence[TimedWalk], stretch: Stretch) -> int:
    """What all walks cost together; those of very many groups stand side by side where they are the same."""
    each = (cost(walk, stretch.classes[walk.kind]) * len(list(same)) for walk, same in groupby(walks))
    return stretch.unseen + sum(each)
