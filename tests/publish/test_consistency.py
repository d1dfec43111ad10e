"""One source: everything that is published says the same of every delegate, to the digit, as the plan does.

A meeting with a night is planned and published by the commands; every format is read back by a reader that is not ours,
and coach, gatherings, room, table and seat are compared with plan.json as json reads it.
"""

import csv
import email
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from email.policy import default
from pathlib import Path

import docx
import icalendar
import pytest
import vobject
from python_calamine import CalamineWorkbook

from meetingplan.domain.text import Language, Message
from meetingplan.language import translate
from tests.cli.running import ROOT, run
from tests.publish.held import Held, held, names
from tests.publish.readers import Page
from tests.publish.test_handbook import pdf_text

HOSTED = ROOT / "tests" / "scenarios" / "hosted"
PEOPLE = names(HOSTED)
Lists = Mapping[str, list[list[str]]]
"""Rows of each list, its head among them, by what the head begins with."""

WORDS = {
    "en": {
        "coach": r"Your coach (\S+) Plate",
        "gather": r"(\d\d:\d\d) Gather at the coach, (.+?) departure",
        "room": r"Hotel (.+?) room (\w+) \(",
        "table": r"table (\d+)",
        "seat": r"row (\d+), seat (\d+)",
        "podium": r"podium, seat (\d+)",
        "event": r"Coach (\S+): gather (\d\d:\d\d) at (.+), then to",
        "message": r"coach (\S+?),? (?:gather )?15 Sep (\d\d:\d\d) (?:at )?(.+?);",
        "own room": r"room (?:no\. )?(\w+)",
        "short podium": r"podium (\d+)",
    },
    "zh_CN": {
        "coach": r"乘车 (\S+) 车牌",
        "gather": r"(\d\d:\d\d) (\S+?)集合上车",
        "room": r"住宿 (.+?) (\w+)房间",
        "table": r"第(\d+)桌",
        "seat": r"(\d+)排(\d+)座",
        "podium": r"主席台，从就座者左手起第(\d+)座",
        "event": r"(\S+)号车：(\d\d:\d\d)在(.+)集合上车",
        "message": r"车号(\S+?)，9月15日(\d\d:\d\d)在?(.+?)集合",
        "own room": r"(\d+)房",
        "short podium": r"主席台(\d+)座",
    },
}
"""How each language says it, so that only values are compared."""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hosted") / "out"
    assert run("plan", HOSTED, "-o", folder, "--lang", "en").exit_code == 0
    return folder


@pytest.fixture(scope="module", params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def out(planned: Path, language: Language) -> Path:
    """The plan published in a language of which nothing was published before."""
    folder = planned.parent / language
    assert run("publish", HOSTED, planned / "plan.json", "-o", folder, "--lang", language).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def asked(out: Path, language: Language) -> Mapping[str, Held]:
    """What everything must say: 24 people, each with three gatherings, a room, a table and two seats."""
    read = held(out / "plan.json", HOSTED, language)
    assert set(read) == set(PEOPLE.values())
    assert {(len(one.gathers), len(one.tables), len(one.seats)) for one in read.values()} == {(3, 1, 2)}
    return read


def say(language: Language, english: str) -> str:
    return translate(Message(english), language)


def test_pages(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    words = WORDS[language]
    for id, name in PEOPLE.items():
        text = Page((out / "itineraries" / "delegates" / f"{id}.html").read_bytes()).text
        one = asked[name]
        assert re.findall(words["coach"], text) == [one.coach]
        assert re.findall(words["gather"], text) == [(time, place) for _, time, place in one.gathers]
        assert re.findall(words["room"], text) == [one.room]
        assert [int(table) for table in re.findall(words["table"], text)] == list(one.tables.values())
        assert _seats(text, words["podium"], words["seat"]) == set(one.seats.values())


def _seats(text: str, podium: str, seat: str) -> set[tuple[int, int]]:
    floor = {(int(row), int(number)) for row, number in re.findall(seat, text)}
    return floor | {(0, int(number)) for number in re.findall(podium, text)}


def test_pages_of_coaches(out: Path, asked: Mapping[str, Held]) -> None:
    for coach in {one.coach for one in asked.values()}:
        text = Page((out / "itineraries" / "coaches" / f"{coach}.html").read_bytes()).text
        assert {name for name in asked if name in text} == {name for name in asked if asked[name].coach == coach}
        for one in (one for one in asked.values() if one.coach == coach):
            assert all(re.search(rf"{time}–\d\d:\d\d {place}", text) for _, time, place in one.gathers)


def test_calendars(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Those of delegates and of coaches, as two programs read them."""
    calendars = out / "calendars"
    owners = {calendars / "delegates" / f"{id}.ics": asked[name] for id, name in PEOPLE.items()}
    owners |= {calendars / "coaches" / f"{one.coach}.ics": one for one in asked.values()}
    for path, one in owners.items():
        data = path.read_bytes()
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        mine = [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events]
        theirs = [(e.summary.value, e.dtstart.value) for e in vobject.readOne(data.decode()).vevent_list]
        for read in (mine, theirs):
            assert list(_of_events(read, language)) == [(one.coach, *gather) for gather in one.gathers]


def _of_events(events: list, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Coach, day, time and place of every gathering; its summary and its start must name the same time."""
    for summary, start in sorted(events, key=lambda event: event[1]):
        if found := re.match(WORDS[language]["event"], summary):
            coach, time, place = found.groups()
            assert time == start.strftime("%H:%M")
            yield coach, start.date().isoformat(), time, place


def test_invitations(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    for id, name in PEOPLE.items():
        events = []
        for path in (out / "invitations" / id).glob("*.eml"):
            message = email.message_from_bytes(path.read_bytes(), policy=default)
            (part,) = (part for part in message.walk() if part.get_content_type() == "text/calendar")
            for event in icalendar.Calendar.from_ical(part.get_content()).walk("VEVENT"):
                assert message["Subject"] == str(event["SUMMARY"])
                events.append((str(event["SUMMARY"]), event.decoded("DTSTART")))
        assert list(_of_events(events, language)) == [(asked[name].coach, *g) for g in asked[name].gathers]


def test_messages(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    with (out / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert sorted(row[1] for row in rows) == sorted(asked)
    for _, name, text, _ in rows:
        _assert_message(text, asked[name], language)


def _assert_message(text: str, one: Held, language: Language) -> None:
    """The first gathering stands in every message; whoever is on the podium once has two seats, else one."""
    words = WORDS[language]
    day, time, place = one.gathers[0]
    assert day == "2026-09-15"
    assert re.findall(words["message"], text) == [(one.coach, time, place)]
    assert re.findall(words["own room"], text) == [one.room[1]]
    assert [int(table) for table in re.findall(words["table"], text)] == list(one.tables.values())
    assert _seats(text, words["short podium"], words["seat"]) == set(one.seats.values())


def workbook(out: Path) -> Lists:
    book = CalamineWorkbook.from_path(out / "workbook.xlsx")
    sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[1:])
    return {
        str(sheet[0][0]): [[str(int(c)) if isinstance(c, float) else str(c) for c in row] for row in sheet[2:]]
        for sheet in sheets
    }


def document(out: Path) -> Lists:
    """Each table under the heading before it."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for block in docx.Document(str(out / "handbook.docx")).iter_inner_content():
        if isinstance(block, docx.table.Table):
            found[title] = [[cell.text for cell in row.cells] for row in block.rows]
        elif block.style is not None and block.style.name.startswith("Heading"):
            title = block.text
    return found


def columns(rows: list[list[str]], language: Language, *heads: str) -> list[tuple[str, ...]]:
    """Some columns of a list, by their English names."""
    places = [rows[0].index(say(language, head)) for head in heads]
    return [tuple(row[place] for place in places) for row in rows[1:]]


@pytest.mark.parametrize("read", [workbook, document])
def test_lists(out: Path, asked: Mapping[str, Held], language: Language, read) -> None:
    lists = read(out)

    def of(title: str, *heads: str) -> list[tuple[str, ...]]:
        return columns(lists[say(language, title)], language, *heads)

    everyone = sorted((name, one.coach, *one.room) for name, one in asked.items())
    assert sorted(of("Delegates", "Name", "Coach", "Hotel", "Room no.")) == everyone
    assert sorted(of("Passengers", "Name", "Coach")) == [row[:2] for row in everyone]
    assert sorted(of("Rooms", "Name", "Hotel", "Room no.")) == [(name, *room) for name, _, *room in everyone]
    first = {(one.coach, one.gathers[0][2], f"{one.gathers[0][0][5:]} {one.gathers[0][1]}") for one in asked.values()}
    assert set(of("Coach list", "Coach", "Gathering place", "Gathering")) == first
    tables = {(meal, str(table), name) for name, one in asked.items() for meal, table in one.tables.items()}
    told = of("Dining tables", "Meal", "Table", "Names")
    assert {(meal, table, name) for meal, table, listed in told for name in listed.split("、")} == tables
    for session in {session for one in asked.values() for session in one.seats}:
        title = say(language, "Seating plan: {session}").replace("{session}", session)
        assert _chart(lists[title]) == {name: one.seats[session] for name, one in asked.items()}


def _chart(rows: list[list[str]]) -> dict[str, tuple[int, int]]:
    """Who sits where in a plan of seats; the podium faces the hall, so its seats count from the other side."""
    found = {}
    for label, *line in rows[1:]:
        row = int(re.sub(r"\D", "", label) or 0)
        taken = [name for name in line if name] if row == 0 else line
        for place, name in enumerate(taken, 1):
            if name:
                found[name] = (row, place) if row else (0, len(taken) + 1 - place)
    return found


def test_lists_of_the_workbook_alone(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """To sign in, the seat of each person, and the messages."""
    lists = workbook(out)
    signing = columns(lists[say(language, "Sign-in")], language, "Name", "Coach", "Room no.")
    assert sorted(signing) == sorted((name, one.coach, one.room[1]) for name, one in asked.items())
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for session, name, row, seat in columns(lists[say(language, "Seats")], language, "Session", "Name", "Row", "Seat"):
        found[name][session] = (int(re.sub(r"\D", "", row) or 0), int(seat))
    assert found == {name: one.seats for name, one in asked.items()}
    for name, text in columns(lists[say(language, "Short messages")], language, "Name", "Message"):
        _assert_message(text, asked[name], language)


def test_the_printed_handbook(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Poppler gives a row cell by cell; spaces go, because names are broken over lines."""
    text = pdf_text((out / "handbook.pdf").read_bytes())
    for name, one in asked.items():
        hotel, room = ("".join(part.split()) for part in one.room)
        assert re.search(rf"{name}科长{one.coach}{hotel}{room}", text)
        assert re.search(rf"{one.coach}\d+{name}", text)
        assert re.search(rf"{hotel}{room}\D+?{name}", text)


def test_place_cards(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Each name stands on both sides of a card at its table, and of one on the podium; nobody has one for the floor."""
    words = WORDS[language]
    told = pdf_text((out / "place-cards.pdf").read_bytes())
    cards = sum(len(one.tables) + any(row == 0 for row, _ in one.seats.values()) for one in asked.values())
    assert len(re.findall(words["table"].replace(" ", ""), told)) == 2 * sum(len(one.tables) for one in asked.values())
    assert sum(told.count(name) for name in asked) == 2 * cards
    on_podium = [seat for one in asked.values() for row, seat in one.seats.values() if row == 0]
    found = [int(seat) for seat in re.findall(words["short podium"].replace(" ", ""), told)]
    assert sorted(found) == sorted(2 * on_podium)
