"""Everyone has a seat in a hall: on the podium by rank, on the floor by delegation."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.given import given_seat
from meetingplan.domain.hosting import PODIUM, Seat
from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Session
from meetingplan.domain.text import say
from meetingplan.language.ranking import delegations_in_order

NAME = "seating"


def check(facts: Facts) -> Iterator[Violation]:
    """Of each session whose seats the plan says: one for everyone, podium by rank, floor by delegation or by hand."""
    for id in dict.fromkeys(seat.session for seat in facts.plan.hosted.seats):
        seats = [seat for seat in facts.plan.hosted.seats if seat.session == id]
        session = facts.meeting.sessions.get(id)
        if session is None:
            yield of_plan(NAME, say("there are seats for {session}, which is no session", session=id), 1)
            continue
        yield from _everyone(facts, session, seats)
        yield from _exist(facts, session, seats)
        yield from _podium(facts, session, seats)
        yield from _floor(facts, session, [seat for seat in seats if seat.row != PODIUM])
    yield from _moves(facts)


def _everyone(facts: Facts, session: Session, seats: list[Seat]) -> Iterator[Violation]:
    people = {person.id: person for person in facts.meeting.attendees(session)}
    times = Counter(seat.delegate for seat in seats)
    for id in dict.fromkeys((*people, *times)):
        if id not in people:
            text = say("{delegate} has a seat in {session}, and does not attend it", delegate=id, session=session.title)
            yield of_plan(NAME, text, times[id])
        elif times[id] != 1:
            text = say("{name} has {count} seats in {session} instead of one",
                       name=people[id].name, count=times[id], session=session.title)  # fmt: skip
            yield of_plan(NAME, text, abs(times[id] - 1))


def _exist(facts: Facts, session: Session, seats: list[Seat]) -> Iterator[Violation]:
    room = facts.meeting.places[session.place].rooms[session.room]
    for seat in seats:
        before = (seat.row - 1) * room.furniture.row_seats + seat.seat
        exists = 1 <= seat.seat <= room.furniture.row_seats and seat.row >= 1 and before <= room.people
        if seat.row != PODIUM and not exists:
            text = say("{room} has no seat {row}-{seat}", room=room.name, row=seat.row, seat=seat.seat)
            yield of_plan(NAME, text, 1)
    for (row, number), count in Counter((seat.row, seat.seat) for seat in seats).items():
        if count > 1:
            text = say("seat {row}-{seat} of {room} is given to {count} people in {session}",
                       row=row, seat=number, room=room.name, count=count, session=session.title)  # fmt: skip
            yield of_plan(NAME, text, count - 1)


def _podium(facts: Facts, session: Session, seats: list[Seat]) -> Iterator[Violation]:
    """The first in the middle, the second at the first's left hand, the third at the right hand, and so on."""
    podium = sorted((seat.seat, seat.delegate) for seat in seats if seat.row == PODIUM)
    ranked = list(session.podium)
    wanted = [*reversed(ranked[1::2]), *ranked[:1], *ranked[2::2]]
    if [delegate for _, delegate in podium] != wanted or [seat for seat, _ in podium] != [*range(1, len(podium) + 1)]:
        people = facts.meeting.delegates
        names = ", ".join(people[id].name if id in people else id for id in wanted)
        text = say("on the podium of {session}, from the left hand of those who sit there, are to be: {names}",
                   session=session.title, names=names)  # fmt: skip
        yield of_plan(NAME, text, max(1, sum(a != b for (_, a), b in zip(podium, wanted, strict=False))))


def _floor(facts: Facts, session: Session, seats: list[Seat]) -> Iterator[Violation]:
    """Row by row, delegations come in their order and people of one in that of the roster, but for seats given."""
    people, rank = facts.meeting.delegates, delegations_in_order(facts.meeting)
    listed = {id: number for number, id in enumerate(people)}
    known = [seat for seat in sorted(seats, key=lambda s: (s.row, s.seat)) if seat.delegate in people]
    for seat in known:
        given = given_seat(facts.meeting, session, people[seat.delegate])
        if given is not None and given != (seat.row, seat.seat):
            text = say("{name} was given seat {row}-{seat}, and has another",
                       name=people[seat.delegate].name, row=given[0], seat=given[1])  # fmt: skip
            yield of_plan(NAME, text, 1)
    free = [seat for seat in known if given_seat(facts.meeting, session, people[seat.delegate]) is None]
    for one, other in pairwise(free):
        first, second = ((rank[people[s.delegate].delegation], listed[s.delegate]) for s in (one, other))
        if first > second:
            text = say("{name} at {row}-{seat} of {session} sits before {other}, who comes first",
                       name=people[one.delegate].name, row=one.row, seat=one.seat, session=session.title,
                       other=people[other.delegate].name)  # fmt: skip
            yield of_plan(NAME, text, 1)


def _moves(facts: Facts) -> Iterator[Violation]:
    """On the floor of a room people keep their seats through all sessions for the same people."""
    first: dict[tuple[object, DelegateId], tuple[int, int]] = {}
    for seat in facts.plan.hosted.seats:
        session = facts.meeting.sessions.get(seat.session)
        if session is not None and seat.row != PODIUM:
            key = ((session.place, session.room, session.hotel), seat.delegate)
            if first.setdefault(key, (seat.row, seat.seat)) != (seat.row, seat.seat):
                text = say("{delegate} sits elsewhere in {session} than before",
                           delegate=seat.delegate, session=session.title)  # fmt: skip
                yield of_plan(NAME, text, 1)


RULE = Rule(NAME, say("Everyone has a seat of their own: podium by rank, left first; floor by delegation."), check)
