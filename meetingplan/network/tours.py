"""Inside a site: what each party of a group does from the entrance to the entrance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from meetingplan.domain.ids import DOCENTS, ENTRANCE, GEAR, SETS, NodeId, PlaceId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Gear, Interior
from meetingplan.network import durations
from meetingplan.network.durations import Duration
from meetingplan.network.holds import Hold
from meetingplan.network.rounding import whole_minutes
from meetingplan.network.vertical import Headcount, Move, Way, changes, move, unhurried


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


Pace = Mapping[int, int]
"""How many minutes every party of a group takes over so many storeys."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How the parties of a group get up and down at a site, and change.

    Args:
        gear: the changing room with as many of its places as are used.
        moves: how each party gets over so many storeys.
    """

    meeting: Meeting
    place: PlaceId
    interior: Interior
    gear: Gear | None
    way: Way
    moves: Mapping[tuple[Headcount, int], tuple[Move, ...]]

    @classmethod
    def of(cls, meeting: Meeting, place: PlaceId, way: Way, interior: Interior, parties: Sequence[Headcount]) -> "Ways":
        """The ways of these parties.

        Raises:
            OutOfRange: the site cannot be visited by such parties.
        """
        storeys = sorted(set(changes(interior)))
        different = dict.fromkeys(parties)
        moves = {(party, high): move(meeting, interior, way, party, high) for party in different for high in storeys}
        return cls(meeting, place, interior, interior.gear, way, moves)

    def pace(self) -> Pace:
        """The fewest minutes in which every party gets over so many storeys, so that all keep the same time."""
        found: dict[int, int] = {}
        for (_, storeys), moves in self.moves.items():
            found[storeys] = max(found.get(storeys, 0), *(way.needs.minutes for way in moves))
        return found

    def changing(self, parties: Sequence[Headcount]) -> Iterator["Ways"]:
        """These ways; and where several parties share a site, changing in ever fewer places if that takes longer."""
        yield self
        if self.gear is None or len(parties) < 2:
            return
        known = {self._changing_minutes(parties)}
        for places in range(self.gear.places - 1, 0, -1):
            fewer = replace(self, gear=replace(self.gear, places=places))
            if (minutes := fewer._changing_minutes(parties)) not in known:
                known.add(minutes)
                yield fewer

    def _changing_minutes(self, parties: Sequence[Headcount]) -> tuple[int, ...]:
        return tuple(needs.minutes for party in dict.fromkeys(parties) for needs in self._on_and_off(party.people))

    def _on_and_off(self, people: int) -> tuple[Duration, ...]:
        """Putting gear on and handing it back."""
        m = self.meeting.movement
        return (durations.put_on(people, self.gear, m), durations.take_off(people, self.gear, m)) if self.gear else ()

    def alone(self, party: Headcount, group: Headcount, pace: Pace) -> int:
        """Minutes that a party's tour would take if nobody had to wait for other parties.

        It is not written down with which party the group's wheelchairs are, so they may be with any.
        """
        minutes = max(step.end for step in replace(self, gear=self.interior.gear).tour(party, 0, pace))
        for storeys in changes(self.interior):
            moves = self.moves[party, storeys]
            needed = unhurried(self.meeting, self.interior, self.way, moves, group.wheelchairs, storeys)
            minutes -= max(0, pace[storeys] - needed)
        return minutes

    def tour(self, party: Headcount, index: int, pace: Pace) -> Iterator[PassageStep]:
        """One party through all zones and back to the entrance, from minute 0."""
        m, people, clock, floor = self.meeting.movement, party.people, 0, 1
        stops = [(zone.id, zone.floor, durations.stay(zone, m)) for zone in self.interior.zones]
        on_and_off = [(GEAR, 1, needs) for needs in self._on_and_off(people)]
        stops = [*on_and_off[:1], *stops, *on_and_off[1:]]
        for part, there, needs in stops:
            if there != floor:
                yield from self._move(party, abs(there - floor), clock, pace)
                clock, floor = clock + pace[abs(there - floor)], there
            yield PassageStep(node_id(self.place, part), clock, clock + needs.minutes, people, index, needs)
            clock += needs.minutes
        if floor != 1:
            yield from self._move(party, floor - 1, clock, pace)

    def _move(self, party: Headcount, storeys: int, clock: int, pace: Pace) -> Iterator[PassageStep]:
        """Those who are there first by their law wait for the others; the slower of two ways takes all the minutes."""
        moves, minutes = self.moves[party, storeys], pace[storeys]
        slowest = max(way.needs.minutes for way in moves)
        for way in moves:
            end = clock + (minutes if way.needs.minutes == slowest else way.needs.minutes)
            yield PassageStep(node_id(self.place, way.part), clock, end, way.people, None, way.needs)

    def holds(self, party: Headcount, pace: Pace) -> Iterator[Hold]:
        """What a tour takes of the site.

        Lift and stairs are both reckoned as taken while a party changes floors, however it parts between them: so a
        quicker lift, with which it parts otherwise, never finds less room.
        """
        tour = tuple(self.tour(party, 0, pace))
        passages: dict[int, int] = {}
        for step in (step for step in tour if step.party is None):
            passages[step.start] = max(step.end, passages.get(step.start, 0))
        yield from (Hold(way, start, end, 1, party.people) for start, end in passages.items() for way in self.nodes)
        for step in tour:
            if step.party is not None:
                yield Hold(step.node, step.start, step.end, 1, step.people)
        yield from guidance(self.meeting, self.place, self.interior, tour)

    @property
    def entrance(self) -> NodeId:
        """Where there is room for all."""
        return node_id(self.place, ENTRANCE)

    @property
    def nodes(self) -> list[NodeId]:
        """The lift and the staircase."""
        return [node_id(self.place, part.id) for part in (self.way.lift, self.way.stairs) if part]

    @property
    def twice(self) -> list[NodeId]:
        """Where a party can be more than once: the lift and the staircase, and the changing room."""
        return [*self.nodes, node_id(self.place, GEAR)]


def guidance(meeting: Meeting, place: PlaceId, interior: Interior, tour: Sequence[PassageStep]) -> Iterator[Hold]:
    """What the steps of one party take beside the parts where they are: a docent, and sets of gear until ready again.

    The docent is with the party from its first stop to its last.
    """
    stops = [step for step in tour if step.party is not None]
    start, end = min(step.start for step in stops), max(step.end for step in stops)
    yield Hold(node_id(place, DOCENTS), start, end, 1, 0)
    if interior.gear:
        reset = whole_minutes(meeting.movement.gear_reset_s)
        yield Hold(node_id(place, SETS), start, end + reset, 0, stops[0].people)
