"""Camps: those of a hotel whose delegations are to see the same sites, who share coaches.

A coach visits what anyone aboard must see, so people who see different sites ride apart where there are coaches enough.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import CoachId, DelegationId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need

Sites = frozenset[PlaceId]
Key = tuple[PlaceId, Sites]


@dataclass(frozen=True, slots=True, eq=False)
class Camp:
    """People of one hotel who share coaches, in the order of the roster.

    Args:
        sites: what any of them must see.
        given: coaches that the organiser has given to someone of them.
    """

    hotel: PlaceId
    sites: Sites
    people: tuple[Delegate, ...]
    wheelchairs: int
    given: frozenset[CoachId]


def camps(meeting: Meeting) -> list[Camp]:
    """One camp for every hotel and set of sites; two that share company or a coach given by hand are one."""
    everything = frozenset(site for window in meeting.windows.values() for site in window.sites)
    people = meeting.delegates.values()
    companies: dict[tuple[PlaceId, DelegationId], list[Delegate]] = defaultdict(list)
    for person in people:
        companies[person.hotel, person.delegation].append(person)
    key_of = {its: (its[0], _sites(mine, everything)) for its, mine in companies.items()}
    root = {key: key for key in key_of.values()}
    for one, other in _links(meeting, key_of):
        kept, lost = root[one], root[other]
        root = {key: kept if its == lost else its for key, its in root.items()}
    members: dict[Key, list[Delegate]] = {root[key]: [] for key in key_of.values()}
    companions = {its: members[root[key]] for its, key in key_of.items()}
    for person in people:
        companions[person.hotel, person.delegation].append(person)
    return [
        _camp(hotel, frozenset[PlaceId]().union(*(key[1] for key, its in root.items() if its == (hotel, seen))), mine)
        for (hotel, seen), mine in members.items()
    ]


def _sites(people: Iterable[Delegate], everything: Sites) -> Sites:
    """What any of them must see."""
    return frozenset[PlaceId]().union(*(asked or everything for asked in {person.must_see for person in people}))


def _links(meeting: Meeting, key_of: Mapping[tuple[PlaceId, DelegationId], Key]) -> set[tuple[Key, Key]]:
    """Pairs of keys whose people cannot ride apart."""
    links: set[tuple[Key, Key]] = set()
    of_coach: dict[CoachId, Key] = {}
    for person in (one for one in meeting.delegates.values() if one.keep_with or one.coach):
        mine = key_of[person.hotel, person.delegation]
        friends = (meeting.delegates[friend] for friend in person.keep_with)
        links.update((mine, key) for friend in friends if (key := key_of[friend.hotel, friend.delegation]) != mine)
        if person.coach is not None and (first := of_coach.setdefault(person.coach, mine)) != mine:
            links.add((first, mine))
    return links


def _camp(hotel: PlaceId, sites: Sites, people: Sequence[Delegate]) -> Camp:
    given = frozenset(person.coach for person in people if person.coach is not None)
    wheelchairs = sum(Need.WHEELCHAIR in person.needs for person in people if person.needs)
    return Camp(hotel, sites, tuple(people), wheelchairs, given)


def merged(one: Camp, other: Camp) -> Camp:
    """Two camps of a hotel as one."""
    both = one.people + other.people
    return Camp(one.hotel, one.sites | other.sites, both, one.wheelchairs + other.wheelchairs, one.given | other.given)


def mergers(found: Sequence[Camp]) -> Iterator[tuple[Camp, ...]]:
    """All camps as they are; then, one after the other, with one camp fewer, until every hotel is one.

    The smallest camp that is not alone in its hotel joins the one there to whose sites it adds fewest.
    """
    left = list(found)
    yield tuple(left)
    while True:
        camps_of = Counter(camp.hotel for camp in left)
        shared = [camp for camp in left if camps_of[camp.hotel] > 1]
        if not shared:
            return
        small = min(shared, key=lambda camp: len(camp.people))
        others = (camp for camp in shared if camp.hotel == small.hotel and camp is not small)
        host = min(others, key=lambda camp: len(small.sites - camp.sites))
        left[left.index(host)] = merged(host, small)
        left.remove(small)
        yield tuple(left)
