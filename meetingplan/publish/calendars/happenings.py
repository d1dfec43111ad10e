"""What stands in calendars: sessions, ways and visits, each under a name that stays the same from plan to plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetingplan.domain.meeting import Session
from meetingplan.domain.people import Coach
from meetingplan.domain.places import Docent, Place
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.pages.turns import turns_at

GATHERING, BEGINNING = 30, 15
"""Minutes before boarding begins, and before a session or a visit that comes to its hosts, at which phones remind."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, in minutes of the meeting.

    Args:
        what: its lasting name, such as `visit.anli`, for its owner.
        spot: the place with its room, empty for the place as a whole.
        alarm: minutes before the start at which to remind, 0 for never.
        all_day: whether it stands for the day of its start, whatever the time.
    """

    what: str
    start: int
    end: int
    summary: str
    place: Place | None
    spot: str = ""
    description: str = ""
    alarm: int = 0
    all_day: bool = False


def of_meeting(edition: Edition) -> Iterator[Happening]:
    """The sessions and windows that stand fixed."""
    for session in edition.meeting.sessions.values():
        yield _session(edition, session)
    for window in edition.meeting.windows.values():
        names = edition.say(", ").join(edition.name(site) for site in window.offered)
        title = window.title.to(edition.language)
        yield Happening(f"window.{window.id}", window.start, window.end, title, None, description=names)


def of_group(edition: Edition, group: Group) -> Iterator[Happening]:
    """The days of all who travel in a group."""
    coach, entries = edition.meeting.coaches[group.coach], edition.journeys[group.id]
    for index, entry in enumerate(entries):
        if entry.session:
            yield replace(_session(edition, entry.session), alarm=BEGINNING)
        elif entry.kind is Kind.VISIT:
            yield _visit(edition, entry, coach)
        elif entry.kind is Kind.DRIVE:
            yield from _way(edition, entries, index, coach)


def of_coach(edition: Edition, coach: Coach) -> Iterator[Happening]:
    """Where a coach is to be: its ways with passengers, and its stops."""
    for group in edition.groups_on[coach.id]:
        yield from (one for one in of_group(edition, group) if not one.what.startswith("session."))


def of_site(edition: Edition, site: Place) -> Iterator[Happening]:
    """The visits that a site receives, one a coach and arrival, however many parties come of it."""
    turns = {(turn.group.coach, turn.arrive): turn for turn in turns_at(edition, site.id)}
    for turn in turns.values():
        coach = edition.meeting.coaches[turn.group.coach]
        summary = edition.say("Coach {coach}, {people} people", coach=coach.id, people=turn.group.size)
        what, aboard = f"visit.{coach.id}", _aboard(edition, coach)
        yield Happening(what, turn.arrive, turn.leave, summary, site, "", aboard, BEGINNING)


def of_docent(edition: Edition, site: Place, docent: Docent) -> Iterator[Happening]:
    """The parties that a docent leads."""
    for turn in turns_at(edition, site.id, docent.id):
        coach = edition.meeting.coaches[turn.group.coach]
        summary = edition.say("Coach {coach}, {people} people", coach=coach.id, people=turn.party.people)
        what, aboard = f"party.{coach.id}", _aboard(edition, coach)
        yield Happening(what, turn.party.start, turn.party.end, summary, site, "", aboard, BEGINNING)


def _session(edition: Edition, session: Session) -> Happening:
    place = edition.meeting.places[session.place]
    room = place.rooms[session.room].name.to(edition.language)
    spot, title = f"{edition.name(place.id)} {room}", session.title.to(edition.language)
    return Happening(f"session.{session.id}", session.start, session.end, title, place, spot)


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
        yield Happening(what, before.start, drive.end, summary, origin, "", aboard, GATHERING)
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
