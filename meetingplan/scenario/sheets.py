"""A returned workbook of a weekly check -> entries: the cells that the units have filled in, row by row."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.ids import TaskId
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.progress import Entry
from meetingplan.domain.text import Message, say
from meetingplan.scenario.workbook import dates
from meetingplan.scenario.workbook.grid import Grid, read_workbook
from meetingplan.store.validate import nearest

COLUMNS: Mapping[str, Message] = {
    "task": say("No."),
    "started": say("Begun on"),
    "done": say("Done on"),
    "percent": say("% done now"),
    "deadline": say("New deadline"),
    "reason": say("Reason of the new deadline"),
    "problem": say("Problem"),
    "coordinate": say("To be coordinated"),
}
"""What the columns that are read are called; a workbook may be in either language."""

_SHORT_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PERCENT = re.compile(r"(\d{1,3})\s*[%％]?")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet with its columns by key and its heading row, and the day of the check."""

    grid: Grid
    columns: Mapping[str, int]
    head: int
    day: date

    def at(self, row: int, key: str) -> Position:
        return self.grid.where((row, self.columns[key]))


def read_sheets(
    data: bytes, file: str, day: date, known: Iterable[str], headings: Mapping[str, str], found: list[Problem]
) -> list[tuple[Entry, Position]]:
    """What was filled in, one entry a row with its place; what cannot be understood goes to `found`.

    Args:
        day: of the check; a day without its year lies within the year before it.
        headings: of the columns, in all languages -> key of `COLUMNS`.
    """
    sheets = [_sheet(grid, headings, day) for grid in read_workbook(data, file, found)]
    tasks = frozenset(known)
    entries = [entry for sheet in sheets if sheet for entry in _entries(sheet, tasks, found)]
    if not entries and not found:
        what = say("{file} has nothing filled in", file=file)
        mend = say("fill in what is new, and leave the rest empty")
        found.append(Problem("nothing-filled-in", Position(file), what, mend))
    return entries


def _sheet(grid: Grid, headings: Mapping[str, str], day: date) -> _Sheet | None:
    """The sheet by its first row that names tasks and something to fill in; None where there is none."""
    rows: dict[int, dict[str, int]] = {}
    for (row, column), cell in grid.cells.items():
        if str(cell).strip() in headings:
            rows.setdefault(row, {})[headings[str(cell).strip()]] = column
    heads = sorted(row for row, columns in rows.items() if "task" in columns and len(columns) > 1)
    return _Sheet(grid, rows[heads[0]], heads[0], day) if heads else None


def _entries(sheet: _Sheet, tasks: frozenset[str], found: list[Problem]) -> Iterator[tuple[Entry, Position]]:
    for row in range(sheet.head + 1, sheet.grid.height):
        cells = {key: sheet.grid.cells.get((row, column)) for key, column in sheet.columns.items()}
        filled = {key: cell for key, cell in cells.items() if cell is not None}
        task = str(filled.pop("task", "")).strip()
        if not filled:
            continue
        if task not in tasks:
            what = say("unknown task {id}", id=task[:40] or "-")
            found.append(Problem("unknown-task", sheet.at(row, "task"), what, nearest(task, tasks)))
        else:
            yield _entry(sheet, row, TaskId(task), filled, found), sheet.at(row, "task")


def _entry(sheet: _Sheet, row: int, task: TaskId, filled: Mapping[str, object], found: list[Problem]) -> Entry:
    entry = Entry(task)
    for key, cell in filled.items():
        value: object = str(cell).strip()
        if key in ("started", "done", "deadline"):
            value = _day(cell, sheet.day, is_past=key != "deadline")
        elif key == "percent":
            value = _percent(cell)
        if value is None:
            what = say("{text} cannot be read", text=str(cell)[:40])
            mend = say("write a day as 2020-05-06, and a share as a whole number up to 100")
            found.append(Problem("bad-cell", sheet.at(row, key), what, mend))
        else:
            entry = entry.but(key, value)
    return entry.but("done", sheet.day) if entry.percent == 100 and entry.done is None else entry


def _day(cell: object, check: date, *, is_past: bool) -> date | None:
    """A day of a cell; one without its year is the last such day before the check, or the first after it."""
    try:
        if written := dates.day(cell):
            return date.fromisoformat(written)
        if match := _SHORT_DAY.fullmatch(str(cell).strip()):
            day = date(check.year, int(match[1]), int(match[2]))
            if is_past and day > check:
                return day.replace(year=check.year - 1)
            return day if is_past or day >= check else day.replace(year=check.year + 1)
    except ValueError:
        pass
    return None


def _percent(cell: object) -> int | None:
    """Whole per cent; what a spreadsheet shows as 40 % it keeps as 0.4."""
    if isinstance(cell, int | float):
        share = cell * 100 if cell <= 1 else cell
        return round(share) if 0 <= share <= 100 else None
    match = _PERCENT.fullmatch(str(cell).strip())
    return int(match[1]) if match and int(match[1]) <= 100 else None
