"""The sheet of source texts: the files that a workbook was made of, as far as its other sheets cannot show them."""

import hashlib
from collections.abc import Mapping

from meetingplan.domain.text import say
from meetingplan.scenario.fields import SAFE_ID
from meetingplan.scenario.load import ROSTER
from meetingplan.scenario.workbook.codec import text_of
from meetingplan.scenario.workbook.grid import Grid
from meetingplan.scenario.workbook.sheets import COMMON, FILE, LINE, SOURCES, TEXT
from meetingplan.scenario.workbook.tables import Found, body, header
from meetingplan.scenario.workbook.words import spellings

DIGEST = f"{ROSTER}.sha256"
"""Stands for the roster as it was, whose lines are not repeated."""
LONGEST = 120
"""Characters of a file's name, which some disks limit to 255 bytes."""
PIECE = 30_000
"""Characters of a line in one cell, which holds 32,767."""


def source_rows(files: Mapping[str, bytes], header: tuple[str, ...]) -> list[tuple[str, int, str]]:
    """File, line and text, several rows for a very long line; of the roster, which has no comments, its columns."""
    made = [(DIGEST, 1, digest(files[ROSTER]))] if ROSTER in files else []
    for name, data in files.items():
        text = ",".join(header) if name == ROSTER else data.decode("utf-8-sig")
        for number, line in enumerate(text.split("\n"), 1):
            pieces = [line[start : start + PIECE].rstrip("\r") for start in range(0, max(1, len(line)), PIECE)]
            made += [(name, number, piece) for piece in pieces]
    return made


def digest(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def read_source(grid: Grid, found: Found) -> dict[str, bytes]:
    """The files of a sheet of source texts; lines that are missing are empty."""
    names = {name: frozenset(spellings(COMMON[name])) for name in SOURCES}
    top = header(grid, names, found, needed=SOURCES)
    lines: dict[str, dict[int, str]] = {}
    height = grid.height
    for cells, spots in body(grid, *top) if top else ():
        number = text_of(cells.get(LINE))
        if not number.isdigit() or not 1 <= int(number) <= height:
            what = say("{line} is not the number of a line", line=number[:40] or "-")
            found.refuse("bad-source", grid.where(spots[LINE]), what, say("make the workbook anew"))
            continue
        name = text_of(cells.get(FILE))
        if len(name) > LONGEST or not SAFE_ID.fullmatch(name):
            what = say("{name} cannot be the name of a file beside scenario.yaml", name=name[:40] or "-")
            found.refuse("bad-file-name", grid.where(spots[FILE]), what, say("make the workbook anew"))
            continue
        listed = lines.setdefault(name, {})
        cell = cells.get(TEXT)
        listed[int(number)] = listed.get(int(number), "") + (cell if isinstance(cell, str) else text_of(cell))
    return {
        name: "\n".join(listed.get(number, "") for number in range(1, max(listed) + 1)).encode()
        for name, listed in lines.items()
    }
