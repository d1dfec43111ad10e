"""Groups of a camp with too many coaches to try all: bundles of parties, seated unit by unit.

A party is a delegation with those whom company binds to it. What a coach carries by hand is settled before, and what no
bundle takes is left to the exact model, as far as it is small.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from meetingplan.domain.ids import CoachId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Leaders, Role
from meetingplan.plan.groups.bundle_prices import Shape
from meetingplan.plan.groups.bundles import Chosen, Kind, Stock, bundled
from meetingplan.plan.groups.camps import Camp
from meetingplan.plan.groups.leaders import spread
from meetingplan.plan.groups.seating import Cabin, Unit, cabins, fill, find_seats, units
from meetingplan.plan.groups.sizes import cut

Aboard = Mapping[CoachId, Sequence[Delegate]]
"""Who rides on each coach, delegation by delegation; coaches without people are left out."""
GIANT = 2
"""A party that fills more coaches than this is first given coaches of its own, but for the people of so many."""
LEADERS = DelegationId("")
"""Stands for the party of all leaders, where they are to ride together."""


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """Units that are better not divided, and coaches that they fill by themselves."""

    units: tuple[Unit, ...]
    own: tuple[Cabin, ...]
    shape: Shape


def seat_many(meeting: Meeting, camp: Camp, coaches: Sequence[CoachId], loads: Sequence[int] | None) -> Aboard:
    """Who of a camp rides on each coach; some are left out where seats are too few.

    Args:
        loads: what a coach of 0, 1, .. people costs at sites, where sizes are to fit; None where they are to be alike.
    """
    ready = cabins(meeting, coaches)
    everyone = list(units(camp))
    even = -(-camp.size // max(1, len(ready)))
    waiting = _seated_by_hand(everyone, ready, even)
    free = list(ready.values())
    largest = max(cabin.seats for cabin in free)
    parties = [_party(its, free, largest) for its in _parties(meeting, waiting)]
    lost = list(chain.from_iterable(party.units for party in _bundles(parties, free, loads)))
    find_seats(lost, list(ready.values()))
    if meeting.groups.leaders is Leaders.SPREAD:
        spread(list(ready.values()))
    order = {people[0].delegation: number for number, people in enumerate(camp.delegations)}
    for cabin in ready.values():
        cabin.units.sort(key=lambda unit: order[unit.delegation])
    return {cabin.coach: list(cabin.people) for cabin in ready.values() if cabin.units}


def _seated_by_hand(everyone: Sequence[Unit], ready: Mapping[CoachId, Cabin], even: int) -> list[Unit]:
    """Seats units on the coaches given to them, then others of their delegations beside them; returns the rest."""
    if not any(unit.coach for unit in everyone):
        return list(everyone)
    waiting: list[Unit] = []
    hosts: dict[DelegationId, list[Cabin]] = defaultdict(list)
    for unit in everyone:
        if unit.coach is None:
            waiting.append(unit)
        else:
            ready[unit.coach].board(unit)
            if ready[unit.coach] not in hosts[unit.delegation]:
                hosts[unit.delegation].append(ready[unit.coach])
    left: list[Unit] = []
    for unit in waiting:
        friends = hosts.get(unit.delegation, ())
        for one in unit.singly() if friends else (unit,):
            host = next((cabin for cabin in friends if cabin.takes(one, min(even, cabin.seats))), None)
            if host is None:
                left.append(one)
            else:
                host.board(one)
    return left


def _parties(meeting: Meeting, waiting: Iterable[Unit]) -> list[list[Unit]]:
    """Units by delegation, delegations with company between them as one."""
    together = meeting.groups.leaders is Leaders.TOGETHER
    root: dict[DelegationId, DelegationId] = {}

    def find(one: DelegationId) -> DelegationId:
        while root.setdefault(one, one) != one:
            one = root[one]
        return one

    named: dict[DelegationId, list[Unit]] = defaultdict(list)
    alone = chain.from_iterable(unit.singly() for unit in waiting)
    for unit in alone if together else waiting:
        leads = together and unit.loose and unit.people[0].role is Role.LEADER
        named[LEADERS if leads else unit.delegation].append(unit)
        for person in () if unit.loose else unit.people[1:]:
            root[find(person.delegation)] = find(unit.delegation)
    if not root:
        return list(named.values())
    found: dict[DelegationId, list[Unit]] = defaultdict(list)
    for name, its in named.items():
        found[find(name)] += its
    return list(found.values())


def _party(its: list[Unit], free: list[Cabin], largest: int) -> Party:
    """A party, wheelchairs first and loose people last; a giant takes coaches off those that are free."""
    line = its if len(its) == 1 else sorted(its, key=_getting_on)
    people, wheelchairs = sum([len(unit.people) for unit in its]), sum([unit.wheelchairs for unit in its])
    if people <= GIANT * largest:
        return Party(tuple(line), (), Shape(people, wheelchairs))
    kinds = Counter((cabin.seats, cabin.places) for cabin in free if not cabin.aboard)
    seats, places = max(kinds, key=lambda kind: (kinds[kind], kind), default=(1, 0))
    alike = [cabin for cabin in free if (cabin.seats, cabin.places) == (seats, places) and not cabin.aboard]
    own = alike[: -(-people // seats) - GIANT]
    taken = set(map(id, own))
    free[:] = [cabin for cabin in free if id(cabin) not in taken]
    rest = Shape(people - len(own) * seats, max(0, wheelchairs - len(own) * places))
    return Party(tuple(line), tuple(own), rest)


def _getting_on(unit: Unit) -> tuple[int, bool, int]:
    return -unit.wheelchairs, unit.loose, 0 if unit.loose else -len(unit.people)


def _bundles(parties: Iterable[Party], free: Iterable[Cabin], loads: Sequence[int] | None) -> list[Party]:
    """Fills the coaches of every bundle; returns the parties, or what is left of them, that have no seat."""
    by_shape: dict[Shape, list[Party]] = defaultdict(list)
    by_kind: dict[Kind, list[Cabin]] = defaultdict(list)
    for party in parties:
        by_shape[party.shape].append(party)
    for cabin in free:
        by_kind[Kind(cabin.room, cabin.places, cabin.aboard)].append(cabin)
    stock = Stock({k: len(its) for k, its in by_kind.items()}, {s: len(its) for s, its in by_shape.items()})
    chosen, _ = bundled(stock, loads) if by_kind and by_shape else ([], stock)
    lost: list[Party] = []
    for bundle in chosen:
        for _ in range(bundle.times):
            lost += _filled(
                _taken(by_shape, bundle), [by_kind[bundle.kind].pop() for _ in range(bundle.coaches)], loads
            )
    rest = list(chain.from_iterable(by_shape.values()))
    lost += _filled(rest, list(chain.from_iterable(by_kind.values())), loads)
    return lost


def _taken(by_shape: Mapping[Shape, list[Party]], bundle: Chosen) -> list[Party]:
    return [by_shape[shape].pop() for shape, count in bundle.parties.items() for _ in range(count)]


def _filled(parties: Sequence[Party], coaches: Sequence[Cabin], loads: Sequence[int] | None) -> list[Party]:
    """Puts parties in a line, largest first, and cuts it into coaches."""
    order = sorted(parties, key=lambda party: -party.shape.people)
    everyone = list(chain.from_iterable([party.units for party in order]))
    cars = [*chain.from_iterable([party.own for party in order]), *coaches]
    left = fill(everyone, cars, cut(sum([len(unit.people) for unit in everyone]), cars, loads))
    return [Party(tuple(left), (), Shape(0, 0))] if left else []
