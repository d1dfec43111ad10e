"""Lists: the workbook, the handbook to be edited, and the messages, as readers of these formats find them."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from meetingplan.domain.text import Language
from tests.publish.same.held import Held
from tests.publish.same.words import assert_message, say

Lists = Mapping[str, list[list[str]]]
"""Rows of each list, its head among them, by what the head begins with."""


def test_messages(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    with (out / "messages.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert sorted(row[1] for row in rows) == sorted(asked)
    for _, name, text, _ in rows:
        assert_message(text, asked[name], language)


def workbook(out: Path) -> Lists:
    book = CalamineWorkbook.from_path(out / "workbook.xlsx")
    sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[1:])
    return {
        str(sheet[0][0]): [[str(int(c)) if isinstance(c, float) else str(c) for c in row] for row in sheet[2:]]
        for sheet in sheets
    }


def document(out: Path, name: str = "handbook.docx") -> Lists:
    """Each table under the heading before it."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for block in docx.Document(str(out / name)).iter_inner_content():
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
        assert_message(text, asked[name], language)


def test_contingency(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Whoever misses a coach misses it at a gathering: all of these are listed, and nothing else."""
    listed = document(out, "contingency.docx")[say(language, "Who misses a coach")]
    told = columns(listed, language, "Date", "Place", "Coach")
    assert sorted(told) == sorted({(day, place, one.coach) for one in asked.values() for day, _, place in one.gathers})
