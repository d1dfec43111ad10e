"""What a visit consists of: which part of the site holds how many people, from which minute of the visit to which.

The passage of a group through a site is rigid: once the coach is berthed everything follows from the laws of
movement, and only in the coach, before and after, can people wait for longer. Seconds are rounded up to minutes once
a step, because people keep to the minutes of the timetable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from meetingplan.domain.ids import BAY, ENTRANCE, PlaceId, node_id
from meetingplan.network import durations
from meetingplan.network.graph import CapacityGraph
from meetingplan.network.holds import Hold
from meetingplan.network.quickest import quickest
from meetingplan.network.tours import PassageStep, guidance
from meetingplan.network.vertical import Headcount


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole visit, from the berthing of the coach (minute 0) to its departure.

    Args:
        alight, board: minutes for getting off and on, at the two ends.
        minutes: from berthing to departure.
        inside: those of them that are neither travel nor waiting: on the way in and out, and what the slowest party
            would need inside if it had not to wait for other parties.
        steps: in order of start.
        counted: what parties take of the site beside the parts where they are (docents, sets of gear).
    """

    place: PlaceId
    headcount: Headcount
    alight: int
    board: int
    minutes: int
    inside: int
    steps: tuple[PassageStep, ...]
    counted: tuple[Hold, ...]

    @property
    def waiting(self) -> int:
        """Minutes in which a party waits for the others."""
        return self.minutes - self.alight - self.board - self.inside

    def guided(self) -> Mapping[int, tuple[int, int]]:
        """Minutes of the visit that each docent party takes, from its first stop to its last."""
        found: dict[int, tuple[int, int]] = {}
        for step in self.steps:
            if step.party is not None:
                start, end = found.get(step.party, (step.start, step.end))
                found[step.party] = min(start, step.start), max(end, step.end)
        return found

    def holds(self) -> Iterator[Hold]:
        """Everything that the visit takes; the bay is held throughout, a docent from its first stop to its last."""
        bay = node_id(self.place, BAY)
        yield Hold(bay, 0, self.minutes, 1, 0)
        for step in self.steps:
            if step.node != bay:
                yield Hold(step.node, step.start, step.end, 1, step.people)
        yield from self.counted


def passage(graph: CapacityGraph, place: PlaceId, headcount: Headcount, last_zone: str | None = None) -> Passage:
    """The visit of a group to a site, or its visit as far as one zone and back.

    Raises:
        OutOfRange: the site cannot be visited by such a group (a lift is needed and there is none, too many storeys).
    """
    interior = graph.meeting.places[place].interior
    if interior is None:
        raise ValueError(f"{place} has no interior")
    if last_zone is not None:
        number = [zone.id for zone in interior.zones].index(last_zone)
        interior = replace(interior, zones=interior.zones[: number + 1])
    figures, people = graph.meeting.movement, headcount.people
    alight, board = durations.alight(people, figures), durations.board(people, figures)
    door = durations.entrance(people, interior, figures)
    start = alight.minutes + door.minutes
    found = quickest(graph, place, interior, headcount)
    last, leave = start + found.minutes, start + found.minutes + door.minutes
    bay, entrance = node_id(place, BAY), node_id(place, ENTRANCE)
    steps = [
        PassageStep(bay, 0, alight.minutes, people, None, alight),
        PassageStep(entrance, alight.minutes, start, people, None, door),
        PassageStep(bay, alight.minutes, leave, 0),
        PassageStep(entrance, last, leave, people, None, door),
        PassageStep(bay, leave, leave + board.minutes, people, None, board),
    ]
    counted: list[Hold] = []
    for party, begin, tour in zip(found.parties, found.begins, found.tours, strict=True):
        moved = [replace(s, start=start + begin + s.start, end=start + begin + s.end) for s in tour]
        steps += moved
        steps += _waiting(place, party, start, start + begin)
        steps += _waiting(place, party, max(step.end for step in moved), last)
        counted += guidance(graph.meeting, place, interior, moved)
    steps.sort(key=lambda step: (step.start, step.node, step.end, step.party is not None))
    minutes, inside = leave + board.minutes, found.alone + 2 * door.minutes
    return Passage(place, headcount, alight.minutes, board.minutes, minutes, inside, tuple(steps), tuple(counted))


def _waiting(place: PlaceId, party: Headcount, start: int, end: int) -> list[PassageStep]:
    return [PassageStep(node_id(place, ENTRANCE), start, end, party.people)] if start < end else []
