"""What stands in a calendar: sessions, ways and visits, each under a name that stays the same from plan to plan."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.ids import SessionId
from meetingplan.domain.meeting import Session
from meetingplan.domain.people import Coach, Delegate
from meetingplan.domain.places import Place
from meetingplan.prep.calendar import workdays
from meetingplan.prep.dispatch import held
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.speeches import own_parts
from meetingplan.publish.turns import turns_at


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, in minutes of the meeting.

    Args:
        what: its lasting name, such as `visit.anli`, unique with its owner's.
        spot: the place with its room, empty for the place as a whole.
    """

    what: str
    start: int
    end: int
    summary: str
    place: Place | None
    spot: str = ""
    description: str = ""


def of_meeting(edition: Edition) -> Iterator[Happening]:
    """The sessions and windows that stand fixed."""
    for session in edition.meeting.sessions.values():
        yield _session(edition, session, "")
    for window in edition.meeting.windows.values():
        names = edition.say(", ").join(edition.name(site) for site in window.offered)
        title = window.title.to(edition.language)
        yield Happening(f"window.{window.id}", window.start, window.end, title, None, description=names)


def of_preparation(edition: Edition) -> Iterator[Happening]:
    """The meetings of the preparation that come again, each under its number, on the day on which it is held."""
    meeting, say = edition.meeting, edition.say
    for one in held(meeting.preparation, workdays(meeting.preparation, meeting.clock.first_day)):
        start = meeting.clock.of_day(one.day, one.meeting.at)
        summary = say("{name} (no. {number})", name=one.meeting.name, number=one.number)
        moved = say("instead of {day}, which is not worked", day=one.regular) if one.day != one.regular else ""
        description = "\n".join(filter(None, (one.meeting.place, moved)))
        what = f"held.{one.meeting.id}.{one.number}"
        yield Happening(what, start, start + one.meeting.minutes, summary, None, description=description)


def of_delegate(edition: Edition, delegate: Delegate) -> Iterator[Happening]:
    """A delegate's own days; empty for one whom the plan has not placed."""
    group = edition.plan.group_of().get(delegate.id)
    if group is None:
        return
    coach = edition.meeting.coaches[group.coach]
    own: dict[SessionId, list[str]] = defaultdict(list)
    for part in own_parts(edition.meeting, delegate.id):
        own[part.session.id].append(edition.say("{told}", told=part.told))
    entries = edition.journeys[group.id]
    for index, entry in enumerate(entries):
        if entry.session:
            yield _session(edition, entry.session, "\n".join(own[entry.session.id]))
        elif entry.kind is Kind.VISIT:
            yield _visit(edition, entry, coach)
        elif entry.kind is Kind.DRIVE:
            yield from _way(edition, entries, index, coach)


def of_coach(edition: Edition, coach: Coach) -> Iterator[Happening]:
    """Where a coach is to be: its ways with passengers, and its stops."""
    for group in edition.groups_on(coach.id):
        entries = edition.journeys[group.id]
        for index, entry in enumerate(entries):
            if entry.kind is Kind.VISIT:
                yield _visit(edition, entry, coach)
            elif entry.kind is Kind.DRIVE:
                yield from _way(edition, entries, index, coach)


def of_site(edition: Edition, site: Place) -> Iterator[Happening]:
    """The visits that a site receives, one a coach and arrival, however many parties come of it."""
    turns = {(turn.group.coach, turn.arrive): turn for turn in turns_at(edition, site.id)}
    for turn in turns.values():
        coach = edition.meeting.coaches[turn.group.coach]
        summary = edition.say("Coach {coach}, {people} people", coach=coach.id, people=turn.group.size)
        yield Happening(f"visit.{coach.id}", turn.arrive, turn.leave, summary, site, "", _aboard(edition, coach))


def _session(edition: Edition, session: Session, note: str) -> Happening:
    place = edition.meeting.places[session.place]
    room = place.rooms[session.room].name.to(edition.language)
    spot, title = f"{edition.name(place.id)} {room}", session.title.to(edition.language)
    return Happening(f"session.{session.id}", session.start, session.end, title, place, spot, note)


def _visit(edition: Edition, entry: Entry, coach: Coach) -> Happening:
    summary = edition.say("{site} (coach {coach})", site=edition.name(entry.place), coach=coach.id)
    place = edition.meeting.places[entry.place]
    return Happening(f"visit.{place.id}", entry.start, entry.end, summary, place, "", _aboard(edition, coach))


def _way(edition: Edition, entries: tuple[Entry, ...], index: int, coach: Coach) -> Iterator[Happening]:
    """The first and the last drive of a tour, named after what they lead to; those between visits need no event."""
    drive, after, say = entries[index], entries[index + 1], edition.say
    before = entries[index - 1] if index else None
    place, aboard = edition.meeting.places[drive.place], _aboard(edition, coach)
    if before and before.kind is Kind.GATHER:
        origin = edition.meeting.places[before.place]
        summary = say(
            "Coach {coach}: gather {time} at {place}, then to {destination}",
            coach=coach.id,
            time=edition.meeting.clock.hhmm(before.start),
            place=origin.name,
            destination=place.name,
        )
        what = f"transfer.{_purpose(edition, entries, index)}"
        yield Happening(what, before.start, drive.end, summary, origin, "", aboard)
    elif after.kind is Kind.ARRIVE:
        summary = say("Coach {coach}: back to {place}", coach=coach.id, place=place.name)
        yield Happening(
            f"transfer.{_purpose(edition, entries, index)}", drive.start, after.end, summary, place, "", aboard
        )


def _purpose(edition: Edition, entries: tuple[Entry, ...], index: int) -> str:
    """What a drive leads to: the window of a visit, else the next session, else only the place."""
    follows = next((e for e in entries[index + 1 :] if e.kind in (Kind.VISIT, Kind.SESSION)), None)
    if follows and follows.session:
        return follows.session.id
    windows = (w.id for w in edition.meeting.windows.values() if w.start <= entries[index].start < w.end)
    return next(windows, entries[index].place) if follows else entries[index].place


def _aboard(edition: Edition, coach: Coach) -> str:
    """Whom to look for: plate, coach leader and telephone."""
    return edition.say(
        "Coach {coach}, {plate}; coach leader {leader}, {phone}",
        coach=coach.id,
        plate=coach.plate,
        leader=coach.leader,
        phone=coach.leader_phone,
    )
