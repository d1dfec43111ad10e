"""Groups before they have walks: who is in each, and what those who are planned alike have in common."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from meetingplan.domain.ids import CoachId, DelegateId, GroupId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need
from meetingplan.network import Headcount
from meetingplan.network.laws import coach
from meetingplan.network.rounding import whole_minutes

_ID, _ASKED = attrgetter("id"), attrgetter("must_see")


@dataclass(frozen=True, slots=True, eq=False)
class Makeup:
    """What a group is made up of, as far as its days depend on it.

    Groups drafted together share it where they are alike. It is compared by identity, so that what is worked out once
    for all of them is found without looking at what they want; that two are different says nothing.

    Args:
        wanted, liked: how many of the delegates must see each site, and how many would see it as an option.
    """

    hotel: PlaceId
    headcount: Headcount
    wanted: Mapping[PlaceId, int]
    liked: Mapping[PlaceId, int]
    alight: int
    board: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A group before it has a walk."""

    id: GroupId
    coach: CoachId
    delegates: tuple[DelegateId, ...]
    makeup: Makeup

    @property
    def hotel(self) -> PlaceId:
        """Where all of them stay."""
        return self.makeup.hotel

    @property
    def headcount(self) -> Headcount:
        """How many they are."""
        return self.makeup.headcount

    @property
    def wanted(self) -> Mapping[PlaceId, int]:
        """How many of its delegates must see each site."""
        return self.makeup.wanted

    @property
    def liked(self) -> Mapping[PlaceId, int]:
        """How many would see each site as an option."""
        return self.makeup.liked

    @property
    def alight(self) -> int:
        """Minutes that all of them need to get off."""
        return self.makeup.alight

    @property
    def board(self) -> int:
        """Minutes that all of them need to get on."""
        return self.makeup.board


def drafted(meeting: Meeting, groups: Iterable[tuple[GroupId, CoachId, Sequence[Delegate]]]) -> tuple[Draft, ...]:
    """Drafts of people who ride on one coach each; all of a group stay at one hotel."""
    known: dict[object, Makeup] = {}
    found = []
    for group, coach_id, people in groups:
        needs = [person.needs for person in people if person.needs]
        headcount = Headcount(len(people), len(needs), sum(Need.WHEELCHAIR in its for its in needs))
        asked = Counter(map(_ASKED, people))
        kind = people[0].hotel, headcount, frozenset(asked.items())
        if kind not in known:
            known[kind] = _makeup(meeting, people[0].hotel, headcount, asked)
        found.append(Draft(group, coach_id, tuple(map(_ID, people)), known[kind]))
    return tuple(found)


def redrafted(meeting: Meeting, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The same groups in a meeting that shows or asks for something else."""
    people = meeting.delegates
    return drafted(meeting, ((one.id, one.coach, [people[id] for id in one.delegates]) for one in drafts))


def _makeup(meeting: Meeting, hotel: PlaceId, headcount: Headcount, asked: Mapping[frozenset[PlaceId], int]) -> Makeup:
    """What so many people want, by what they must see; who names nothing must see all."""
    windows = meeting.windows.values()
    everything = frozenset(site for window in windows for site in window.sites)
    seen: Counter[PlaceId] = Counter()
    for sites, count in asked.items():
        seen.update(dict.fromkeys(sites or everything, count))
    people, movement = headcount.people, meeting.movement
    return Makeup(
        hotel=hotel,
        headcount=headcount,
        wanted={site: seen[site] for window in windows for site in window.offered},
        liked={site: people - seen[site] for window in windows for site in window.optional},
        alight=whole_minutes(coach.alight(people, m=movement)),
        board=whole_minutes(coach.board(people, m=movement)),
    )
