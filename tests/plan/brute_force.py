"""Everything that a group can do on its day: every subset and order of sites, and every minute.

Written from docs/plan-format.md alone; of the packages it asks only `network` how a visit goes on inside a site. The
day of a group falls into parts that only share the nodes' capacities: its tours in windows, and each bare transfer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import ceil

from meetingplan.domain.ids import DOCENTS, PlaceId, node_id
from meetingplan.domain.meeting import Window
from meetingplan.domain.people import Delegate, Need
from meetingplan.domain.pins import PinnedTour
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from tests.network.all_ways import drives_through
from tests.plan.occupancy import Occupancy, Stay, Table

Value = tuple[int, ...]
"""The tiers, most important first."""


@dataclass(frozen=True, slots=True)
class Ride:
    """One tour: its minutes of travel and waiting, when everyone is back, what it visits and where it stays."""

    idle: int
    back: int
    seen: tuple[PlaceId, ...]
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to spend a part of a group's day; `latest` is the return from the window, counted from its start.

    Args:
        sums: what adds up over parts and groups: visits missed, optional ones missed, people-minutes.
        orders: of the sites of its tours.
    """

    sums: tuple[int, int, int]
    latest: int
    idle: int
    orders: frozenset[tuple[PlaceId, ...]]
    occupancy: Occupancy


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between two sessions; `due` is the start of the one that follows, or None."""

    here: PlaceId
    there: PlaceId
    start: int
    end: int
    due: int | None


class Party:
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
        self.musts = [self.meeting.must_see(person) for person in people]
        windows = self.meeting.windows.values()
        self.optional = frozenset(site for window in windows for site in window.optional)
        sites = self.optional.union(*self.musts)
        inside = Headcount(self.size, riders, wheelchairs)
        ids = {person.id for person in people}
        self.pin = next((pin for pin in self.meeting.pins.values() if ids == set(pin.delegates)), None)
        self.passages: Mapping[PlaceId, Passage] = {site: passage(graph, site, inside) for site in sorted(sites)}

    def parts(self, table: Table) -> list[list[Choice]]:
        """The choices for each part of the day; the window's tours together are one part."""
        in_windows: list[list[Ride | None]] = []
        parts = []
        for gap in self._gaps():
            if self._window(gap) is not None:
                in_windows.append(list(self._window_rides(gap)))
            elif gap.here != gap.there and gap.due is not None:
                parts.append(list(self._choices(table, [list(self._bare(gap))], counts_missed=False)))
        return [list(self._choices(table, in_windows, counts_missed=True)), *parts]

    def _gaps(self) -> Iterator[Gap]:
        sessions = [s for s in self.meeting.sessions.values() if s.hotel in (None, self.hotel)]
        sessions.sort(key=lambda s: s.start)
        stops = [(0, 0, self.hotel, False), *((s.start, s.end, s.place, True) for s in sessions),
                 (1440, 1440, self.hotel, False)]  # fmt: skip
        for (_, end, here, _), (start, _, there, is_session) in pairwise(stops):
            yield Gap(here, there, end, start, start if is_session else None)

    def _window(self, gap: Gap) -> Window | None:
        """The window in which the tour can make visits; at most one is supported."""
        for window in self.meeting.windows.values():
            if window.start < gap.end and window.end > gap.start:
                return window
        return None

    def _window_rides(self, gap: Gap) -> Iterator[Ride | None]:
        if gap.here == gap.there:
            yield None
        else:
            yield from self._bare(gap)
        window = self._window(gap)
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

    def _bare(self, gap: Gap) -> Iterator[Ride]:
        """Rides without visits; nobody is brought to a session earlier than allowed."""
        ride = self.board + self.graph.minutes(gap.here, gap.there) + self.alight
        earliest = gap.start if gap.due is None else max(gap.start, gap.due - self.meeting.limits.transfer_lead - ride)
        for depart in range(earliest, gap.end - ride + 1):
            back = depart + ride
            stays = self._ends(gap, depart, back)
            if self._open(stays):
                yield Ride((back if gap.due is None else gap.due) - depart, back, (), stays)

    def _rides(self, gap: Gap, first: int, last: int, order: tuple[PlaceId, ...]) -> Iterator[Ride]:
        """All rides through the sites in this order: minutes of departure, and of waiting at and between the stops."""
        legs = [self.graph.minutes(a, b) for a, b in pairwise((gap.here, *order, gap.there))]
        inside = sum(self.passages[site].inside for site in order)
        least = self.board + sum(legs) + sum(self.passages[site].minutes for site in order) + self.alight
        longest = self.meeting.limits.max_wait
        waits = [(w, v) for w in range(longest + 1) for v in range(longest + 1 - w)]
        dawdles = range(self.extra_drive + 1)
        for spent in product(product(waits, dawdles), repeat=len(order)):
            extra = sum(w + v + d for (w, v), d in spent)
            for depart in range(first, last - least - extra + 1):
                stays = [*self._visits(depart, order, legs, spent), *self._ends(gap, depart, depart + least + extra)]
                if self._open(stays) and self._on_time(stays):
                    yield Ride(least + extra - inside, depart + least + extra, order, tuple(stays))

    def _visits(
        self, depart: int, order: tuple[PlaceId, ...], legs: list[int], spent: tuple[tuple[tuple[int, int], int], ...]
    ) -> Iterator[Stay]:
        clock = depart + self.board
        for site, leg, ((before, after), dawdle) in zip(order, legs, spent, strict=False):
            visit = self.passages[site]
            arrive = clock + leg + dawdle
            begin, clock = arrive + before, arrive + before + visit.minutes + after
            yield Stay(node_id(site, "bay"), arrive, clock, 1, 0)
            for step in visit.steps:
                if step.node != node_id(site, "bay"):
                    yield Stay(step.node, begin + step.start, begin + step.end, 1, step.people)
            for start, end in visit.guided().values():
                yield Stay(node_id(site, DOCENTS), begin + start, begin + end, 1, 0)

    def _ends(self, gap: Gap, depart: int, back: int) -> tuple[Stay, Stay]:
        return (
            Stay(node_id(gap.here, "bay"), depart, depart + self.board, 1, 0),
            Stay(node_id(gap.there, "bay"), back - self.alight, back, 1, 0),
        )

    def _open(self, stays: Sequence[Stay]) -> bool:
        hours = self.meeting.places
        return all(hours[s.place].opens <= s.start and s.end <= hours[s.place].closes for s in stays)

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

    def _as_pinned(self, rides: Sequence[Ride], in_windows: bool) -> bool:
        """Whether one part of the day is as it is pinned; pinned tours but for one a bare ride are in windows."""
        if self.pin is None:
            return True
        stays = [stay for ride in rides for stay in ride.stays]
        for visit in self.pin.visits if in_windows else ():
            going_in = [stay.start for stay in stays if stay.node == node_id(visit.site, "entrance")]
            in_bay = Stay(node_id(visit.site, "bay"), visit.arrive, visit.leave, 1, 0) in stays
            if not in_bay or min(going_in) != visit.enter:
                return False
        if self.pin.tours is None:
            return True
        tours = [PinnedTour(min(stay.start for stay in ride.stays), ride.back) for ride in rides]
        bare = sum(gap.here != gap.there and gap.due is not None and self._window(gap) is None for gap in self._gaps())
        return set(tours) <= set(self.pin.tours) and len(tours) == (len(self.pin.tours) - bare if in_windows else 1)

    def _choices(self, table: Table, tours: list[list[Ride | None]], counts_missed: bool) -> Iterator[Choice]:
        starts = [window.start for window in self.meeting.windows.values()]
        for rides in product(*tours):
            made = [ride for ride in rides if ride is not None]
            if not self._as_pinned(made, counts_missed):
                continue
            seen = frozenset(site for ride in made for site in ride.seen)
            if len(seen) < sum(len(ride.seen) for ride in made):
                continue
            occupancy = table.occupancy([stay for ride in made for stay in ride.stays])
            if occupancy is not None:
                missed = sum(len(must - seen) for must in self.musts)
                disliked = sum(len(self.optional - must - seen) for must in self.musts)
                latest = max((ride.back - starts[0] for ride in made if ride.seen), default=0)
                idle = sum(ride.idle for ride in made)
                sums = (missed * counts_missed, disliked * counts_missed, self.size * idle)
                yield Choice(sums, latest, idle, frozenset(ride.seen for ride in made if ride.seen), occupancy)


def _on_a_line(order: Sequence[PlaceId], lines: Sequence[Sequence[PlaceId]]) -> bool:
    """Whether an order is what some line leaves when sites are taken out; where no lines are given, any is."""
    return not lines or any([site for site in line if site in order] == list(order) for line in lines)
