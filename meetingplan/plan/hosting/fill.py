"""Counts of rooms -> who sleeps where: delegations in their order, rooms in the hotel's, so that neighbours belong
together.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.people import Delegate, Gender
from meetingplan.plan.hosting.held import Held
from meetingplan.plan.hosting.parties import Company, Like, Parties

Counts = Mapping[tuple[object, int], int]


@dataclass(frozen=True, slots=True)
class Filled:
    """How many rooms of so many beds each kind of party has; as in the model."""

    kept: tuple[Held, ...]
    join: Mapping[tuple[str, Like], int]
    whole: Counts
    own: Counts
    own_people: Counts
    mixed: Counts


def fill(counts: Filled, everyone: Parties, beds: Mapping[str, int]) -> Mapping[str, tuple[DelegateId, ...]]:
    """The people of every room that is used."""
    there = {person.id for held in counts.kept for person in held.people}
    made = {held.room: list(held.people) for held in counts.kept}
    rest = {like: deque(p for p in people if p.id not in there) for like, people in everyone.likes.items()}
    for (room, like), number in counts.join.items():
        made[room] += [rest[like].pop() for _ in range(number)]
    empty = {of: deque(room for room, n in beds.items() if n == of and room not in made) for of in set(beds.values())}
    companies = [company for company in everyone.companies if company[0].id not in there]
    for people, of in _in_order(counts, companies, rest):
        made[empty[of].popleft()] = people
    return {room: tuple(person.id for person in people) for room, people in made.items()}


def _in_order(
    counts: Filled, companies: list[Company], rest: Mapping[Like, deque[Delegate]]
) -> Iterator[tuple[list[Delegate], int]]:
    """The people of each new room with its beds: delegation by delegation, mixed rooms last."""
    left = dict(counts.whole)
    delegations = dict.fromkeys([*(like[1] for like in rest), *(company[0].delegation for company in companies)])
    for delegation in delegations:
        for company in (c for c in companies if c[0].delegation == delegation):
            of = next(beds for (size, beds), number in left.items() if size == len(company) and number)
            left[len(company), of] -= 1
            yield list(company), of
        for (like, of), rooms in counts.own.items():
            if isinstance(like, tuple) and like[1] == delegation:
                for size in _even(counts.own_people[like, of], rooms):
                    yield [rest[like].popleft() for _ in range(size)], of
    for gender in Gender:
        mixing = deque(person for like, people in rest.items() if like[0] is gender for person in people)
        for (of_gender, of), rooms in counts.mixed.items():
            for _ in range(rooms if of_gender is gender else 0):
                yield [mixing.popleft() for _ in range(min(of, len(mixing)))], of


def _even(people: int, rooms: int) -> Iterator[int]:
    for number in range(rooms):
        yield people // rooms + (number < people % rooms)
