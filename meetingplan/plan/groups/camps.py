"""Camps: those of a hotel whose delegations are to see the same sites, who share coaches.

A coach visits what anyone aboard must see, so people who see different sites ride apart where there are coaches enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from meetingplan.domain.ids import CoachId, DelegationId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need

Sites = frozenset[PlaceId]
Key = tuple[PlaceId, Sites]
Company = tuple[PlaceId, DelegationId]
"""Those of a delegation who stay at one hotel."""
_COMPANY = attrgetter("hotel", "delegation")


@dataclass(frozen=True, slots=True, eq=False)
class Camp:
    """People of one hotel who share coaches.

    Args:
        sites: what any of them must see.
        delegations: the people of each, in the order of the roster.
        size: how many people they are in all.
        special: those of them with company, a wheelchair or a coach of their own.
    """

    hotel: PlaceId
    sites: Sites
    delegations: tuple[Sequence[Delegate], ...]
    size: int
    special: tuple[Delegate, ...]

    @property
    def people(self) -> Iterator[Delegate]:
        """Everyone, delegation by delegation."""
        return chain.from_iterable(self.delegations)

    @property
    def wheelchairs(self) -> int:
        """How many of them are in a wheelchair."""
        return sum(map(_sits, self.special))

    @property
    def given(self) -> frozenset[CoachId]:
        """Coaches that the organiser has given to someone of them."""
        return frozenset(person.coach for person in self.special if person.coach is not None)


def camps(meeting: Meeting) -> list[Camp]:
    """One camp for every hotel and set of sites; two that share company or a coach given by hand are one."""
    everything = frozenset(site for window in meeting.windows.values() for site in window.sites)
    companies: dict[Company, list[Delegate]] = defaultdict(list)
    asked: dict[Company, set[Sites]] = defaultdict(set)
    special: list[Delegate] = []
    for its, run in groupby(meeting.delegates.values(), _COMPANY):  # rosters list delegations one after the other
        people = list(run)
        companies[its] += people
        asked[its].update([person.must_see for person in people])
        special += [p for p in people if p.keep_with or p.keep_apart or p.coach or (p.needs and _sits(p))]
    key_of = {its: (its[0], _sites(asked[its], everything)) for its in companies}
    root = {key: key for key in key_of.values()}
    for one, other in _links(meeting, special, key_of):
        kept, lost = root[one], root[other]
        root = {key: kept if its == lost else its for key, its in root.items()}
    members: dict[Key, list[Company]] = {root[key]: [] for key in key_of.values()}
    for its, key in key_of.items():
        members[root[key]].append(its)
    singled: dict[Key, list[Delegate]] = defaultdict(list)
    for person in special:
        singled[root[key_of[person.hotel, person.delegation]]].append(person)
    return [
        _camp([companies[its] for its in mine], key[0], {key_of[its][1] for its in mine}, singled[key])
        for key, mine in members.items()
    ]


def _sits(person: Delegate) -> bool:
    return Need.WHEELCHAIR in person.needs


def _sites(asked: Iterable[Sites], everything: Sites) -> Sites:
    """What any of them must see; who asks for nothing must see all."""
    seen = [sites or everything for sites in asked]
    return seen[0] if len(seen) == 1 else frozenset[PlaceId]().union(*seen)


def _links(meeting: Meeting, special: Iterable[Delegate], key_of: Mapping[Company, Key]) -> set[tuple[Key, Key]]:
    """Pairs of keys whose people cannot ride apart."""
    links: set[tuple[Key, Key]] = set()
    of_coach: dict[CoachId, Key] = {}
    for person in special:
        mine = key_of[person.hotel, person.delegation]
        friends = (meeting.delegates[friend] for friend in person.keep_with)
        links.update((mine, key) for friend in friends if (key := key_of[friend.hotel, friend.delegation]) != mine)
        if person.coach is not None and (first := of_coach.setdefault(person.coach, mine)) != mine:
            links.add((first, mine))
    return links


def _camp(
    delegations: Sequence[Sequence[Delegate]], hotel: PlaceId, sites: Iterable[Sites], special: Sequence[Delegate]
) -> Camp:
    size = sum(map(len, delegations))
    return Camp(hotel, frozenset[PlaceId]().union(*sites), tuple(delegations), size, tuple(special))


def merged(one: Camp, other: Camp) -> Camp:
    """Two camps of a hotel as one."""
    both = one.delegations + other.delegations
    return Camp(one.hotel, one.sites | other.sites, both, one.size + other.size, one.special + other.special)


def mergers(found: Sequence[Camp]) -> Iterator[tuple[Camp, ...]]:
    """All camps as they are; then, one after the other, with one camp fewer, until every hotel is one.

    The smallest camp that is not alone in its hotel joins the one there to whose sites it adds fewest. Of equals those
    in the smallest hotel and the smallest host, so that neither names nor the order of the roster decide how many
    camps there are.
    """
    left = list(found)
    people: Counter[PlaceId] = Counter()
    for camp in left:
        people[camp.hotel] += camp.size
    yield tuple(left)
    while True:
        camps_of = Counter(camp.hotel for camp in left)
        shared = [camp for camp in left if camps_of[camp.hotel] > 1]
        if not shared:
            return
        small = min(shared, key=lambda camp: (camp.size, people[camp.hotel], *_traits(camp)))
        others = (camp for camp in shared if camp.hotel == small.hotel and camp is not small)
        host = min(others, key=lambda camp: (len(small.sites - camp.sites), camp.size, *_traits(camp)))
        left[left.index(host)] = merged(host, small)
        left.remove(small)
        yield tuple(left)


def _traits(camp: Camp) -> tuple[int, int, PlaceId, DelegationId]:
    """What tells camps of one size apart, and names only where nothing else does."""
    return len(camp.sites), camp.wheelchairs, camp.hotel, min(people[0].delegation for people in camp.delegations)
