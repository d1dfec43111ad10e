"""People into coaches once it is settled which parties share which: unit by unit, each of them whole.

A unit is all who keep together, or those of a delegation with whom nothing is special: they are counted, and divided
as seats are, so the work grows with the delegations and not with the roster. Those given a coach by hand sit first;
then every bundle is put in a line, delegation after delegation, and cut into coaches; who does not fit takes a seat
elsewhere.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need
from meetingplan.plan.groups.camps import Camp
from meetingplan.plan.groups.fleet import seats_for_passengers

_NOBODY: frozenset[DelegateId] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """People who ride together.

    Args:
        apart: people with whom they must not.
        coach: given by hand to one of them.
        loose: whether they need not ride together, and each can change places with any other loose person.
    """

    people: Sequence[Delegate]
    wheelchairs: int = 0
    apart: frozenset[DelegateId] = _NOBODY
    coach: CoachId | None = None
    loose: bool = False

    @property
    def delegation(self) -> DelegationId:
        """The delegation of the first of them."""
        return self.people[0].delegation

    def divided(self, first: int) -> tuple["Unit", "Unit"]:
        """The first so many loose people, and the others."""
        return Unit(self.people[:first], loose=True), Unit(self.people[first:], loose=True)

    def singly(self) -> Iterator["Unit"]:
        """Loose people one by one, others as they are."""
        if self.loose and len(self.people) > 1:
            yield from (Unit((person,), loose=True) for person in self.people)
        else:
            yield self


@dataclass(slots=True, eq=False)
class Cabin:
    """A coach with those who are aboard so far, `aboard` in all."""

    coach: CoachId
    seats: int
    places: int
    units: list[Unit] = field(default_factory=list)
    aboard: int = 0

    @property
    def room(self) -> int:
        """Seats that are left."""
        return self.seats - self.aboard

    @property
    def people(self) -> Iterator[Delegate]:
        """Those who are aboard."""
        return (person for unit in self.units for person in unit.people)

    def takes(self, unit: Unit, most: int | None = None) -> bool:
        """Whether a unit can get on; `most` people then being aboard, or as many as there are seats."""
        room = (self.seats if most is None else most) - self.aboard
        return len(unit.people) <= room and unit.wheelchairs <= self.places and self.suits(unit)

    def suits(self, unit: Unit) -> bool:
        """Whether nobody is aboard with whom the unit must not ride."""
        return not unit.apart or unit.apart.isdisjoint(person.id for person in self.people)

    def board(self, unit: Unit) -> None:
        """Lets a unit get on."""
        self.units.append(unit)
        self.aboard += len(unit.people)
        self.places -= unit.wheelchairs

    def leave(self, unit: Unit) -> None:
        """Lets a unit get off."""
        self.units.remove(unit)
        self.aboard -= len(unit.people)
        self.places += unit.wheelchairs

    def loosen(self) -> None:
        """Lets each of the loose people get off alone."""
        self.units = [one for unit in self.units for one in unit.singly()]


def cabins(meeting: Meeting, coaches: Iterable[CoachId]) -> dict[CoachId, Cabin]:
    """The coaches, empty."""
    found = (meeting.coaches[coach] for coach in coaches)
    return {one.id: Cabin(one.id, seats_for_passengers(meeting, one), one.wheelchairs) for one in found}


def units(camp: Camp) -> Iterator[Unit]:
    """Of each delegation those who keep together, directly or through others, who is special alone, and the others."""
    together = _both_ways((p.id, p.keep_with) for p in camp.special if p.keep_with)
    apart = _both_ways((p.id, p.keep_apart) for p in camp.special if p.keep_apart)
    singled = {*(person.id for person in camp.special), *together, *apart}
    of = {person.id: person for person in camp.people if person.id in together} if together else {}
    seen: set[DelegateId] = set()
    for people in camp.delegations:
        for person in people if singled else ():
            if person.id in singled and person.id not in seen:
                company = [of[one] for one in _company(person.id, together)] if person.id in together else [person]
                seen.update(one.id for one in company)
                yield _bound(company, apart)
        loose = [person for person in people if person.id not in singled] if singled else people
        if loose:
            yield Unit(loose, loose=True)


def _bound(company: Sequence[Delegate], apart: Mapping[DelegateId, set[DelegateId]]) -> Unit:
    """People who ride together, whoever is among them."""
    strangers = _NOBODY.union(*(apart[one.id] for one in company if one.id in apart))
    wheelchairs = sum(Need.WHEELCHAIR in one.needs for one in company)
    return Unit(tuple(company), wheelchairs, strangers, next((one.coach for one in company if one.coach), None))


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

    Wheelchairs get on first and loose people last, as only they fit wherever one seat is left.
    """
    waiting = deque(line)
    for cabin, size in zip(coaches, sizes, strict=True):
        passed: list[Unit] = []
        while waiting and cabin.aboard < size:
            unit = waiting.popleft()
            if unit.loose and len(unit.people) > size - cabin.aboard:
                unit, others = unit.divided(size - cabin.aboard)
                waiting.appendleft(others)
            if cabin.takes(unit, size):
                cabin.board(unit)
            else:
                passed.append(unit)
        waiting.extendleft(reversed(passed))
    return list(waiting)


def find_seats(lost: Iterable[Unit], coaches: Sequence[Cabin]) -> None:
    """Seats those who fit nowhere yet, beside their delegation if they can; others make room if they must."""
    singly = [one for unit in lost for one in unit.singly()]
    todo = deque(sorted(singly, key=lambda unit: (-unit.wheelchairs, -len(unit.people))))
    while todo:
        unit = todo.popleft()
        open_to = [cabin for cabin in coaches if cabin.takes(unit)]
        if open_to:
            max(open_to, key=lambda cabin: (_knows(cabin, unit), cabin.room)).board(unit)
        elif not unit.loose and (cabin := next((one for one in coaches if _would_take(one, unit)), None)):
            cabin.loosen()
            for other in [other for other in cabin.units if other.loose][: len(unit.people) - cabin.room]:
                cabin.leave(other)
                todo.append(other)
            cabin.board(unit)


def _knows(cabin: Cabin, unit: Unit) -> bool:
    return any(other.delegation == unit.delegation for other in cabin.units)


def _would_take(cabin: Cabin, unit: Unit) -> bool:
    """Whether a coach could take a unit if loose people got off; they find another seat wherever there is one."""
    room = cabin.room + sum(len(other.people) for other in cabin.units if other.loose)
    return len(unit.people) <= room and unit.wheelchairs <= cabin.places and cabin.suits(unit)
