"""The workbook of all lists, read by programs that did not write it."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from meetingplan.publish import render
from tests.publish.conftest import NAMES
from tests.publish.readers import missing

LISTS = [
    "Programme", "Visit schedule", "Coach list", "Passengers", "Turns of docents", "Sign-in", "Contacts",
    "Breakdown of tasks",
]  # fmt: skip
"""Those of a meeting without rooms, tables, seats, awards and posts; its speeches make one more."""


@pytest.fixture
def made(audited) -> bytes:
    (found,) = dict(render(audited, "en", frozenset({"workbook"}))).values()
    return found


def sheet(data: bytes, name: str) -> list[list[object]]:
    """The rows of a sheet from the head on."""
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(name).to_python()[2:]


def test_there_is_a_sheet_for_each_list(made):
    names = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    assert names[0] == "Contents"
    assert set(LISTS) <= set(names)


def test_everyone_stands_on_the_list_to_sign_with_name_and_phone_as_text(made, meeting):
    head, *rows = sheet(made, "Sign-in")
    assert head[:6] == ["No.", "Name", "Delegation", "Position", "Phone", "Coach"]
    assert sorted(row[1] for row in rows) == sorted(NAMES.values())
    assert {row[4] for row in rows} == {person.phone for person in meeting.delegates.values()}
    assert {row[1]: row[5] for row in rows} == dict(zip(NAMES.values(), ["C1"] * 3 + ["C2"] * 2 + [""], strict=True))


def test_the_coach_list_says_who_drives_how_many_from_where(made, meeting):
    """C1 boards from 540 to 542, which are 09:00 and 09:02."""
    first = sheet(made, "Coach list")[1]
    coach = meeting.coaches["C1"]
    assert first[:5] == ["C1", coach.plate, coach.model, coach.seats, coach.driver]
    assert first[8:] == [3, "Yungu Hotel", "06-23 09:00", "06-23 09:02"]


def test_each_visit_stands_in_the_schedule(made):
    """C1 reaches alpha at 551 after 9 min, is inside from 554 to 570 and leaves at 574; C2 has seen beta by then."""
    rows = [row[1:11] for row in sheet(made, "Visit schedule")[1:]]
    assert [1, "Alpha works", "C1", 3, 9, "09:11", "09:14–09:30", "09:34", 23, "苏映雪、程若溪"] in rows
    assert [row[2] for row in rows] == ["C2", "C1", "C2", "C1"]


def test_no_cell_is_a_formula_and_no_link_leads_out(made):
    with zipfile.ZipFile(BytesIO(made)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in part or "<f " in part for part in sheets)
    assert not any(re.search(r'TargetMode="External"', part) for part in sheets)


def test_every_sheet_is_ready_to_print(made):
    """A4, one page wide, the head on each page."""
    with zipfile.ZipFile(BytesIO(made)) as parts:
        names = [name for name in parts.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
        book = parts.read("xl/workbook.xml").decode()
        for name in names[1:]:
            part = parts.read(name).decode()
            assert 'paperSize="9"' in part
            assert '<pageSetUpPr fitToPage="1"/>' in part
    assert book.count("_xlnm.Print_Titles") == book.count("_xlnm.Print_Area") == len(names) - 1


def test_the_same_edition_gives_the_same_bytes(audited, made):
    assert dict(render(audited, "en", frozenset({"workbook"})))["workbook.xlsx"] == made


def test_another_program_reads_the_same(made, tmp_path: Path):
    """LibreOffice opens it and saves it again; every cell comes back."""
    if shutil.which("soffice") is None:
        missing("LibreOffice")
    (tmp_path / "book.xlsx").write_bytes(made)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "ods",
         "--outdir", tmp_path, tmp_path / "book.xlsx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    ours, theirs = CalamineWorkbook.from_filelike(BytesIO(made)), CalamineWorkbook.from_path(tmp_path / "book.ods")
    assert ours.sheet_names == theirs.sheet_names
    for name in ours.sheet_names:
        assert ours.get_sheet_by_name(name).to_python() == theirs.get_sheet_by_name(name).to_python()
