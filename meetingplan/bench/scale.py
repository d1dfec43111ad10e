"""Generated meetings of any size: classes of delegations, each with sites of its own, and room that grows with them.

All sizes are the same meeting but for the number of delegates: the same map, the same classes, the same window.
Coaches, bays and parties at once grow with the delegates, so there is as much to choose for a million as for thousands.
"""

import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from random import Random

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId, WindowId
from meetingplan.domain.meeting import Limits, Meeting, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Role
from meetingplan.domain.places import Interior, Place, PlaceKind, Road, Zone
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.text import Text

HOTELS = 4
SITES_EACH = 5
"""Sites that a class must see."""
SIDE_KM, KM_A_MINUTE = 20.0, 0.75
"""The places lie in a square; coaches drive 45 km/h."""
SEATS, CREW, ABOARD = 45, 2, 42
"""Of a coach; how many delegates there are for each coach, so that one seat of 43 stays free."""
PARTY = [*range(8, 25)]
"""People of a delegation."""
START, END = 8 * 60, 15 * 60
"""The window, in minutes after midnight."""
AWAY = 80
"""Minutes of the window in which sites are empty, because everyone is on the way out or home."""
BUSY = 0.5
"""Share of the other minutes in which a zone is in use, before its room is rounded up.

At this share crowding need not cost anything; from about 0.7 on it does, and the linear program takes far longer.
"""
BOARDING = 40
"""Minutes over which the coaches of a hotel could all board, one after the other in its bays."""
NOWHERE = Text("", "")
"""The address of every place."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a generated meeting is: `delegates` in `classes` as large as can be, over `sites`."""

    delegates: int
    sites: int = 20
    classes: int = 10

    @property
    def name(self) -> str:
        """What the instance is called."""
        return f"scale-{self.delegates}-{self.sites}x{self.classes}"


def meeting_of(size: Size, seed: int = 1) -> Meeting:
    """The meeting of a size; the same size and seed give the same meeting everywhere.

    Raises:
        ValueError: there are fewer delegates than classes, or the sites cannot be dealt out evenly.
    """
    if size.delegates < size.classes or size.sites % SITES_EACH:
        raise ValueError(f"{size.name}: at least a delegate for each class, and sites in fives")
    chance = Random(seed)
    minutes = {PlaceId(f"s{n:02}"): (chance.randint(8, 14), chance.randint(10, 18)) for n in range(1, size.sites + 1)}
    hotels = [PlaceId(f"h{n}") for n in range(1, HOTELS + 1)]
    roads = tuple(_roads(chance, [*hotels, *minutes]))
    sees = _dealt(chance, list(minutes), size.classes)
    people = {person.id: person for person in _people(chance, size, hotels, sees)}
    riding = Counter((person.hotel, person.must_see) for person in people.values())
    coaches = {camp: math.ceil(count / ABOARD) for camp, count in riding.items()}
    places = [_hotel(hotel, sum(count for (at, _), count in coaches.items() if at == hotel)) for hotel in hotels]
    for site, zones in minutes.items():
        places.append(_site(site, zones, sum(count for (_, seen), count in coaches.items() if site in seen)))
    delegations = {
        person.delegation: Delegation(person.delegation, _text(person.delegation)) for person in people.values()
    }
    window = Window(WindowId("visits"), _text("visits"), START, END, tuple(minutes))
    return Meeting(
        id=size.name, title=_text(size.name), language="en", clock=Clock(date(2020, 6, 23), "Asia/Shanghai"), days=1,
        limits=Limits(spacing=1.0, max_wait=15, transfer_lead=30), movement=Movement(),
        places={place.id: place for place in places}, roads=roads,
        coaches={coach.id: coach for coach in _fleet(sum(coaches.values()))}, delegations=delegations, delegates=people,
        sessions={}, windows={window.id: window}, preparation=Preparation({}), assumptions=(),
        sha256=_digest(places, roads, people),
    )  # fmt: skip


def _dealt(chance: Random, sites: Sequence[PlaceId], classes: int) -> list[frozenset[PlaceId]]:
    """The sites that each class must see, dealt like cards, so that all sites are in like demand."""
    cards: list[PlaceId] = []
    while len(cards) < classes * SITES_EACH:
        cards += chance.sample(sites, len(sites))
    return [frozenset(cards[k * SITES_EACH : (k + 1) * SITES_EACH]) for k in range(classes)]


def _roads(chance: Random, places: Sequence[PlaceId]) -> Iterator[Road]:
    """A road between any two places, as the crow flies."""
    at = {place: (chance.randrange(1000), chance.randrange(1000)) for place in places}
    for a, b in combinations(places, 2):
        km = math.dist(at[a], at[b]) * SIDE_KM / 1000
        yield Road(a, b, max(2, math.ceil(km / KM_A_MINUTE)), round(km, 1))


def _people(
    chance: Random, size: Size, hotels: Sequence[PlaceId], sees: Sequence[frozenset[PlaceId]]
) -> Iterator[Delegate]:
    """The roster, class by class, delegation by delegation; a class stays at one hotel."""
    number = delegation = 0
    for k, must_see in enumerate(sees):
        left = size.delegates // size.classes + (k < size.delegates % size.classes)
        while left:
            delegation += 1
            sender = DelegationId(f"u{delegation:06}")
            party = min(left, chance.choice(PARTY))
            for _ in range(party):
                number += 1
                name = f"D{number:07}"
                yield Delegate(DelegateId(name), name, sender, "", Role.DELEGATE,
                               hotels[k % len(hotels)], frozenset(), must_see, frozenset(), "", "")  # fmt: skip
            left -= party


def _fleet(count: int) -> Iterator[Coach]:
    for number in range(1, count + 1):
        name = f"C{number:05}"
        yield Coach(CoachId(name), "", "", SEATS, CREW, 0, "", "", "", "")


def _hotel(name: PlaceId, coaches: int) -> Place:
    """A hotel whose bays let all its coaches board and get off in turn."""
    bays = max(2, math.ceil(coaches * 4 / BOARDING))
    return Place(name, PlaceKind.HOTEL, _text(name), NOWHERE, None, bays, 0, 24 * 60, {}, None)


def _site(name: PlaceId, zones: Sequence[int], visits: int) -> Place:
    """A site with two zones, and bays for the coaches of all parties inside and some that wait."""
    room = [math.ceil(visits * minutes / (BUSY * (END - START - AWAY))) for minutes in zones]
    made = tuple(
        Zone(f"z{number}", _text(f"z{number}"), minutes, 1, None, max(1, parties), 20)
        for number, (minutes, parties) in enumerate(zip(zones, room, strict=True), 1)
    )
    inside = Interior(walk_m=40, door_width_m=2.4, storey_m=4, lifts=(), stairs=(), zones=made, docents=(),
                      max_party=SEATS, max_storeys=0)  # fmt: skip
    return Place(name, PlaceKind.SITE, _text(name), NOWHERE, None, 3 * sum(room), 0, 24 * 60, {}, inside)


def _text(name: str) -> Text:
    return Text(name, name)


def _digest(places: Sequence[Place], roads: Sequence[Road], people: Mapping[DelegateId, Delegate]) -> str:
    """Of all that the seed decides."""
    digest = hashlib.sha256()
    for place in places:
        zones = place.interior.zones if place.interior else ()
        digest.update(f"{place.id} {place.bays} {[(z.minutes, z.parties) for z in zones]}\n".encode())
    for road in roads:
        digest.update(f"{road.a} {road.b} {road.minutes}\n".encode())
    for person in people.values():
        digest.update(f"{person.id} {person.delegation} {person.hotel} {sorted(person.must_see)}\n".encode())
    return digest.hexdigest()
