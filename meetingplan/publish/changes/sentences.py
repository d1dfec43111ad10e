"""A change as a sentence: what it is about, what that is now, what it was before."""

from collections.abc import Iterable

from meetingplan.domain.hosting import PODIUM
from meetingplan.domain.ids import NodeId, part_of, place_of
from meetingplan.domain.text import Message, say
from meetingplan.publish.changes.compare import Change
from meetingplan.publish.changes.facts import Fact, Topic
from meetingplan.publish.changes.names import Names
from meetingplan.publish.changes.stops import Span, What


def sentence(change: Change, names: Names) -> Message:
    """The change, told to whom it is for."""
    if change.topic.what is What.PASSENGERS:
        return _passengers(change, names)
    what = _label(change, names)
    before, after = (_value(change.topic, fact, names) for fact in (change.before, change.after))
    if change.before is None:
        return say("new: {what} {after}", what=what, after=after)
    if change.after is None:
        return say("{what} {before} falls away", what=what, before=before)
    if change.minutes:
        return say("{what} {after} instead of {before} ({minutes} min)",
                   what=what, after=after, before=before, minutes=f"{change.minutes:+d}")  # fmt: skip
    return say("{what} {after} instead of {before}", what=what, after=after, before=before)


def _passengers(change: Change, names: Names) -> Message:
    """Who gets on and who does not any more; all the others stay."""
    before, after = (
        frozenset(fact) if isinstance(fact, tuple) else frozenset() for fact in (change.before, change.after)
    )
    on, off = _people(after - before, names), _people(before - after, names)
    if on and off:
        return say("passengers: {on} come, {off} leave", on=on, off=off)
    return say("passengers: {on} come", on=on) if on else say("passengers: {off} leave", off=off)


def _label(change: Change, names: Names) -> Message:
    """What it is about; `about` names a place, a coach, a session, a room or a post, whichever the kind has."""
    what, about = change.topic.what, change.topic.about
    place, session, post = names.place(about), names.session(about), names.posts.get(about, about)
    labels = {
        What.COACH: say("coach"),
        What.ORDER: say("order of sites"),
        What.GATHERING: say("gathering at {place}", place=place),
        What.VISIT: say("visit of {place}", place=place),
        What.RETURN: say("arrival at {place}", place=place),
        What.SESSION: say("{session}", session=_held(change, names)),
        What.ARRIVAL: say("coach {coach}", coach=about),
        What.PEOPLE: say("people from coach {coach}", coach=about),
        What.ROOM: say("guest room"),
        What.ROOM_MATES: say("room shared with"),
        What.GUESTS: say("guest room {room}", room=about),
        What.TABLE: say("{session}: table", session=session),
        What.LEADS: say("{session}: leads table", session=session),
        What.SEAT: say("{session}: seat", session=session),
        What.AWARD: say("{session}: on stage", session=session),
        What.DUTY: say("post {post}", post=post),
    }
    return labels[what]


def _held(change: Change, names: Names) -> str:
    """The session in a room at the time, or only the room."""
    node = NodeId(change.topic.about)
    spans = (fact for fact in (change.after, change.before) if isinstance(fact, Span))
    titles = (names.held.get((node, span.start)) for span in spans)
    return next(filter(None, titles), f"{names.place(place_of(node))} {part_of(node)}")


def _value(topic: Topic, fact: Fact | None, names: Names) -> object:
    """A fact as a person reads it."""
    match topic.what, fact:
        case _, Span(start, end):
            return f"{names.when(start)}–{names.clock.hhmm(end)}"
        case What.ORDER, tuple():
            return " → ".join(map(names.place, fact))
        case What.ROOM, (hotel, room):
            return f"{names.place(hotel)} {room}"
        case ((What.ROOM_MATES | What.GUESTS), tuple()):
            return _people(fact, names) if fact else say("nobody")
        case What.SEAT, (row, seat):
            return (
                say("podium {seat}", seat=seat)
                if row == str(PODIUM)
                else say("row {row}, seat {seat}", row=row, seat=seat)
            )
        case What.AWARD, (item, batch, order):
            return say("item {item}, batch {batch}, place {order}", item=item, batch=batch, order=order)
        case What.TABLE, (table, diet):
            return f"{table} ({diet})"
        case _, tuple():
            return " ".join(fact)
        case _, str() if fact:
            return fact
    return say("none")


def _people(ids: Iterable[str], names: Names) -> str:
    return names.comma.join(names.person(id) for id in sorted(ids))
