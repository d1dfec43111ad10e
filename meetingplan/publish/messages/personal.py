"""The parts of short messages, each in full and in as few words as will do."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from babel.dates import format_date

from meetingplan.domain.hosting import PODIUM, Lodged, Seat, Table
from meetingplan.domain.ids import SessionId
from meetingplan.domain.people import Coach, Delegate
from meetingplan.domain.text import Language
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry
from meetingplan.publish.messages.parts import ALWAYS, SPARE, Part, shortened
from meetingplan.publish.pages.phones import page_address

GREETING, CONTACT, ROOM, SEAT, TABLE, REGISTRATION, LEAST = range(1, 8)
"""Ranks: of what does not fit, the last goes first."""


def greeting(edition: Edition, person: Delegate) -> Part:
    """Whom the message is for."""
    _ = edition.say
    return Part(_("Hello {name}, ", name=person.name), _("{name}: ", name=person.name), GREETING)


def no_coach(edition: Edition) -> Part:
    """To those whom the plan has not placed."""
    text = edition.say("You have no seat in a coach yet; the organiser will tell you.")
    return Part(text, text, ALWAYS)


def registration(edition: Edition, entries: Sequence[Entry]) -> Iterator[Part]:
    """Where the day of guests of a hotel begins, with a session of their own."""
    first = entries[0] if entries else None
    if first and first.session and first.session.hotel is not None:
        title, place = first.session.title, shortened(edition.name(first.place))
        full = edition.say("{title} {when} at {place}", title=title, when=when(edition, first.start), place=place)
        yield Part(full, edition.say("{title} {when}", title=title, when=when(edition, first.start)), REGISTRATION)


def gathering(edition: Edition, coach: Coach, entries: Sequence[Entry]) -> Part:
    """Which coach, when and where it gathers first, if it does anywhere; this is never left out."""
    _ = edition.say
    if not entries:
        text = _("coach {coach}", coach=coach.id)
        return Part(text, text, ALWAYS)
    first = entries[0]
    values = {"coach": coach.id, "when": when(edition, first.start), "place": shortened(edition.name(first.place))}
    full = _("coach {coach}, gather {when} at {place}", **values)
    return Part(full, _("coach {coach} {when} {place}", **values), ALWAYS)


def gatherings(edition: Edition, entries: Sequence[Entry], rank: int) -> Iterator[Part]:
    """When, and in full where, to be at the coach."""
    if entries:
        _ = edition.say
        times = [when(edition, entry.start) for entry in entries]
        places = [f"{time} {edition.name(entry.place)}" for time, entry in zip(times, entries, strict=True)]
        full, short = (_("later gatherings {times}", times=_(", ").join(them)) for them in (places, times))
        yield Part(full, short, rank)


def contact(edition: Edition, coach: Coach) -> Iterator[Part]:
    """The coach leader's telephone; a name in letters beyond GSM 7 would more than halve the room for all others."""
    if coach.leader_phone:
        text = edition.say("coach leader {phone}", phone=coach.leader_phone)
        yield Part(text, text, CONTACT)


def room(edition: Edition, lodged: Lodged | None) -> Iterator[Part]:
    """The number on the door, in full with the hotel."""
    if lodged:
        values = {"hotel": edition.name(lodged.hotel), "room": lodged.room}
        yield Part(edition.say("{hotel} room {room}", **values), edition.say("room no. {room}", **values), ROOM)


def seats(edition: Edition, taken: Iterable[Seat]) -> Iterator[Part]:
    """Row and seat in each hall."""
    _ = edition.say
    told = [
        (seat.session, _("podium {seat}", seat=seat.seat) if seat.row == PODIUM
         else _("row {row}, seat {seat}", row=seat.row, seat=seat.seat))
        for seat in taken
    ]  # fmt: skip
    yield from _sittings(edition, told, SEAT)


def tables(edition: Edition, taken: Iterable[Table]) -> Iterator[Part]:
    """The table at each meal."""
    told = [(table.session, edition.say("table {table}", table=table.table)) for table in taken]
    yield from _sittings(edition, told, TABLE)


def own_page(edition: Edition, person: Delegate) -> Iterator[Part]:
    """Where the person's own page is; nothing may follow it that a phone could take for a piece of it."""
    if address := page_address(edition, person.id):
        text = edition.say("your page {address}", address=address)
        yield Part(text, text, SPARE + 1)


def _sittings(edition: Edition, told: Iterable[tuple[SessionId, str]], rank: int) -> Iterator[Part]:
    """Each place with the first session of a room in which it is taken; alone, it is found without it."""
    first: dict[tuple[str, str, str], str] = {}
    for id, place in told:
        session = edition.meeting.sessions[id]
        named = edition.say("{session} {place}", session=session.title, place=place)
        first.setdefault((session.place, session.room, place), named)
    if first:
        full = edition.say(", ").join(first.values())
        yield Part(full, next(iter(first))[2] if len(first) == 1 else full, rank)


def when(edition: Edition, minute: int) -> str:
    """The clock, behind the day where the meeting lasts several, such as `24 Jun 08:43`."""
    meeting = edition.meeting
    if meeting.days == 1:
        return meeting.clock.hhmm(minute)
    return f"{_short_date(meeting.clock.day(minute), edition.language)}{meeting.clock.hhmm(minute)}"


@cache
def _short_date(day: date, language: Language) -> str:
    return format_date(day, "M月d日" if language == "zh_CN" else "d MMM ", locale=language)
