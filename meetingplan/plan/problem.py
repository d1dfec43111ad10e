"""What every strategy works on: groups, their tours, and what a visit of each group to each site consists of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from meetingplan.domain.ids import CoachId, DelegateId, GroupId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.people import Delegate, Need
from meetingplan.network import CapacityGraph, Headcount, Passage, passage
from meetingplan.network.laws import coach
from meetingplan.network.rounding import whole_minutes


@dataclass(frozen=True, slots=True)
class Draft:
    """A group before it has a walk.

    Args:
        wanted: how many of its delegates must see each site.
    """

    id: GroupId
    coach: CoachId
    hotel: PlaceId
    delegates: tuple[DelegateId, ...]
    headcount: Headcount
    wanted: Mapping[PlaceId, int]
    alight: int
    board: int


@dataclass(frozen=True, slots=True)
class Tour:
    """A coach ride of one group from one place to another, with visits on the way or none.

    Args:
        earliest: boarding begins no earlier (minutes of the meeting).
        latest: everyone has got off by then.
        until: start of the session that a bare transfer leads to; None for a tour in a window.
    """

    group: GroupId
    number: int
    origin: PlaceId
    destination: PlaceId
    earliest: int
    latest: int
    sites: tuple[PlaceId, ...]
    window: WindowId | None
    until: int | None

    @property
    def key(self) -> tuple[GroupId, int]:
        """Identifies the tour: its group, and its number in the group's days."""
        return self.group, self.number


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


def draft(meeting: Meeting, group: GroupId, coach_id: CoachId, people: tuple[Delegate, ...]) -> Draft:
    """A draft of the people who ride on one coach; all stay at one hotel."""
    wheelchairs = sum(Need.WHEELCHAIR in person.needs for person in people)
    riders = sum(bool(person.needs) for person in people)
    wanted = {
        site: sum(site in meeting.must_see(person) for person in people)
        for window in meeting.windows.values()
        for site in window.sites
    }
    return Draft(
        id=group,
        coach=coach_id,
        hotel=people[0].hotel,
        delegates=tuple(person.id for person in people),
        headcount=Headcount(len(people), riders, wheelchairs),
        wanted=wanted,
        alight=whole_minutes(coach.alight(len(people), m=meeting.movement)),
        board=whole_minutes(coach.board(len(people), m=meeting.movement)),
    )


def sessions_of(meeting: Meeting, hotel: PlaceId) -> list[Session]:
    """The sessions that those who stay at a hotel attend, in order of time."""
    mine = (session for session in meeting.sessions.values() if session.hotel in (None, hotel))
    return sorted(mine, key=lambda session: (session.start, session.end, session.id))


def state(graph: CapacityGraph, drafts: tuple[Draft, ...], unplaced: Mapping[DelegateId, str]) -> Problem:
    """The problem of finding walks for these groups."""
    tours = tuple(tour for draft in drafts for tour in tours_of(graph, draft))
    like: dict[tuple[PlaceId, Headcount], Passage] = {}
    passages: dict[tuple[GroupId, PlaceId], Passage] = {}
    by_id = {draft.id: draft for draft in drafts}
    for tour in tours:
        for site in tour.sites:
            headcount = by_id[tour.group].headcount
            if (site, headcount) not in like:
                like[site, headcount] = passage(graph, site, headcount)
            passages[tour.group, site] = like[site, headcount]
    return Problem(graph, by_id, tours, passages, unplaced)


def tours_of(graph: CapacityGraph, draft: Draft) -> Iterator[Tour]:
    """The tours between the sessions of a group; before the first and after the last it is at its hotel."""
    meeting = graph.meeting
    horizon = meeting.days * 24 * 60
    stops = [(s.start, s.end, s.place, True) for s in sessions_of(meeting, draft.hotel)]
    ends = [(0, 0, draft.hotel, False), *stops, (horizon, horizon, draft.hotel, False)]
    number = 0
    for (_, left, here, _), (due, _, there, fixed) in pairwise(ends):
        windows = [w for w in meeting.windows.values() if w.start < due and w.end > left]
        windows.sort(key=lambda w: (w.start, w.id))
        for position, window in enumerate(windows):
            last = position == len(windows) - 1
            to = there if last else draft.hotel
            sites = tuple(site for site in window.sites if draft.wanted[site])
            earliest, latest = max(left, window.start), min(due, window.end)
            yield Tour(draft.id, number, here, to, earliest, latest, sites, window.id, None)
            here, number = to, number + 1
        if here != there and fixed:
            ride = draft.board + graph.minutes(here, there) + draft.alight
            earliest = max(left, due - ride - meeting.limits.transfer_lead)
            yield Tour(draft.id, number, here, there, earliest, due, (), None, due)
            number += 1
