"""What a visit consists of: which part of the site holds how many people, from which minute of the visit to which.

The passage of a group through a site is rigid: once the coach is berthed everything follows from the laws of
movement, and only in the coach, before and after, can people wait for longer. Seconds are rounded up to minutes once
a step, because people keep to the minutes of the timetable.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import BAY, DOCENTS, ENTRANCE, NodeId, PlaceId, node_id
from meetingplan.domain.places import Interior, Zone
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.laws import coach, walking
from meetingplan.network.parties import form_parties
from meetingplan.network.rounding import whole_minutes
from meetingplan.network.turns import Hold, turns
from meetingplan.network.vertical import Headcount, Move, move


@dataclass(frozen=True, slots=True)
class PassageStep:
    """`people` at `node` in minutes `[start, end)` of the visit; `party` counts the docent parties from 0."""

    node: NodeId
    start: int
    end: int
    people: int
    party: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole visit, from the berthing of the coach (minute 0) to its departure.

    Args:
        alight, board: minutes for getting off and on, at the two ends.
        minutes: from berthing to departure.
        steps: in order of start.
    """

    place: PlaceId
    headcount: Headcount
    alight: int
    board: int
    minutes: int
    steps: tuple[PassageStep, ...]

    @property
    def inside(self) -> int:
        """Minutes between getting off and boarding."""
        return self.minutes - self.alight - self.board

    def guided(self) -> Mapping[int, tuple[int, int]]:
        """Minutes of the visit that each docent party takes, from its first zone to its last."""
        found: dict[int, tuple[int, int]] = {}
        for step in self.steps:
            if step.party is not None:
                start, end = found.get(step.party, (step.start, step.end))
                found[step.party] = min(start, step.start), max(end, step.end)
        return found

    def holds(self) -> Iterator[Hold]:
        """Everything that the visit takes; the bay is held throughout, a docent from its first zone to its last."""
        bay, docents = node_id(self.place, BAY), node_id(self.place, DOCENTS)
        yield Hold(bay, 0, self.minutes, 1, 0)
        for step in self.steps:
            if step.node != bay:
                yield _hold(step)
        for start, end in self.guided().values():
            yield Hold(docents, start, end, 1, 0)


def passage(graph: CapacityGraph, place: PlaceId, headcount: Headcount) -> Passage:
    """The visit of a group to a site.

    Raises:
        OutOfRange: the site cannot be visited by such a group (a lift is needed and there is none, too many storeys).
    """
    interior = graph.meeting.places[place].interior
    if interior is None:
        raise ValueError(f"{place} has no interior")
    figures = graph.meeting.movement
    people = headcount.people
    alight = whole_minutes(coach.alight(people, m=figures))
    board = whole_minutes(coach.board(people, m=figures))
    door = whole_minutes(walking.entrance(people, interior.walk_m, interior.door_width_m, m=figures))
    parties = form_parties(graph.meeting, interior, headcount)
    tours = [_tour(graph, place, interior, party, index) for index, party in enumerate(parties)]
    start = alight + door
    steps = [
        PassageStep(node_id(place, BAY), 0, alight, people),
        PassageStep(node_id(place, ENTRANCE), alight, start, people),
    ]
    begins = [start + wait for wait in turns(graph, [[*map(_hold, tour), _guidance(place, tour)] for tour in tours])]
    ends = [begin + max(step.end for step in tour) for begin, tour in zip(begins, tours, strict=True)]
    last = max(ends)
    for party, begin, end, tour in zip(parties, begins, ends, tours, strict=True):
        steps += _waiting(place, party, start, begin)
        steps += (PassageStep(s.node, begin + s.start, begin + s.end, s.people, s.party) for s in tour)
        steps += _waiting(place, party, end, last)
    leave = last + door
    steps += [
        PassageStep(node_id(place, BAY), alight, leave, 0),
        PassageStep(node_id(place, ENTRANCE), last, leave, people),
        PassageStep(node_id(place, BAY), leave, leave + board, people),
    ]
    steps.sort(key=lambda step: (step.start, step.node, step.end, step.party is not None))
    return Passage(place, headcount, alight, board, leave + board, tuple(steps))


def _waiting(place: PlaceId, party: Headcount, start: int, end: int) -> list[PassageStep]:
    return [PassageStep(node_id(place, ENTRANCE), start, end, party.people)] if start < end else []


def _tour(graph: CapacityGraph, place: PlaceId, interior: Interior, party: Headcount, index: int) -> list[PassageStep]:
    """One party through all zones and back to the entrance, from minute 0."""
    steps: list[PassageStep] = []
    clock, floor = 0, 1
    for zone in interior.zones:
        clock = _climb(graph, place, interior, party, floor, zone.floor, clock, steps)
        stay = _stay(graph, zone)
        steps.append(PassageStep(node_id(place, zone.id), clock, clock + stay, party.people, index))
        clock, floor = clock + stay, zone.floor
    _climb(graph, place, interior, party, floor, 1, clock, steps)
    return steps


def _stay(graph: CapacityGraph, zone: Zone) -> int:
    return whole_minutes(zone.minutes * 60 + walking.level_walk(zone.walk_m, graph.meeting.movement.walk_mps))


def _climb(
    graph: CapacityGraph,
    place: PlaceId,
    interior: Interior,
    party: Headcount,
    floor: int,
    to: int,
    clock: int,
    steps: list[PassageStep],
) -> int:
    """Adds the steps between two floors that begin at `clock`; returns when the last person is there."""
    if floor == to:
        return clock
    moves: tuple[Move, ...] = move(graph.meeting, interior, party, abs(to - floor))
    steps += (PassageStep(node_id(place, way.part), clock, clock + way.minutes, way.people) for way in moves)
    return clock + max(way.minutes for way in moves)


def _hold(step: PassageStep) -> Hold:
    return Hold(step.node, step.start, step.end, 1, step.people)


def _guidance(place: PlaceId, tour: Iterable[PassageStep]) -> Hold:
    """A docent, from the first zone of a party to its last."""
    zones = [step for step in tour if step.party is not None]
    return Hold(node_id(place, DOCENTS), min(s.start for s in zones), max(s.end for s in zones), 1, 0)
