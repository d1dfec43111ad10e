"""How late each coach may leave before something is missed.

Nothing is searched for here: from a departure on, all that follows on the same tour is moved by the delay, and lasts as
long as it was planned to. A session, or a stay between two tours, ends what a delay does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from meetingplan.domain.ids import ENTRANCE, PlaceId, node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Group
from meetingplan.domain.text import Message, say
from meetingplan.network.roads import slowed
from meetingplan.publish.contingency.meets import Meets, Stays
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure of a coach.

    Args:
        spare: minutes by which it may be late before something is missed; `misses` says what.
        meets: whom it meets before that; None where nobody else is concerned.
        skips: the visit still to come without which most minutes are won for what would be missed, and how many; None
            where there is none.
    """

    group: Group
    drive: Entry
    spare: int
    misses: Message
    meets: Meets | None
    skips: tuple[PlaceId, int] | None


def departures(edition: Edition) -> Iterator[Departure]:
    """Every departure of every coach, by coach and time."""
    stays = Stays.of(edition)
    for group in edition.plan.groups:
        entries = edition.journeys[group.id]
        for number, entry in enumerate(entries):
            if entry.kind is Kind.DRIVE:
                tour = _tour(entries[number:])
                moved = _moved(edition.meeting, tour)
                spare, misses, missed = min(_limits(edition.meeting, group, moved), key=lambda limit: limit[0])
                meets = stays.meets(group, moved, spare)
                yield Departure(group, entry, spare, misses, meets, _skips(edition, tour, missed))


def _tour(entries: Sequence[Entry]) -> list[Entry]:
    """The drive, and all up to the next session or the next boarding after an arrival."""
    ends = (n for n, entry in enumerate(entries) if entry.kind in (Kind.SESSION, Kind.GATHER))
    return list(entries[: next(ends, len(entries)) + 1])


def _moved(meeting: Meeting, tour: list[Entry]) -> list[Entry]:
    """What a delay moves of it: who is in time for a sitting, or a show, is in time for all that follows."""
    for number, entry in enumerate(tour):
        if entry.kind is Kind.VISIT and _has_sittings(meeting, entry):
            begins = min(party.start for party in entry.parties)
            return [*tour[:number], replace(entry, end=begins, parties=())]
    return tour


def _has_sittings(meeting: Meeting, visit: Entry) -> bool:
    interior = meeting.places[visit.place].interior
    return interior is not None and bool(interior.starts)


Limit = tuple[int, Message, Entry]
"""By how many minutes something may be late, what is missed otherwise, and where that stands in the journey."""


def _limits(meeting: Meeting, group: Group, rest: Sequence[Entry]) -> Iterator[Limit]:
    """Those of all that follows."""
    clock = meeting.clock
    for before, entry in pairwise(rest):
        if entry.kind in (Kind.VISIT, Kind.ARRIVE):
            place = meeting.places[entry.place]
            closes = clock.of_day(clock.day(entry.start), place.closes)
            yield closes - entry.end, say("{what} closes at {time}", what=place.name, time=clock.hhmm(closes)), entry
            if _has_sittings(meeting, entry):
                told = say("{what} begins at {time}", what=place.name, time=clock.hhmm(entry.end))
                yield entry.end - _entered(group, entry), told, entry
        elif entry.kind is not Kind.DRIVE:
            what = entry.session.title if entry.session else say("boarding for the next tour")
            told = say("{what} begins at {time}", what=what, time=clock.hhmm(entry.start))
            yield entry.start - before.end, told, entry
    yield from _of_windows(meeting, rest)


def _entered(group: Group, visit: Entry) -> int:
    """The minute at which everyone is through the door."""
    door = node_id(visit.place, ENTRANCE)
    return min(step.end for step in group.walk if step.node == door and visit.start <= step.start < visit.end)


def _of_windows(meeting: Meeting, rest: Sequence[Entry]) -> Iterator[Limit]:
    """A tour is back before its window ends."""
    back = next((entry for entry in rest if entry.kind is Kind.ARRIVE), None)
    seen = {rest[0].origin, *(entry.place for entry in rest if entry.kind is Kind.VISIT)}
    for window in meeting.windows.values():
        if back is not None and window.start <= rest[0].start < window.end and seen & set(window.offered):
            ends = meeting.clock.hhmm(window.end)
            yield window.end - back.end, say("{what} ends at {time}", what=window.title, time=ends), back


def _skips(edition: Edition, tour: Sequence[Entry], missed: Entry) -> tuple[PlaceId, int] | None:
    """Which visit up to what is missed saves most, with the drives to it and from it, less the drive past it."""
    drives = [entry for entry in tour if entry.kind is Kind.DRIVE]
    won: dict[PlaceId, int] = {}
    for to, on in pairwise(drives):
        assert to.origin is not None  # a drive has one
        if to.end <= missed.start:
            leg = edition.legs[to.origin, on.place].minutes if to.origin != on.place else 0
            won[to.place] = on.end - to.start - slowed(edition.meeting, leg, to.start)
    return max(won.items(), key=lambda one: one[1], default=None)
