"""People into coaches once it is settled which parties share which: unit by unit, each of them whole.

A unit is one person, or all who keep together. Those given a coach by hand sit first; then every bundle is put in a
line, delegation after delegation, and cut into coaches; who does not fit takes a seat elsewhere.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need
from meetingplan.plan.camps import Camp
from meetingplan.plan.fleet import seats_for_passengers

_NOBODY: frozenset[DelegateId] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """People who ride together.

    Args:
        apart: people with whom they must not.
        coach: given by hand to one of them.
    """

    people: tuple[Delegate, ...]
    wheelchairs: int
    apart: frozenset[DelegateId]
    coach: CoachId | None

    @property
    def free(self) -> bool:
        """Whether it is one person who can change places with any other such person."""
        return len(self.people) == 1 and not (self.wheelchairs or self.apart or self.coach)

    @property
    def delegation(self) -> DelegationId:
        """The delegation of the first of them."""
        return self.people[0].delegation


@dataclass(slots=True, eq=False)
class Cabin:
    """A coach with those who are aboard so far."""

    coach: CoachId
    seats: int
    places: int
    units: list[Unit] = field(default_factory=list)
    people: set[DelegateId] = field(default_factory=set)

    @property
    def room(self) -> int:
        """Seats that are left."""
        return self.seats - len(self.people)

    def takes(self, unit: Unit, most: int | None = None) -> bool:
        """Whether a unit can get on; `most` people then being aboard, or as many as there are seats."""
        room = (self.seats if most is None else most) - len(self.people)
        return len(unit.people) <= room and unit.wheelchairs <= self.places and unit.apart.isdisjoint(self.people)

    def board(self, unit: Unit) -> None:
        """Lets a unit get on."""
        self.units.append(unit)
        self.people.update(person.id for person in unit.people)
        self.places -= unit.wheelchairs

    def leave(self, unit: Unit) -> None:
        """Lets a unit get off."""
        self.units.remove(unit)
        self.people.difference_update(person.id for person in unit.people)
        self.places += unit.wheelchairs


def cabins(meeting: Meeting, coaches: Iterable[CoachId]) -> dict[CoachId, Cabin]:
    """The coaches, empty."""
    found = (meeting.coaches[coach] for coach in coaches)
    return {one.id: Cabin(one.id, seats_for_passengers(meeting, one), one.wheelchairs) for one in found}


def units(camp: Camp) -> Iterator[Unit]:
    """Those who keep together, directly or through others, and everyone else alone, in the order of the roster."""
    together = _both_ways((p.id, p.keep_with) for p in camp.people if p.keep_with)
    apart = _both_ways((p.id, p.keep_apart) for p in camp.people if p.keep_apart)
    of = {person.id: person for person in camp.people} if together else {}
    seen: set[DelegateId] = set()
    for person in camp.people:
        if person.id in seen:
            continue
        if person.id not in together and person.id not in apart:  # as nearly all, of very many
            yield Unit((person,), int(Need.WHEELCHAIR in person.needs), _NOBODY, person.coach)
            continue
        company = [of[one] for one in _company(person.id, together)] if person.id in together else [person]
        seen.update(one.id for one in company[1:])
        strangers = _NOBODY.union(*(apart[one.id] for one in company if one.id in apart))
        wheelchairs = sum(Need.WHEELCHAIR in one.needs for one in company)
        yield Unit(tuple(company), wheelchairs, strangers, next((one.coach for one in company if one.coach), None))


def _company(first: DelegateId, together: Mapping[DelegateId, set[DelegateId]]) -> list[DelegateId]:
    """Someone and all to whom company leads."""
    company, todo = dict.fromkeys([first]), [first]
    while todo:
        new = [one for one in sorted(together[todo.pop()]) if one not in company]
        company |= dict.fromkeys(new)
        todo += new
    return list(company)


def _both_ways(pairs: Iterable[tuple[DelegateId, frozenset[DelegateId]]]) -> Mapping[DelegateId, set[DelegateId]]:
    found: dict[DelegateId, set[DelegateId]] = defaultdict(set)
    for one, others in pairs:
        for other in others:
            found[one].add(other)
            found[other].add(one)
    return found


def fill(line: Iterable[Unit], coaches: Sequence[Cabin], sizes: Sequence[int]) -> list[Unit]:
    """Cuts a line of units into coaches of the given sizes; returns those who fit into none.

    Wheelchairs get on first and single people last, as only they fit wherever one seat is left.
    """
    waiting = deque(line)
    for cabin, size in zip(coaches, sizes, strict=True):
        passed: list[Unit] = []
        while waiting and len(cabin.people) < size:
            unit = waiting.popleft()
            if cabin.takes(unit, size):
                cabin.board(unit)
            else:
                passed.append(unit)
        waiting.extendleft(reversed(passed))
    return list(waiting)


def find_seats(lost: Iterable[Unit], coaches: Sequence[Cabin]) -> None:
    """Seats those who fit nowhere yet, beside their delegation if they can; others make room if they must."""
    todo = deque(sorted(lost, key=lambda unit: (-unit.wheelchairs, -len(unit.people))))
    while todo:
        unit = todo.popleft()
        open_to = [cabin for cabin in coaches if cabin.takes(unit)]
        if open_to:
            max(open_to, key=lambda cabin: (_knows(cabin, unit), cabin.room)).board(unit)
        elif not unit.free and (cabin := next((one for one in coaches if _would_take(one, unit)), None)):
            for other in [other for other in cabin.units if other.free][: len(unit.people) - cabin.room]:
                cabin.leave(other)
                todo.append(other)
            cabin.board(unit)


def _knows(cabin: Cabin, unit: Unit) -> bool:
    return any(other.delegation == unit.delegation for other in cabin.units)


def _would_take(cabin: Cabin, unit: Unit) -> bool:
    """Whether a coach could take a unit if free people got off; they find another seat wherever there is one."""
    room = cabin.room + sum(other.free for other in cabin.units)
    return len(unit.people) <= room and unit.wheelchairs <= cabin.places and unit.apart.isdisjoint(cabin.people)
