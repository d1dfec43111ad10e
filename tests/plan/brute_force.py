"""The best timetable of given groups by trying all: every subset and order of sites, and every minute.

Written from docs/plan-format.md alone; of the packages it asks only `network` how a visit goes on inside a site. The
day of a group falls into parts that only share the nodes' capacities: its tours in windows, and each bare transfer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from math import ceil

from meetingplan.domain.ids import DOCENTS, DelegateId, PlaceId, node_id
from meetingplan.domain.people import Delegate, Need
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from tests.plan.occupancy import Occupancy, Stay, Table, limits

Value = tuple[int, int, int, int]
"""The four tiers, most important first."""


class TooHardError(Exception):
    """More combinations than this search is willing to try."""


@dataclass(frozen=True, slots=True)
class Ride:
    """One tour: its minutes of travel and waiting, when everyone is back, what it visits and where it stays."""

    idle: int
    back: int
    seen: tuple[PlaceId, ...]
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One way to spend a part of a group's day; `latest` is the return from the window, counted from its start."""

    missed: int
    cost: int
    latest: int
    idle: int
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
        sites = {site for window in self.meeting.windows.values() for site in window.sites}
        inside = Headcount(self.size, riders, wheelchairs)
        self.passages: Mapping[PlaceId, Passage] = {site: passage(graph, site, inside) for site in sorted(sites)}

    def parts(self, table: Table) -> list[list[Choice]]:
        """The choices for each part of the day, cheapest first; the window's tours together are one part."""
        in_windows: list[list[Ride | None]] = []
        parts = []
        for gap in self._gaps():
            if self._window(gap) is not None:
                in_windows.append(list(self._window_rides(gap)))
            elif gap.here != gap.there and gap.due is not None:
                parts.append(sorted(self._choices(table, [list(self._bare(gap))], counts_missed=False)))
        return [sorted(self._choices(table, in_windows, counts_missed=True)), *parts]

    def _gaps(self) -> Iterator[Gap]:
        sessions = [s for s in self.meeting.sessions.values() if s.hotel in (None, self.hotel)]
        sessions.sort(key=lambda s: s.start)
        stops = [(0, 0, self.hotel, False), *((s.start, s.end, s.place, True) for s in sessions),
                 (1440, 1440, self.hotel, False)]  # fmt: skip
        for (_, end, here, _), (start, _, there, is_session) in pairwise(stops):
            yield Gap(here, there, end, start, start if is_session else None)

    def _window(self, gap: Gap) -> tuple[int, int, tuple[PlaceId, ...]] | None:
        """Start and end of the tour's time, and its sites; at most one window is supported."""
        for window in self.meeting.windows.values():
            if window.start < gap.end and window.end > gap.start:
                return max(window.start, gap.start), min(window.end, gap.end), window.sites
        return None

    def _window_rides(self, gap: Gap) -> Iterator[Ride | None]:
        if gap.here == gap.there:
            yield None
        else:
            yield from self._bare(gap)
        found = self._window(gap)
        assert found is not None
        first, last, sites = found
        for count in range(1, len(sites) + 1):
            for order in permutations(sites, count):
                yield from self._rides(gap, first, last, order)

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
                if self._open(stays):
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

    def _choices(self, table: Table, tours: list[list[Ride | None]], counts_missed: bool) -> Iterator[Choice]:
        starts = [window.start for window in self.meeting.windows.values()]
        for rides in product(*tours):
            made = [ride for ride in rides if ride is not None]
            seen = frozenset(site for ride in made for site in ride.seen)
            if len(seen) < sum(len(ride.seen) for ride in made):
                continue
            occupancy = table.occupancy([stay for ride in made for stay in ride.stays])
            if occupancy is not None:
                missed = sum(len(self.meeting.must_see(person) - seen) for person in self.people)
                latest = max((ride.back - starts[0] for ride in made if ride.seen), default=0)
                idle = sum(ride.idle for ride in made)
                yield Choice(missed * counts_missed, self.size * idle, latest, idle, occupancy)


def optimum(
    graph: CapacityGraph,
    groups: Sequence[Sequence[DelegateId]],
    at_most: Value | None = None,
    extra_drive: int = 0,
    patience: int = 200_000,
) -> Value | None:
    """The best value that any timetable of these groups has; None where there is no timetable (as good as `at_most`).

    Args:
        at_most: a value that is known to be reached; the search leaves out what is worse.
        extra_drive: minutes by which a drive to a site may be longer than the road needs.
        patience: combinations to try.

    Raises:
        TooHardError: patience was lost.
    """
    meeting = graph.meeting
    table = Table(limits(meeting), sum(map(len, groups)))
    parties = [Party(graph, [meeting.delegates[d] for d in group], extra_drive) for group in groups]
    days = [party.parts(table) for party in parties]
    if any(not part for day in days for part in day):
        return None
    search = Search([part for day in days for part in day], [len(day) for day in days], patience)
    search.best = None if at_most is None else (*at_most[:3], at_most[3] + 1)
    search.go(0, (0, 0), 0, (), table.empty)
    return search.best if search.found else None


class Search:
    """Depth first over the parts of all groups' days, leaving out what cannot become better than the best known."""

    def __init__(self, parts: list[list[Choice]], days: list[int], patience: int) -> None:
        self.parts, self.patience = parts, patience
        self.group = [number for number, length in enumerate(days) for _ in range(length)]
        self.best: Value | None = None
        self.found = False
        rest = [(0, 0)]
        for part in reversed(parts):
            rest.append((rest[-1][0] + part[0].missed, rest[-1][1] + part[0].cost))
        self.rest = rest[::-1]

    def go(self, depth: int, spent: tuple[int, int], latest: int, idle: tuple[int, ...], taken: Occupancy) -> None:
        """Tries every choice for the part at this depth, and all that follow."""
        if depth == len(self.parts):
            self.best, self.found = (*spent, latest, max(idle) - min(idle)), True
            return
        group, last_of_group = self.group[depth], self.group[depth : depth + 2].count(self.group[depth]) == 1
        started = len(idle) > group
        for choice in self.parts[depth]:
            self.patience -= 1
            if self.patience < 0:
                raise TooHardError
            so_far = (*idle[:-1], idle[-1] + choice.idle) if started else (*idle, choice.idle)
            done = so_far if last_of_group else so_far[:-1]
            missed, cost = spent[0] + choice.missed, spent[1] + choice.cost
            least = (missed + self.rest[depth + 1][0], cost + self.rest[depth + 1][1])
            back = max(latest, choice.latest)
            if self.best is not None:
                if least > self.best[:2]:
                    break
                if (*least, back, max(done, default=0) - min(done, default=0)) >= self.best:
                    continue
            both = taken.with_(choice.occupancy)
            if both is not None:
                self.go(depth + 1, (missed, cost), back, so_far, both)
