"""Workbooks that would take the memory of the machine, or lie: one clear refusal, before anything is laid out."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from meetingplan.domain.problems import Problem
from meetingplan.scenario.workbook.grid import read_workbook
from tests.scenario.workbook.books import TINY, book, files_of, refused

PLAIN = book({"Sheet1": [["姓名", "单位"], ["张三", "合肥市"]]})
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def with_part(name: str, data: bytes) -> bytes:
    """The plain workbook with one of its parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return made.getvalue()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    return with_part(SHEET, before + HEAD + b"<sheetData>" + rows + b"</sheetData></worksheet>")


def corners() -> bytes:
    return sheet(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>')


def many_cells() -> bytes:
    return sheet(b'<row r="1">' + b"<c><v>1</v></c>" * 700_000 + b"</row>")


def laughs() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 10))
    return sheet(b'<row r="1"><c r="A1"><v>&e9;</v></c></row>', b'<!DOCTYPE x [<!ENTITY e0 "ha">' + entities + b"]>")


def unpacking_to_too_much() -> bytes:
    return with_part("xl/media/image1.bin", bytes(100_000_000))


def lying_about_its_size() -> bytes:
    data = bytearray(with_part("xl/zeros.bin", bytes(100_000_000)))
    size = (100_000_000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


BOMBS: list[Callable[[], bytes]] = [corners, many_cells, laughs, unpacking_to_too_much, lying_about_its_size]


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_refused(bomb: Callable[[], bytes]) -> None:
    assert refused(bomb(), files_of(TINY)) == [("book.xlsx", "bad-workbook")]


@pytest.mark.parametrize("text", ["," * 600 + "x", "a\n" * 4000 + "," * 400 + "x\n", "x," * 300_000])
def test_a_text_that_is_too_wide_is_refused(text: str) -> None:
    assert refused(text.encode(), files_of(TINY), "r.csv") == [("r.csv", "bad-workbook")]


def peak(script: str, *args: str) -> tuple[list[str], int]:
    """What a program prints, and the kilobytes by which it grew after its imports, which take some 80 MB.

    Its files are made by another one: a process that is started counts the memory of the one that starts it.
    """
    command = [sys.executable, "-c", "import subprocess, sys; subprocess.run(sys.argv[1:], check=True)"]
    ran = subprocess.run([*command, sys.executable, "-c", script, *args], capture_output=True, text=True, check=True)
    *codes, kilobytes = ran.stdout.split()
    return codes, int(kilobytes)


MEASURED = """
import resource, sys
from pathlib import Path
from meetingplan.scenario.cells import rows
from meetingplan.scenario.workbook.grid import read_workbook
from meetingplan.store.document import parse

def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

def text(data, name, found):
    rows(data.decode(), name, found)

before = used()
for path in map(Path, sys.argv[1:]):
    found = []
    {".xlsx": read_workbook, ".yaml": parse, ".csv": text}[path.suffix](path.read_bytes(), path.name, found)
    print(found[0].code if found else "read")
print(used() - before)
"""


def test_bombs_of_every_kind_are_refused_in_little_memory(tmp_path) -> None:
    # calamine would lay the corners out in 550 GB; the aliases would become 9^9 texts.
    aliases = b"a: &a0 [x]\n" + b"".join(
        b"a%d: &a%d [%s]\n" % (i, i, b",".join([b"*a%d" % (i - 1)] * 9)) for i in range(1, 10)
    )
    bombs = {
        "corners.xlsx": (corners(), "bad-workbook"),
        "zeros.xlsx": (lying_about_its_size(), "bad-workbook"),
        "aliases.yaml": (aliases, "too-many-values"),
        "nesting.yaml": (b"[" * 2_000_000, "nested-too-deep"),
        "values.yaml": (b"[" + b"1," * 1_900_000 + b"]", "too-many-values"),
        "digits.yaml": (b"days: " + b"9" * 3_900_000, "number-too-long"),
        "cell.csv": (b"id,name\nD1," + b"x" * 7_900_000, "too-long"),
        "quote.csv": (b'id,name\nD1,"' + b"x" * 7_900_000, "open-quote"),
        "cells.csv": (b"," * 7_900_000, "too-many-values"),
        "lines.csv": (b"a\n" * 3_900_000, "too-many-values"),
    }
    for name, (data, _) in bombs.items():
        (tmp_path / name).write_bytes(data)
    codes, kilobytes = peak(MEASURED, *(str(tmp_path / name) for name in bombs))
    assert codes == [code for _, code in bombs.values()]
    assert kilobytes < 100_000


def test_a_dimension_that_lies_costs_nothing() -> None:
    rows = b'<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
    data = with_part(SHEET, HEAD + b'<dimension ref="A1:XFD1048576"/>' + rows)
    found: list[Problem] = []
    (grid,) = read_workbook(data, "book.xlsx", found)
    assert (found, grid.cells) == ([], {(0, 0): 7.0})


@pytest.mark.parametrize(
    ("cell", "text"),
    [(b'<c r="B7" t="e"><v>#REF!</v></c>', "an error"), (b'<c r="B7"><f>A1+1</f></c>', "a formula without value")],
)
def test_a_cell_without_a_value_is_refused_by_its_name(cell: bytes, text: str) -> None:
    assert refused(sheet(b'<row r="7">' + cell + b"</row>"), files_of(TINY)) == [("book.xlsx:Sheet1!B7", "bad-cell")], (
        text
    )


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04", b"\xd0\xcf\x11\xe0old", PLAIN[:-30], PLAIN[: len(PLAIN) // 2], with_part(SHEET, b"<a>"),
        with_part(SHEET, b'<?xml version="1.0" encoding="null8"?><a/>'),
        with_part(SHEET, b'<?xml version="1.0" encoding="gb18030"?><a/>'),
        with_part("xl/_rels/workbook.xml.rels", b'<?xml version="1.0" encoding="null8"?><a/>'),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert refused(data, files_of(TINY)) == [("book.xlsx", "bad-workbook")]


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_refused_or_harmless(seed: int) -> None:
    # Bytes overwritten anywhere: whatever comes of it, nothing but a problem is raised.
    data = bytearray(PLAIN)
    at = seed * 7919 % (len(data) - 8)
    data[at : at + 8] = bytes((seed * 37 + i * 101) % 256 for i in range(8))
    found: list[Problem] = []
    read_workbook(bytes(data), "book.xlsx", found)
    assert all(problem.what.template for problem in found)
