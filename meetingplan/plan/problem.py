"""What every strategy works on: groups, their tours, and what a visit of each group to each site consists of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from math import ceil
from operator import attrgetter

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import DelegateId, GroupId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Session, Window
from meetingplan.domain.pins import PinnedTour, PinnedVisit
from meetingplan.domain.problems import MeetingplanError
from meetingplan.domain.text import Message, say
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.plan.drafts import Draft, Makeup
from meetingplan.plan.pinned import pin_down


@dataclass(frozen=True, slots=True)
class Ride:
    """The bare ride of a tour that makes no visits: boarding no earlier, everyone off no later.

    Args:
        soonest: nobody has got off earlier.
        until: start of the session that it leads to, until which people wait; None where none follows.
    """

    earliest: int
    soonest: int
    latest: int
    until: int | None


@dataclass(frozen=True, slots=True)
class Tour:
    """A coach ride of one group from one place to another, with visits on the way or none.

    Args:
        earliest: with visits, boarding begins no earlier (minutes of the meeting).
        latest: with visits, everyone has got off by then.
        window: in which the visits are made; None for a bare transfer.
        bare: what must be ridden even without visits; None where the tour leads back to its origin.
        see_first, see_last: the site that comes first, or last, if it is visited.
        pins: visits that it makes at fixed minutes.
        pinned: its own minutes where they are fixed; `depart == back` where it is not to take place.
    """

    group: GroupId
    number: int
    origin: PlaceId
    destination: PlaceId
    earliest: int
    latest: int
    sites: tuple[PlaceId, ...]
    window: WindowId | None
    bare: Ride | None
    see_first: PlaceId | None = None
    see_last: PlaceId | None = None
    pins: tuple[PinnedVisit, ...] = ()
    pinned: PinnedTour | None = None

    @property
    def shape(self) -> tuple[object, ...]:
        """What like tours of different groups have in common: everything but the group and the number."""
        return _SHAPE(self)

    @property
    def key(self) -> tuple[GroupId, int]:
        """Identifies the tour: its group, and its number in the group's days."""
        return self.group, self.number

    @property
    def first(self) -> int:
        """The first minute that the tour can have, with or without visits."""
        return self.earliest if self.bare is None else min(self.earliest, self.bare.earliest)

    @property
    def last(self) -> int:
        """The minute by which the tour is over, with or without visits."""
        return self.latest if self.bare is None else max(self.latest, self.bare.latest)

    @property
    def until(self) -> int | None:
        """For a tour that has no sites to visit, the start of the session that it leads to."""
        return None if self.sites or self.bare is None else self.bare.until


_SHAPE: Callable[[Tour], tuple[object, ...]] = attrgetter(
    *(part.name for part in fields(Tour) if part.name not in ("group", "number"))
)


@dataclass(frozen=True, slots=True)
class Problem:
    """The common ground of all strategies; nothing in it changes while they work."""

    graph: CapacityGraph
    drafts: Mapping[GroupId, Draft]
    tours: tuple[Tour, ...]
    passages: Mapping[tuple[GroupId, PlaceId], Passage]
    unplaced: Mapping[DelegateId, str]

    @property
    def meeting(self) -> Meeting:
        """The meeting that is planned."""
        return self.graph.meeting


class ImpassableError(MeetingplanError):
    """The laws of movement refuse a visit, whenever it is."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.template)


def sessions_of(meeting: Meeting, hotel: PlaceId) -> list[Session]:
    """The sessions that those who stay at a hotel attend, in order of time."""
    mine = (session for session in meeting.sessions.values() if session.hotel in (None, hotel))
    return sorted(mine, key=lambda session: (session.start, session.end, session.id))


def state(graph: CapacityGraph, drafts: tuple[Draft, ...], unplaced: Mapping[DelegateId, str]) -> Problem:
    """The problem of finding walks for these groups; what like groups have in common is worked out once.

    Raises:
        ImpassableError: a group is to see a site that it cannot get round.
    """
    pins = graph.meeting.pins
    tours: list[Tour] = []
    models: dict[Makeup, tuple[tuple[Tour, ...], Mapping[PlaceId, Passage]]] = {}
    like: dict[tuple[PlaceId, Headcount], Passage] = {}
    passages: dict[tuple[GroupId, PlaceId], Passage] = {}
    for draft in drafts:
        if draft.makeup not in models:
            found = tuple(tours_of(graph, draft))
            seen = dict.fromkeys(site for tour in found for site in tour.sites)
            for site in seen:
                if (site, draft.headcount) not in like:
                    like[site, draft.headcount] = _visit(graph, site, draft.headcount)
            models[draft.makeup] = found, {site: like[site, draft.headcount] for site in seen}
        model, visits = models[draft.makeup]
        mine = [replace(tour, group=draft.id) for tour in model]
        tours += pin_down(mine, pins[draft.coach]) if draft.coach in pins else mine
        passages.update(((draft.id, site), visit) for site, visit in visits.items())
    return Problem(graph, {draft.id: draft for draft in drafts}, tuple(tours), passages, unplaced)


def _visit(graph: CapacityGraph, site: PlaceId, headcount: Headcount) -> Passage:
    try:
        return passage(graph, site, headcount)
    except OutOfRange as refused:
        name = graph.meeting.places[site].name
        why = say("a group of {people} cannot get round: {why}", people=headcount.people, why=refused.message)
        raise ImpassableError(say("{site}: {change}", site=name, change=why)) from refused


def tours_of(graph: CapacityGraph, draft: Draft) -> Iterator[Tour]:
    """The tours between the sessions of a group; before the first and after the last it is at its hotel."""
    meeting = graph.meeting
    horizon = meeting.days * MINUTES_A_DAY
    stops = [(s.start, s.end, s.place, True) for s in sessions_of(meeting, draft.hotel)]
    ends = [(0, 0, draft.hotel, False), *stops, (horizon, horizon, draft.hotel, False)]
    number = 0
    for (_, left, here, _), (due, _, there, fixed) in pairwise(ends):
        windows = _windows_between(meeting, draft, left, due)
        for position, window in enumerate(windows):
            to = there if position == len(windows) - 1 else draft.hotel
            earliest, latest = max(left, window.start), min(due, window.end)
            bare = (
                _ride(graph, draft, here, to, left, due) if fixed and to == there else Ride(earliest, 0, latest, None)
            )
            yield Tour(
                draft.id, number, here, to, earliest, latest, _sites(window, draft), window.id,
                bare if here != to else None, window.first, window.last,
            )  # fmt: skip
            here, number = to, number + 1
        if here != there and fixed:
            bare = _ride(graph, draft, here, there, left, due)
            yield Tour(draft.id, number, here, there, bare.earliest, bare.latest, (), None, bare)
            number += 1


def _windows_between(meeting: Meeting, draft: Draft, left: int, due: int) -> list[Window]:
    """The windows that leave time between two sessions, and have something for the group to see."""
    windows = (
        window
        for window in meeting.windows.values()
        if max(left, window.start) < min(due, window.end) and _sites(window, draft)
    )
    return sorted(windows, key=lambda window: (window.start, window.id))


def _sites(window: Window, draft: Draft) -> tuple[PlaceId, ...]:
    """The sites of a window that somebody of a group must see, and those that somebody would see as an option."""
    optional = (site for site in window.optional if draft.wanted[site] or draft.liked[site])
    return (*(site for site in window.sites if draft.wanted[site]), *optional)


def _ride(graph: CapacityGraph, draft: Draft, here: PlaceId, there: PlaceId, left: int, due: int) -> Ride:
    """The transfer to a session, not much earlier than need be."""
    slowest = max((slow.factor for slow in graph.meeting.slow_times), default=1.0)
    ride = draft.board + ceil(graph.minutes(here, there) * slowest) + draft.alight
    soonest = due - graph.meeting.limits.transfer_lead
    return Ride(max(left, soonest - ride), soonest, due, due)
