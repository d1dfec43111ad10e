"""Everything that a group can do on its day, part by part; written from docs/plan-format.md alone.

The day falls into parts that share only the nodes' capacities and the hours of the driver: the tours in windows that
have sites in common, and each bare transfer.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, pairwise, product
from math import inf

from meetingplan.domain.ids import PlaceId, WindowId, node_id
from meetingplan.domain.meeting import Window
from meetingplan.domain.people import Delegate
from meetingplan.domain.pins import PinnedTour
from meetingplan.network import CapacityGraph
from tests.plan.brute_rides import Gap, Ride, Rider
from tests.plan.occupancy import Occupancy, Stay, Table

Value = tuple[int, ...]
"""The tiers, most important first."""
Order = tuple[WindowId, tuple[PlaceId, ...]]
"""The sites of a tour, and the window in which it visits them."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A driver's minutes at the wheel, from when on and until when."""

    driven: int = 0
    begin: float = inf
    end: float = -inf

    def with_(self, other: "Duty") -> "Duty":
        """Both on one day."""
        return Duty(self.driven + other.driven, min(self.begin, other.begin), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to spend a part of a group's day.

    Args:
        sums: what adds up over parts and groups: visits missed, optional ones missed, people-minutes.
        latest: the last return from each window of the meeting, counted from its start.
        orders: of the sites of its tours, by window.
    """

    sums: tuple[int, int, int]
    latest: tuple[int, ...]
    idle: int
    duty: Duty
    orders: frozenset[Order]
    occupancy: Occupancy


class Party(Rider):
    """One group with all that it can do on its day."""

    def __init__(self, graph: CapacityGraph, people: Sequence[Delegate], extra_drive: int) -> None:
        super().__init__(graph, people, extra_drive)
        self.musts = [self.meeting.must_see(person) for person in people]
        windows = self.meeting.windows.values()
        self.optional = frozenset(site for window in windows for site in window.optional)
        ids = {person.id for person in people}
        self.pin = next((pin for pin in self.meeting.pins.values() if ids == set(pin.delegates)), None)

    def parts(self, table: Table) -> list[list[Choice]]:
        """The choices for each part of the day."""
        found, together, reached = [], list[list[Gap]](), set[PlaceId]()
        for gap in self._gaps():
            window = gap.window
            if window is None:
                if gap.here != gap.there and gap.due is not None:
                    found.append(list(self._choices(table, [gap], [list(self.bare(gap))], set())))
                continue
            like = [one for one in together if any(self._shared(window, other.window) for other in one)]
            together = [one for one in together if one not in like] + [[*chain.from_iterable(like), gap]]
            reached |= {*window.offered}
        never = self.passages.keys() - reached
        for number, gaps in enumerate(together or [[]]):
            rides = [list(self.window_rides(gap)) for gap in gaps]
            found.append(list(self._choices(table, gaps, rides, never if not number else set())))
        return found

    def _shared(self, one: Window, other: Window | None) -> bool:
        """Whether the group could see a site in either of two windows; what is pinned is judged for all together."""
        return other is not None and (self.pin is not None or bool({*one.offered} & {*other.offered}))

    def _gaps(self) -> Iterator[Gap]:
        sessions = [s for s in self.meeting.sessions.values() if s.hotel in (None, self.hotel)]
        sessions.sort(key=lambda s: s.start)
        stops = [(0, 0, self.hotel, False), *((s.start, s.end, s.place, True) for s in sessions),
                 (1440, 1440, self.hotel, False)]  # fmt: skip
        for (_, end, here, _), (start, _, there, is_session) in pairwise(stops):
            windows = [
                window
                for window in sorted(self.meeting.windows.values(), key=lambda window: window.start)
                if window.start < start and window.end > end and {*window.offered} & {*self.passages}
            ]
            # Between two windows a group is at its hotel.
            for number, window in enumerate(windows, start=1):
                to = there if number == len(windows) else self.hotel
                due = start if is_session and number == len(windows) else None
                yield Gap(here, to, end, start, due, window)
                here = to
            if not windows:
                yield Gap(here, there, end, start, start if is_session else None)

    def _as_pinned(self, gaps: Sequence[Gap], rides: Sequence[Ride]) -> bool:
        """Whether one part of the day is as it is pinned; pinned tours but for one a bare ride are in windows."""
        if self.pin is None:
            return True
        stays = [stay for ride in rides for stay in ride.stays]
        in_windows = not gaps or gaps[0].window is not None
        for visit in self.pin.visits if in_windows else ():
            going_in = [stay.start for stay in stays if stay.node == node_id(visit.site, "entrance")]
            in_bay = Stay(node_id(visit.site, "bay"), visit.arrive, visit.leave, 1, 0) in stays
            if not in_bay or min(going_in) != visit.enter:
                return False
        if self.pin.tours is None:
            return True
        tours = [PinnedTour(ride.depart, ride.back) for ride in rides]
        bare = sum(gap.here != gap.there and gap.due is not None and gap.window is None for gap in self._gaps())
        return set(tours) <= set(self.pin.tours) and len(tours) == (len(self.pin.tours) - bare if in_windows else 1)

    def _choices(
        self, table: Table, gaps: Sequence[Gap], tours: list[list[Ride | None]], never: Set[PlaceId]
    ) -> Iterator[Choice]:
        """The ways to spend some gaps with one of its rides each.

        Args:
            never: sites that the group cannot see at all, to be counted here.
        """
        here = never | {site for gap in gaps if gap.window for site in gap.window.offered}
        for rides in product(*tours):
            made = [ride for ride in rides if ride is not None]
            seen = frozenset(site for ride in made for site in ride.seen)
            if len(seen) < sum(len(ride.seen) for ride in made) or not self._as_pinned(gaps, made):
                continue
            occupancy = table.occupancy([stay for ride in made for stay in ride.stays])
            if occupancy is not None:
                missed = sum(len((must & here) - seen) for must in self.musts)
                disliked = sum(len((self.optional & here) - must - seen) for must in self.musts)
                duty = Duty()
                for ride in made:
                    duty = duty.with_(Duty(ride.driven, ride.depart, ride.back))
                idle = sum(ride.idle for ride in made)
                orders = frozenset((ride.window, ride.seen) for ride in made if ride.window is not None)
                yield Choice(
                    (missed, disliked, self.size * idle), self._latest(made), idle, duty, orders, occupancy
                )  # fmt: skip

    def _latest(self, rides: Sequence[Ride]) -> tuple[int, ...]:
        windows = self.meeting.windows.values()
        return tuple(max((r.back - w.start for r in rides if r.window == w.id), default=0) for w in windows)
