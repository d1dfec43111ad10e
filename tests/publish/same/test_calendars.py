"""Calendars and invitations, as two programs read them that did not write them."""

import email
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import icalendar
import vobject

from meetingplan.domain.text import Language
from tests.publish.same.held import PEOPLE, Held, stays
from tests.publish.same.test_pages import led, links
from tests.publish.same.words import WORDS, gatherings, seats

Event = tuple[str, Any, str]
"""Summary, start, description."""


def by_icalendar(data: bytes) -> list[Event]:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(str(e["SUMMARY"]), e.decoded("DTSTART"), str(e.get("DESCRIPTION", ""))) for e in events]


def by_vobject(data: bytes) -> list[Event]:
    events = vobject.readOne(data.decode()).contents.get("vevent", [])
    texts = ((e, e.contents["description"][0].value if "description" in e.contents else "") for e in events)
    return [(e.summary.value, e.dtstart.value, text) for e, text in texts]


def read(path: Path) -> list[Event]:
    """The events of a calendar, which both read alike."""
    mine, theirs = (reader(path.read_bytes()) for reader in (by_icalendar, by_vobject))
    assert [(what, str(start), text) for what, start, text in mine] == [
        (what, str(start), text) for what, start, text in theirs
    ]
    return mine


def assert_own(events: list[Event], one: Held, language: Language) -> None:
    """A delegate's: gatherings, the room in the night, the table at the meal, the seat in each session."""
    words = WORDS[language]
    assert list(gatherings([event[:2] for event in events], language)) == [(one.coach, *g) for g in one.gathers]
    nights = [
        (found[1], *re.findall(r"\d+", text)) for what, _, text in events if (found := re.match(words["night"], what))
    ]
    assert nights == [one.room]
    tables = {what: int(found[1]) for what, _, text in events if (found := re.search(words["table"], text))}
    assert tables == one.tables
    told = {what: seats(text, words["podium"], words["seat"]) for what, _, text in events}
    assert {what: found for what, found in told.items() if found} == {what: {seat} for what, seat in one.seats.items()}


def test_delegates(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    for id, name in PEOPLE.items():
        assert_own(read(out / "calendars" / "delegates" / f"{id}.ics"), asked[name], language)


def test_phones(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    for id, link in links(out).items():
        assert_own(read(out / link / "calendar.ics"), asked[PEOPLE[id]], language)


def test_invitations(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """All messages to a delegate together; the plain text says what the calendar does."""
    for id, name in PEOPLE.items():
        events: list[Event] = []
        for path in (out / "invitations" / id).glob("*.eml"):
            message = email.message_from_bytes(path.read_bytes(), policy=default)
            plain, part = message.iter_parts()
            (event,) = by_icalendar(part.get_content().encode())
            assert message["Subject"] == event[0]
            assert event[2] in plain.get_content().replace("\r\n", "\n")
            events.append(event)
        assert_own(events, asked[name], language)


def test_coaches(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Nothing of any one passenger stands in them."""
    for one in asked.values():
        events = read(out / "calendars" / "coaches" / f"{one.coach}.ics")
        assert list(gatherings([event[:2] for event in events], language)) == [(one.coach, *g) for g in one.gathers]
        assert not any(name in text for name in asked for _, _, text in events)


def test_sites(out: Path, language: Language) -> None:
    for site in {stay.site for stay in stays(out / "plan.json")}:
        events = read(out / "calendars" / "sites" / f"{site}.ics")
        assert {(*_passengers(what, language), f"{start:%H:%M}") for what, start, _ in events} == {
            (stay.coach, stay.people, stay.arrive) for stay in stays(out / "plan.json") if stay.site == site
        }


def test_docents(out: Path, plan: Any, language: Language) -> None:
    for docent, parties in led(plan).items():
        events = read(out / "calendars" / "docents" / f"{docent}.ics")
        assert {(*_passengers(what, language), f"{start:%H:%M}") for what, start, _ in events} == {
            (coach, people, start) for coach, start, _, people in parties
        }


def _passengers(summary: str, language: Language) -> tuple[str, int]:
    ((coach, people),) = re.findall(WORDS[language]["passengers"], summary)
    return coach, int(people)


def test_the_meeting(out: Path, scenario: Any, language: Language) -> None:
    told = Counter((what, f"{start:%Y-%m-%d %H:%M}") for what, start, _ in read(out / "calendars" / "meeting.ics"))
    held = [*scenario["sessions"], *scenario["windows"]]
    assert told == Counter((session["title"][language], session["from"]) for session in held)


def test_the_preparation(out: Path) -> None:
    """Every Monday from 17 August to 14 September 2026 at nine: five times."""
    mondays = [date(2026, 8, 17) + timedelta(weeks=week) for week in range(5)]
    starts = [start for _, start, _ in read(out / "calendars" / "preparation.ics")]
    assert [(start.date(), start.hour) for start in starts] == [(day, 9) for day in mondays]


def test_owners(out: Path, tasks: Any) -> None:
    for owner in {task["owner"] for task in tasks["tasks"]}:
        events = read(out / "calendars" / "owners" / f"{owner}.ics")
        assert [(task["name"] in what, str(start)) for what, start, _ in events if (task := _task(tasks, what))] == [
            (True, task["deadline"]) for task in tasks["tasks"] if task["owner"] == owner
        ]


def _task(tasks: Any, summary: str) -> Any:
    return next(task for task in tasks["tasks"] if task["id"] in summary)
