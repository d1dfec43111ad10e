"""Calendars that go on from what was published before, so that clients see what has changed, and that alone.

A client recognises an event by its UID, which names owner and stop, never the solve. What is published is its own
memory: an event that stands in the earlier calendar with the same text keeps its SEQUENCE, one that has changed gets
the plan's revision less one, or one more than it had, and one that has fallen away stays as CANCELLED. DTSTAMP must
not come from a clock, or every run would look like a change: it is the meeting's first midnight, less a year so that
it lies before any use, plus a minute a SEQUENCE.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Event

from meetingplan.publish.calendars.events import BEGIN, END, Told, line, nameless_calendar, zone
from meetingplan.publish.edition import Edition

_EVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?\r\nEND:VEVENT\r\n", re.DOTALL)
_UID = re.compile(r"^UID:(.*)\r$", re.MULTILINE)
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d+)\r$", re.MULTILINE)
_CANCELLED = b"\r\nSTATUS:CANCELLED\r\n"


@dataclass(frozen=True, slots=True)
class Issued:
    """An event as it is published: its whole iCalendar text."""

    uid: str
    sequence: int
    text: bytes

    @property
    def is_cancelled(self) -> bool:
        """Whether it has fallen away."""
        return _CANCELLED in self.text


class Issuer:
    """Issues the events of an edition; what all of its calendars share is made once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._domain = f"@{edition.meeting.id}.meetingplan"
        self._midnight = edition.meeting.clock.at(0).astimezone(UTC) - timedelta(days=365)
        self._newest = max(0, edition.plan.revision - 1)
        self.zone = zone(edition.meeting)
        """The VTIMEZONE that every calendar needs."""
        self._head = bytes(nameless_calendar().to_ical()).removesuffix(END)

    def calendar(self, name: str, events: Iterable[Issued]) -> bytes:
        """A calendar file."""
        names = line("NAME", name) + line("X-WR-CALNAME", name)
        return b"".join((self._head, names, self.zone, *(event.text for event in events), END))

    def issue(self, path: str, owner: str, happenings: Iterable[Told]) -> Iterator[Issued]:
        """The events of the calendar at a path: those of now, then those that have fallen away."""
        before = self._before(self._edition.earlier.read(path))
        for told in happenings:
            uid = f"{owner}{told.what}{self._domain}"
            yield self._now(uid, told.text, before.pop(uid, None))
        yield from filter(None, map(self._gone, before.values()))

    def left(self, path: str) -> bytes | None:
        """The calendar that lies at a path, whose owner is no more: with all its events cancelled; None if not ours."""
        data = self._edition.earlier.read(path)
        before = self._before(data)
        gone = [event.text for event in map(self._gone, before.values()) if event]
        return b"".join((data[: data.index(BEGIN)], *gone, END)) if gone else None

    def _before(self, data: bytes) -> dict[str, Issued]:
        """The events of an earlier calendar by their UID, as far as they are this meeting's."""
        found = (_read(text) for text in _EVENT.findall(data))
        return {event.uid: event for event in found if event and event.uid.endswith(self._domain)}

    def _now(self, uid: str, text: bytes, before: Issued | None) -> Issued:
        if before is None:
            return self._made(uid, self._newest, text)
        same = self._made(uid, before.sequence, text)
        return same if same == before else self._made(uid, self._after(before), text)

    def _gone(self, before: Issued) -> Issued | None:
        """An event that has fallen away, in UTC so that it needs no zone, and so called for those who ignore STATUS.

        None for one that somebody has edited beyond reading.
        """
        if before.is_cancelled:
            return before
        try:
            event = Event.from_ical(before.text)
            times = {name: event.decoded(name) for name in ("DTSTART", "DTEND")}
        except (KeyError, ValueError):
            return None
        event.subcomponents.clear()
        summary = self._edition.say("Cancelled: {what}", what=str(event.get("SUMMARY", "")))
        for name in ("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "TRANSP", *times):
            event.pop(name, None)
        for name, at in times.items():
            event.add(name, at.astimezone(UTC) if isinstance(at, datetime) else at)
        event.add("summary", summary)
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")
        return self._made(before.uid, self._after(before), event.to_ical().removeprefix(BEGIN))

    def _after(self, before: Issued) -> int:
        return max(self._newest, before.sequence + 1)

    def _made(self, uid: str, sequence: int, text: bytes) -> Issued:
        stamp = self._midnight + timedelta(minutes=sequence + 1)
        head = f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\nSEQUENCE:{sequence}\r\n".encode()
        return Issued(uid, sequence, BEGIN + line("UID", uid) + head + text)


def _read(text: bytes) -> Issued | None:
    """An event that we have published; None for one of others."""
    unfolded = text.replace(b"\r\n ", b"").decode(errors="replace")
    uid, sequence = _UID.search(unfolded), _SEQUENCE.search(text)
    return Issued(uid[1], int(sequence[1]), text) if uid and sequence else None
