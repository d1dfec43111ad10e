"""In how many parties, by which ways and in which turns a group is through a site soonest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from meetingplan.domain.ids import DOCENTS, PlaceId, node_id
from meetingplan.domain.places import Interior
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.holds import Hold, through
from meetingplan.network.laws import OutOfRange
from meetingplan.network.parties import form_parties, largest_party, numbers_of_parties
from meetingplan.network.tours import Pace, PassageStep, Ways
from meetingplan.network.turns import turns
from meetingplan.network.vertical import Headcount, changes, ways
from meetingplan.network.workload import bound


@dataclass(frozen=True, slots=True)
class Turns:
    """The tours of all parties, each from its own minute 0, and when each begins.

    Args:
        minutes: until the last party is through.
        alone: what the slowest party would need if it had not to wait for the others.
    """

    parties: tuple[Headcount, ...]
    tours: tuple[tuple[PassageStep, ...], ...]
    begins: tuple[int, ...]
    minutes: int
    alone: int


def quickest(graph: CapacityGraph, place: PlaceId, interior: Interior, group: Headcount) -> Turns:
    """The fewest parties, and of those the quickest ways, that bring the last of the group through soonest.

    A lift that carries a party more quickly can make it meet the next one at an awkward moment. Then the attendant runs
    it more slowly, and people change in fewer places than there are; and what larger parties would do to each other,
    more and smaller ones need not. So one more lift, car, place or docent, a faster lift, and a docent who can lead
    more people never make a visit longer.

    Raises:
        OutOfRange: the site cannot be visited by such a group (a lift is needed and there is none, too many storeys).
    """
    best: Turns | None = None
    for number in numbers_of_parties(group.people, largest_party(graph.meeting, interior)):
        if best is not None and best.minutes <= _least(graph, place, interior, number):
            break
        best = _of_so_many(graph, place, interior, group, number, best)
    assert best is not None, "there is a least number of parties, and it is refused or found"
    return best


def _of_so_many(
    graph: CapacityGraph, place: PlaceId, interior: Interior, group: Headcount, number: int, best: Turns | None
) -> Turns | None:
    """The best turns of so many parties, if they are quicker than the best so far."""
    parties = form_parties(group, number)
    for way in _ways(graph, place, interior, parties):
        for changing in way.changing(parties):
            best = _by_way(graph, group, parties, changing, best)
    return best


def _by_way(
    graph: CapacityGraph, group: Headcount, parties: list[Headcount], way: Ways, best: Turns | None
) -> Turns | None:
    """As `_of_so_many`, by one way: at the pace of the laws, then slower and slower while that could help.

    It can help as long as parties meet where they pass twice, on the way up and down or where they change: if there
    were room for all there, every minute by which they go slower would be a minute more.
    """
    fastest = way.pace()
    holds = _holds(way, parties, fastest)
    limit = best.minutes if best else 1 + len(parties) * max(hold.end for party in holds for hold in party)
    free = [[replace(h, node=way.entrance) if h.node in way.twice else h for h in party] for party in holds]
    begins = turns(graph, free, bound(graph, free), limit)
    if begins is None:
        return best
    least = through(free, begins)

    def floor(pace: Pace) -> int:
        slower = sum(pace[storeys] - fastest[storeys] for storeys in changes(way.interior))
        return max(least + slower, bound(graph, _holds(way, parties, pace)))

    open_ = [(floor(fastest), tuple(fastest.values()))]
    considered = {tuple(fastest.values())}
    while open_ and (best is None or open_[0][0] < best.minutes):
        lowest, minutes = heappop(open_)
        pace = dict(zip(fastest, minutes, strict=True))
        begins = turns(graph, _holds(way, parties, pace), lowest, best.minutes if best else limit)
        if begins is not None:
            best = _turns(group, parties, way, pace, begins)
        for slower in ({**pace, storeys: pace[storeys] + 1} for storeys in pace):
            if tuple(slower.values()) not in considered:
                considered.add(tuple(slower.values()))
                heappush(open_, (floor(slower), tuple(slower.values())))
    return best


def _holds(way: Ways, parties: list[Headcount], pace: Pace) -> list[list[Hold]]:
    alike = {party: list(way.holds(party, pace)) for party in dict.fromkeys(parties)}
    return [alike[party] for party in parties]


def _ways(graph: CapacityGraph, place: PlaceId, interior: Interior, parties: list[Headcount]) -> Iterator[Ways]:
    refusals: list[OutOfRange] = []
    possible = 0
    for way in ways(interior):
        try:
            yield Ways.of(graph.meeting, place, way, interior, parties)
            possible += 1
        except OutOfRange as refusal:
            refusals.append(refusal)
    if not possible:
        raise refusals[0]


def _turns(group: Headcount, parties: list[Headcount], way: Ways, pace: Pace, begins: list[int]) -> Turns:
    tours = tuple(tuple(way.tour(party, index, pace)) for index, party in enumerate(parties))
    alone = max(way.alone(party, group, pace) for party in dict.fromkeys(parties))
    minutes = through(_holds(way, parties, pace), begins)
    return Turns(tuple(parties), tours, tuple(begins), minutes, alone)


def _least(graph: CapacityGraph, place: PlaceId, interior: Interior, number: int) -> int:
    """Minutes that so many parties need at least, of whatever size: a minute for every change of floor, no gear."""
    clock, floor = 0, 1
    party: list[Hold] = []
    for zone in interior.zones:
        clock, floor = clock + (zone.floor != floor), zone.floor
        party.append(Hold(node_id(place, zone.id), clock, clock + zone.minutes, 1, 1))
        clock += zone.minutes
    start = min(hold.start for hold in party)
    party.append(Hold(node_id(place, DOCENTS), start, clock, 1, 0))
    return max(bound(graph, [party] * number) + (floor != 1), number * len(changes(interior)) // 2)
