"""Who sits where in a hall: on the podium by rank, on the floor delegation by delegation.

The order of people on the floor is given, so the only choice is which seats stay free. Those are chosen so that as few
people as can be leave a seat that they had; where that leaves a choice, a seat stays free behind each delegation, for
whoever comes later.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from meetingplan.domain.given import given_seat
from meetingplan.domain.hosting import PODIUM, Seat, floor_seat, podium_seats
from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.people import Delegate
from meetingplan.language.ranking import delegations_in_order
from meetingplan.plan.hosting.audiences import audiences

_Had = Mapping[DelegateId, tuple[int, int]]


def seat(meeting: Meeting, before: tuple[Seat, ...]) -> Iterator[Seat]:
    """A seat for everyone in every session that is held in rows; the same in all sessions of a hall."""
    for sessions in audiences(meeting):
        furniture = meeting.places[sessions[0].place].rooms[sessions[0].room].furniture
        if furniture.row_seats:
            here = {session.id for session in sessions}
            had = {s.delegate: (s.row, s.seat) for s in before if s.session in here and s.row != PODIUM}
            floor = _floor(meeting, sessions, had)
            for session in sessions:
                yield from _session(meeting, session, floor)


def _session(meeting: Meeting, session: Session, floor: Mapping[DelegateId, tuple[int, int]]) -> Iterator[Seat]:
    for delegate, number in zip(session.podium, podium_seats(len(session.podium)), strict=True):
        yield Seat(session.id, PODIUM, number, delegate)
    for person in meeting.attendees(session):
        if person.id not in session.podium:
            yield Seat(session.id, *floor[person.id], person.id)


def _floor(meeting: Meeting, sessions: Sequence[Session], had: _Had) -> Mapping[DelegateId, tuple[int, int]]:
    room = meeting.places[sessions[0].place].rooms[sessions[0].room]
    wide, usable = room.furniture.row_seats, meeting.usable(room.people)
    rank = delegations_in_order(meeting)
    everyone = [p for p in meeting.attendees(sessions[0]) if any(p.id not in s.podium for s in sessions)]
    given = {p.id: place for p in everyone if (place := given_seat(meeting, sessions[0], p))}
    people = sorted((p for p in everyone if p.id not in given), key=lambda p: rank[p.delegation])
    # Where not every seat may be used, those that are lie evenly over the hall.
    spread = [floor_seat(k * room.people // usable, wide) for k in range(usable)]
    free = [place for place in spread if place not in set(given.values())]
    if len(free) < len(people):  # what was given by hand lies between the seats that may be used
        free = [place for k in range(room.people) if (place := floor_seat(k, wide)) not in set(given.values())]
    index = {place: k for k, place in enumerate(free)}
    old = [index.get(had.get(person.id, (0, 0))) for person in people]
    chosen = _places(people, old, len(free))
    return given | {person.id: free[k] for person, k in zip(people, chosen, strict=True)}


def _places(people: Sequence[Delegate], old: Sequence[int | None], seats: int) -> list[int]:
    """The number of the seat of each person, rising; as many as can be are those that people had."""
    kept = {k: place for k in _kept(old, seats) if (place := old[k]) is not None}
    made: list[int] = []
    for k, person in enumerate(people):
        after = made[-1] if made else -1
        following = next((n for n in range(k, len(people)) if n in kept), None)
        last = seats - len(people) + k if following is None else kept[following] - (following - k)
        apart = bool(made) and people[k - 1].delegation != person.delegation
        made.append(kept[k] if k in kept else min(last, after + 1 + apart))
    return made


def _kept(old: Sequence[int | None], seats: int) -> list[int]:
    """Whose seats stay: the longest run of people in which enough seats lie between each two for those between them.

    That is a longest non-decreasing subsequence of seat less number of the person, found by patience sorting.
    """
    spare = seats - len(old)
    tails: list[int] = []
    ends: list[int] = []
    links: dict[int, int | None] = {}
    for k, place in enumerate(old):
        if place is None or not 0 <= place - k <= spare:
            continue
        at = bisect_right(tails, place - k)
        tails[at : at + 1], ends[at : at + 1] = [place - k], [k]
        links[k] = ends[at - 1] if at else None
    found: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append(last)
        last = links[last]
    return found[::-1]
