"""What a revision is told to a delegate with: only what is another now."""

from collections.abc import Iterator, Sequence

from meetingplan.domain.people import Delegate
from meetingplan.publish.changes import Change, Span, What
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind
from meetingplan.publish.messages.parts import ALWAYS, Part, fitted
from meetingplan.publish.messages.personal import (
    LEAST,
    contact,
    gathering,
    gatherings,
    greeting,
    no_coach,
    own_page,
    room,
    seats,
    tables,
)

_ON_THE_PAGE = frozenset({What.ORDER, What.VISIT, What.RETURN, What.SESSION, What.AWARD, What.LEADS})
"""What is too long for a message, and stands on the delegate's own page."""


def revised(edition: Edition, person: Delegate, changed: Sequence[Change]) -> str:
    """The message about changes; empty where none of them is one that a message tells.

    A delegate whose coach is another is told its first gathering and whom to call even where these are as before.
    """
    parts = list(_parts(edition, person, changed))
    if not parts:
        return ""
    hello = greeting(edition, person)
    changes = edition.say("changes: ")
    head = Part(hello.full + changes, hello.short + changes, hello.rank)
    return fitted(head, parts, edition.say("; "))


def _parts(edition: Edition, person: Delegate, changed: Sequence[Change]) -> Iterator[Part]:
    about = {(change.topic.what, change.topic.about) for change in changed if change.after is not None}
    kinds, own = {change.topic.what for change in changed}, edition.own(person.id)
    yield from _way(edition, person, changed)
    if (What.ROOM, "") in about:
        yield from room(edition, own.lodged)
    yield from seats(edition, [seat for id, seat in own.seats.items() if (What.SEAT, id) in about])
    yield from tables(edition, [table for id, table in own.tables.items() if (What.TABLE, id) in about])
    if kinds & _ON_THE_PAGE:
        text = edition.say("more on your page")
        yield Part(text, text, LEAST)
        yield from own_page(edition, person)


def _way(edition: Edition, person: Delegate, changed: Sequence[Change]) -> Iterator[Part]:
    """The coach with its first gathering if either is another, and the later gatherings that are."""
    kinds = {change.topic.what for change in changed}
    if not kinds & {What.COACH, What.GATHERING}:
        return
    group = edition.group_of.get(person.id)
    if group is None:
        yield no_coach(edition)
        return
    coach = edition.meeting.coaches[group.coach]
    stops = [entry for entry in edition.journeys[group.id] if entry.kind is Kind.GATHER]
    moved = {(change.after.start, change.topic.about) for change in changed
             if change.topic.what is What.GATHERING and isinstance(change.after, Span)}  # fmt: skip
    others = [entry for entry in stops[1:] if (entry.start, entry.place) in moved]
    if What.COACH in kinds or not stops or (stops[0].start, stops[0].place) in moved or not others:
        yield gathering(edition, coach, stops)
    yield from gatherings(edition, others, ALWAYS)
    if What.COACH in kinds:
        yield from contact(edition, coach)
