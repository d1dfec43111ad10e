"""A CSV text (RFC 4180) -> cells that know where they were written, which the standard library's reader does not."""

import re
from dataclasses import dataclass

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say

MAX_CELLS = 350_000
"""Enough for 30,000 people; what is far above would not fit into the memory of a small computer."""
MAX_CHARACTERS = 32_767
"""Of a cell, as in Excel."""
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"[ \t]*(?=[,\r\n]|\Z)')
_SEPARATORS = 3
"""Times `MAX_CELLS`: commas and line ends may stand inside of cells, too."""
_PLAIN = re.compile(r"[^,\r\n]*")
_NEWLINE = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, without blanks at its ends, and where it begins."""

    text: str
    where: Position


def rows(text: str, file: str, found: list[Problem]) -> list[list[Cell]]:
    """The rows of a table that are not blank.

    Reading ends at a quote that is never closed, at a cell of more than `MAX_CHARACTERS` and after `MAX_CELLS` cells,
    each of which is a problem. A text with many times as many separators is refused before any cell takes memory.
    """
    made: list[list[Cell]] = []
    if text.count(",") + text.count("\n") > _SEPARATORS * MAX_CELLS:
        found.append(_too_many(Position(file)))
        return made
    row: list[Cell] = []
    index, line, begin, count = 0, 1, 0, 0
    while index <= len(text):
        where = Position(file, line, index - begin + 1)
        quoted = _QUOTED.match(text, index)
        count += 1
        if count > MAX_CELLS:
            found.append(_too_many(where))
            return made
        match = quoted or _PLAIN.match(text, index)
        assert match is not None, "an empty cell matches"
        if not quoted and match.group().startswith('"'):
            what = say("the quote that begins this cell is not closed at the cell's end")
            found.append(Problem("open-quote", where, what, say('close it with ", and write "" for a quote inside')))
            return made
        if match.end() - match.start() > MAX_CHARACTERS:
            what = say("the cell has more than {limit} characters", limit=MAX_CHARACTERS)
            found.append(Problem("too-long", where, what, say("keep only what belongs to this meeting")))
            return made
        content = quoted.group(1).replace('""', '"') if quoted else match.group()
        row.append(Cell(content.strip(), where))
        for inner in _NEWLINE.finditer(match.group()):
            line, begin = line + 1, index + inner.end()
        index = match.end()
        newline = _NEWLINE.match(text, index)
        if newline or index == len(text):
            if any(cell.text for cell in row):
                made.append(row)
            row = []
        if newline:
            line, begin, index = line + 1, newline.end(), newline.end()
        else:
            index += 1
    return made


def _too_many(where: Position) -> Problem:
    what = say("the table has more than {limit} cells", limit=MAX_CELLS)
    return Problem("too-many-values", where, what, say("keep only what belongs to this meeting"))
