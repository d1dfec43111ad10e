"""Rooms that somebody has already: given by hand, or in the plan before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.hosting import Lodged
from meetingplan.domain.ids import DelegateId
from meetingplan.domain.people import Delegate
from meetingplan.plan.hosting.parties import Company, Like, Parties


@dataclass(frozen=True, slots=True)
class Held:
    """A room with people in it.

    Args:
        must: those to whom it was given by hand.
        may: those who had it before, and move only where that makes room for others.
        closed: whether nobody else may join them.
    """

    room: str
    beds: int
    must: tuple[Delegate, ...]
    may: tuple[Delegate, ...]
    closed: bool

    @property
    def free(self) -> int:
        """Beds for newcomers."""
        return 0 if self.closed else self.beds - len(self.must) - len(self.may)

    @property
    def people(self) -> tuple[Delegate, ...]:
        """Everyone in it."""
        return (*self.must, *self.may)

    def like(self) -> Like:
        """Whom those in it are like, if they are all alike, or else the first of them."""
        first = self.people[0]
        assert first.gender is not None  # who shares with others has said so
        return first.gender, first.delegation

    def mixes(self, like: Like) -> bool:
        """Whether somebody of another delegation would share."""
        return any(person.delegation != like[1] for person in self.people)


def held_rooms(beds: Mapping[str, int], parties: Parties, before: tuple[Lodged, ...]) -> Iterator[Held]:
    """The rooms of a hotel that are held, each by a company or by people who are alike in gender."""
    had = {id: lodged.room for lodged in before for id in lodged.delegates if lodged.room in beds}
    taken: dict[str, Held] = {}
    for company in sorted(parties.companies, key=lambda company: _given(company) is None):
        given = _given(company)
        was = {had.get(person.id) for person in company}
        room = given or (was.pop() if len(was) == 1 else None)
        if room and room not in taken and len(company) <= beds[room]:
            taken[room] = Held(room, beds[room], company if given else (), () if given else company, closed=True)
    given_to, had_by = _open(parties, had)
    for room, count in beds.items():
        must, may = given_to.get(room, ()), had_by.get(room, ())
        if room in taken and not (taken[room].may and must):
            continue
        may = tuple(person for person in may if person.gender == (must or may)[0].gender)[: count - len(must)]
        if must or may:
            taken[room] = Held(room, count, must, may, closed=False)
    yield from taken.values()


def _given(company: Company) -> str | None:
    return next((person.room for person in company if person.room), None)


_ByRoom = Mapping[str, tuple[Delegate, ...]]


def _open(parties: Parties, had: Mapping[DelegateId, str]) -> tuple[_ByRoom, _ByRoom]:
    """By room, those who share with their like: to whom it was given, and who had it."""
    given: dict[str, tuple[Delegate, ...]] = {}
    before: dict[str, tuple[Delegate, ...]] = {}
    for people in parties.likes.values():
        for person in people:
            by_room, room = (given, person.room) if person.room else (before, had.get(person.id))
            if room:
                by_room[room] = (*by_room.get(room, ()), person)
    return given, before


def without(parties: Parties, held: tuple[Held, ...]) -> Parties:
    """The parties of whom nobody holds a room."""
    there = {person.id for room in held for person in room.people}
    companies: tuple[Company, ...] = tuple(c for c in parties.companies if c[0].id not in there)
    likes = {like: tuple(p for p in people if p.id not in there) for like, people in parties.likes.items()}
    return Parties(companies, likes)
