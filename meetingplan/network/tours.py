"""Inside a site: what each party of a group does from the entrance to the entrance, and when its turn comes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from meetingplan.domain.ids import DOCENTS, GEAR, SETS, NodeId, PlaceId, node_id
from meetingplan.domain.places import Interior
from meetingplan.network import durations
from meetingplan.network.durations import Duration
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.laws import OutOfRange
from meetingplan.network.rounding import whole_minutes
from meetingplan.network.turns import Hold, soonest, turns
from meetingplan.network.vertical import Headcount, Move, Way, full_ways, lesser_ways, move


@dataclass(frozen=True, slots=True)
class PassageStep:
    """`people` at `node` in minutes `[start, end)` of the visit; `party` counts the docent parties from 0.

    Args:
        needs: the law that the step follows, None where people or coach only wait.
    """

    node: NodeId
    start: int
    end: int
    people: int
    party: int | None = None
    needs: Duration | None = field(default=None, compare=False)


Tour = tuple[PassageStep, ...]
Climb = Callable[[Headcount, int], tuple[Move, ...]]


@dataclass(frozen=True, slots=True)
class Turns:
    """The tours of all parties, each from its own minute 0, and when each begins.

    Args:
        minutes: until the last party is through.
        bound: below which no order of turns can bring those minutes.
    """

    tours: tuple[Tour, ...]
    begins: tuple[int, ...]
    minutes: int
    bound: int


def quickest(graph: CapacityGraph, place: PlaceId, interior: Interior, parties: Sequence[Headcount]) -> Turns:
    """The turns of the parties by the lift and staircase that bring the last of them through soonest.

    A lift that carries a party more quickly can make it meet the next one at an awkward moment. Then the attendant
    may leave a car empty, or take fewer people a trip; so one more lift, car or place never makes a visit longer.

    Raises:
        OutOfRange: the site cannot be visited by such a group (a lift is needed and there is none, too many storeys).
    """
    known: dict[tuple[Tour, ...], Turns] = {}
    refusals: list[OutOfRange] = []

    def by(way: Way) -> Iterator[Turns]:
        climb = cache(lambda party, storeys: move(graph.meeting, interior, way, party, storeys))
        try:
            tours = tuple(tuple(_tour(graph, place, interior, party, i, climb)) for i, party in enumerate(parties))
        except OutOfRange as refusal:
            refusals.append(refusal)
            return
        if tours not in known:
            known[tours] = _turns(graph, place, interior, tours)
            yield known[tours]

    full = list(chain.from_iterable(by(way) for way in full_ways(graph.meeting, interior)))
    if not full:
        raise refusals[0]
    best = min(full, key=lambda found: found.minutes)
    bound = min(found.bound for found in full)
    most = max(party.people for party in parties)
    lesser = chain.from_iterable(by(way) for way in lesser_ways(graph.meeting, interior, most))
    while best.minutes > bound and (other := next(lesser, None)):
        best = min(best, other, key=lambda found: found.minutes)
    return best


def _tour(
    graph: CapacityGraph, place: PlaceId, interior: Interior, party: Headcount, index: int, climb: Climb
) -> Iterator[PassageStep]:
    """One party through all zones and back to the entrance, from minute 0."""
    m, people, clock, floor = graph.meeting.movement, party.people, 0, 1
    stops = [(zone.id, zone.floor, durations.stay(zone, m)) for zone in interior.zones]
    if interior.gear:
        stops.insert(0, (GEAR, 1, durations.put_on(people, interior.gear, m)))
        stops.append((GEAR, 1, durations.take_off(people, interior.gear, m)))
    for part, there, needs in stops:
        if there != floor:
            moves = climb(party, abs(there - floor))
            for way in moves:
                yield PassageStep(
                    node_id(place, way.part), clock, clock + way.needs.minutes, way.people, None, way.needs
                )
            clock, floor = clock + max(way.needs.minutes for way in moves), there
        yield PassageStep(node_id(place, part), clock, clock + needs.minutes, people, index, needs)
        clock += needs.minutes
    if floor != 1:
        for way in climb(party, floor - 1):
            yield PassageStep(node_id(place, way.part), clock, clock + way.needs.minutes, way.people, None, way.needs)


def _turns(graph: CapacityGraph, place: PlaceId, interior: Interior, tours: tuple[Tour, ...]) -> Turns:
    holds = [list(_holds(graph, place, interior, tour)) for tour in tours]
    begins = tuple(turns(graph, holds))
    ends = [begin + max(step.end for step in tour) for begin, tour in zip(begins, tours, strict=True)]
    return Turns(tours, begins, max(ends), soonest(graph, holds))


def _holds(graph: CapacityGraph, place: PlaceId, interior: Interior, tour: Tour) -> Iterator[Hold]:
    for step in tour:
        yield Hold(step.node, step.start, step.end, 1, step.people)
    yield from guidance(graph, place, interior, tour)


def guidance(graph: CapacityGraph, place: PlaceId, interior: Interior, tour: Sequence[PassageStep]) -> Iterator[Hold]:
    """What the steps of one party take beside the parts where they are: a docent, and sets of gear until ready again.

    The docent is with the party from its first stop to its last.
    """
    stops = [step for step in tour if step.party is not None]
    start, end = min(step.start for step in stops), max(step.end for step in stops)
    yield Hold(node_id(place, DOCENTS), start, end, 1, 0)
    if interior.gear:
        reset = whole_minutes(graph.meeting.movement.gear_reset_s)
        yield Hold(node_id(place, SETS), start, end + reset, 0, stops[0].people)
