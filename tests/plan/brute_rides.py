"""Every ride of a group between two sessions: every subset and order of sites, and every minute.

Written from docs/plan-format.md alone; of the packages it asks only `network` how a visit goes on inside a site.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import ceil

from meetingplan.domain.ids import DOCENTS, SETS, PlaceId, WindowId, node_id
from meetingplan.domain.meeting import Window
from meetingplan.domain.people import Delegate, Need
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from tests.network.all_ways import drives_through
from tests.plan.occupancy import Stay


@dataclass(frozen=True, slots=True)
class Ride:
    """One tour: minutes of travel and waiting, and at the wheel; what it visits in which window, and where it stays."""

    idle: int
    driven: int
    depart: int
    back: int
    seen: tuple[PlaceId, ...]
    window: WindowId | None
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two sessions, or so much of it as lies in a window.

    Args:
        due: start of the session that follows right after, or None.
        window: in which visits can be made.
    """

    here: PlaceId
    there: PlaceId
    start: int
    end: int
    due: int | None
    window: Window | None = None


class Rider:
    """One group with its minutes at every site."""

    def __init__(self, graph: CapacityGraph, people: Sequence[Delegate], extra_drive: int) -> None:
        self.graph, self.meeting, self.people = graph, graph.meeting, people
        self.extra_drive = extra_drive
        self.size, self.hotel = len(people), people[0].hotel
        figures = self.meeting.movement
        self.board = ceil((self.size * figures.board_s + figures.headcount_s) / 60)
        self.alight = ceil((self.size * figures.alight_s + figures.berth_s) / 60)
        riders = sum(bool(person.needs) for person in people)
        wheelchairs = sum(Need.WHEELCHAIR in person.needs for person in people)
        optional = (site for window in self.meeting.windows.values() for site in window.optional)
        sites = frozenset(optional).union(*(self.meeting.must_see(person) for person in people))
        inside = Headcount(self.size, riders, wheelchairs)
        self.passages: Mapping[PlaceId, Passage] = {site: passage(graph, site, inside) for site in sorted(sites)}

    def window_rides(self, gap: Gap) -> Iterator[Ride | None]:
        if gap.here == gap.there:
            yield None
        else:
            yield from self.bare(gap)
        window = gap.window
        assert window is not None
        first, last = max(window.start, gap.start), min(window.end, gap.end)
        # Nobody is taken to a site that nobody of the group is to see, or may.
        sites = [site for site in window.offered if site in self.passages]
        for count in range(1, len(sites) + 1):
            for order in permutations(sites, count):
                passable = self._drives_on((gap.here, *order, gap.there))
                ends = window.first not in order[1:] and window.last not in order[:-1]
                if ends and passable and _on_a_line(order, window.lines):
                    yield from self._rides(gap, first, last, order)

    def _drives_on(self, stops: Sequence[PlaceId]) -> bool:
        """Whether the coach can drive on from every site at which it cannot turn round."""
        roads, places = self.meeting.roads, self.meeting.places
        threes = zip(stops, stops[1:], stops[2:], strict=False)
        return all(places[place].turning or drives_through(roads, a, place, b) for a, place, b in threes)

    def bare(self, gap: Gap) -> Iterator[Ride]:
        """Rides without visits; nobody is brought to a session earlier than allowed."""
        soonest = gap.start if gap.due is None else gap.due - self.meeting.limits.transfer_lead
        for depart in range(gap.start, gap.end):
            drive = self.graph.minutes(gap.here, gap.there, depart + self.board)
            back = depart + self.board + drive + self.alight
            stays = self._ends(gap, depart, back)
            if soonest <= back <= gap.end and self._open(stays):
                end = back if gap.due is None else gap.due
                yield Ride(end - depart, drive, depart, back, (), None, stays)

    def _rides(self, gap: Gap, first: int, last: int, order: tuple[PlaceId, ...]) -> Iterator[Ride]:
        """All rides through the sites in this order: minutes of departure, and of waiting at and between the stops."""
        assert gap.window is not None
        inside = sum(self.passages[site].inside for site in order)
        drives = sum(self.graph.minutes(a, b) for a, b in pairwise((gap.here, *order, gap.there)))
        least = self.board + drives + sum(self.passages[site].minutes for site in order) + self.alight
        longest = self.meeting.limits.max_wait
        waits = [(w, v) for w in range(longest + 1) for v in range(longest + 1 - w)]
        dawdles = range(self.extra_drive + 1)
        for spent in product(product(waits, dawdles), repeat=len(order)):
            for depart in range(first, last - least - sum(w + v + d for (w, v), d in spent) + 1):
                stays, left = self._visits(depart, gap.here, order, spent)
                back = left + self.graph.minutes(order[-1], gap.there, left) + self.alight
                stays += self._ends(gap, depart, back)
                if back <= last and self._open(stays) and self._on_time(stays) and self._stands(stays):
                    standing = sum(stay.end - stay.start for stay in stays if stay.node == node_id(stay.place, "bay"))
                    driven = back - depart - standing
                    yield Ride(back - depart - inside, driven, depart, back, order, gap.window.id, tuple(stays))

    def _visits(
        self, depart: int, here: PlaceId, order: tuple[PlaceId, ...], spent: tuple[tuple[tuple[int, int], int], ...]
    ) -> tuple[list[Stay], int]:
        """Where the group is at the sites, and when it leaves the last one."""
        clock, stays = depart + self.board, list[Stay]()
        for site, ((before, after), dawdle) in zip(order, spent, strict=True):
            visit = self.passages[site]
            arrive = clock + self.graph.minutes(here, site, clock) + dawdle
            here, begin, clock = site, arrive + before, arrive + before + visit.minutes + after
            stays.append(Stay(node_id(site, "bay"), arrive, clock, 1, 0))
            for step in visit.steps:
                if step.node != node_id(site, "bay"):
                    stays.append(Stay(step.node, begin + step.start, begin + step.end, 1, step.people))
            stays += self._led(visit, begin)
        return stays, clock

    def _led(self, visit: Passage, begin: int) -> Iterator[Stay]:
        """The docents of the parties, and the sets of gear that they wear, which are readied after they are back."""
        inside = self.meeting.places[visit.place].interior
        reset = ceil(self.meeting.movement.gear_reset_s / 60)
        for party, (start, end) in visit.guided().items():
            yield Stay(node_id(visit.place, DOCENTS), begin + start, begin + end, 1, 0)
            if inside is not None and inside.gear:
                people = max(step.people for step in visit.steps if step.party == party)
                yield Stay(node_id(visit.place, SETS), begin + start, begin + end + reset, 0, people)

    def _ends(self, gap: Gap, depart: int, back: int) -> tuple[Stay, Stay]:
        return (
            Stay(node_id(gap.here, "bay"), depart, depart + self.board, 1, 0),
            Stay(node_id(gap.there, "bay"), back - self.alight, back, 1, 0),
        )

    def _open(self, stays: Sequence[Stay]) -> bool:
        hours = self.meeting.places
        there = (stay for stay in stays if stay.node != node_id(stay.place, SETS))
        return all(hours[s.place].opens <= s.start and s.end <= hours[s.place].closes for s in there)

    def _stands(self, stays: Sequence[Stay]) -> bool:
        """Whether no coach stays in a bay for longer than it may; a tour comes to no bay of a site twice."""
        longest = {place.id: place.standing for place in self.meeting.places.values() if place.standing is not None}
        bays = (stay for stay in stays if stay.node == node_id(stay.place, "bay"))
        return all(stay.end - stay.start <= longest.get(stay.place, 1440) for stay in bays)

    def _on_time(self, stays: Sequence[Stay]) -> bool:
        """Whether every first stop begins when its site lets people in; docents are with them from there on."""
        begin: dict[PlaceId, int] = {}
        for stay in stays:
            if stay.node == node_id(stay.place, DOCENTS):
                begin[stay.place] = min(stay.start, begin.get(stay.place, stay.start))
        interiors = {place: self.meeting.places[place].interior for place in begin}
        return all(
            not inside or not inside.starts or begin[place] in inside.starts for place, inside in interiors.items()
        )


def _on_a_line(order: Sequence[PlaceId], lines: Sequence[Sequence[PlaceId]]) -> bool:
    """Whether an order is what some line leaves when sites are taken out; where no lines are given, any is."""
    return not lines or any([site for site in line if site in order] == list(order) for line in lines)
