"""A returned workbook of a weekly check -> entries: the cells that the units have filled in, row by row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO

import python_calamine

from meetingplan.domain.ids import TaskId
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.progress import Entry
from meetingplan.domain.text import Message, say
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

Cell = object
_DAY = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PERCENT = re.compile(r"(\d{1,3})\s*[%％]?")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet with its columns by key, and the day of the check."""

    file: str
    columns: Mapping[str, int]
    day: date

    def at(self, row: int, key: str) -> Position:
        return Position(self.file, row, self.columns[key] + 1)


def read_sheets(
    data: bytes, file: str, day: date, known: Iterable[str], headings: Mapping[str, str], found: list[Problem]
) -> list[Entry]:
    """What was filled in, one entry a task; what cannot be understood goes to `found`.

    Args:
        day: of the check; a day without its year lies within the year before it.
        headings: of the columns, in all languages -> key of `COLUMNS`.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names
        ]
    except (python_calamine.CalamineError, ValueError) as error:
        what = say("{file} is no workbook: {reason}", file=file, reason=error)
        found.append(Problem("bad-workbook", Position(file), what, say("save it as .xlsx and send it again")))
        return []
    tasks = frozenset(known)
    entries: list[Entry] = []
    for name, rows in sheets:
        head = next((i for i, row in enumerate(rows) if _columns(row, headings)), None)
        if head is not None:
            sheet = _Sheet(f"{file}[{name}]", _columns(rows[head], headings), day)
            entries += _entries(sheet, rows, head + 1, tasks, found)
    if not entries and not found:
        what = say("{file} has nothing filled in", file=file)
        found.append(
            Problem("nothing-filled-in", Position(file), what, say("fill in what is new, and leave the rest empty"))
        )
    return entries


def _columns(row: Sequence[Cell], headings: Mapping[str, str]) -> Mapping[str, int]:
    """The columns of a heading row; none where it is not one."""
    columns = {headings[str(cell).strip()]: i for i, cell in enumerate(row) if str(cell).strip() in headings}
    return columns if "task" in columns and len(columns) > 1 else {}


def _entries(
    sheet: _Sheet, rows: Sequence[Sequence[Cell]], first: int, tasks: frozenset[str], found: list[Problem]
) -> Iterator[Entry]:
    for number, row in enumerate(rows[first:], start=first + 1):
        filled = {key: row[i] for key, i in sheet.columns.items() if i < len(row) and str(row[i]).strip()}
        task = str(filled.pop("task", "")).strip()
        if not filled:
            continue
        if task not in tasks:
            what = say("unknown task {id}", id=task[:40] or "-")
            found.append(Problem("unknown-task", sheet.at(number, "task"), what, nearest(task, tasks)))
        else:
            yield _entry(sheet, number, TaskId(task), filled, found)


def _entry(sheet: _Sheet, row: int, task: TaskId, filled: Mapping[str, Cell], found: list[Problem]) -> Entry:
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
    if entry.percent == 100 and entry.done is None:
        entry = replace(entry, done=sheet.day)
    return entry


def _day(cell: Cell, check: date, *, is_past: bool) -> date | None:
    """A day of a cell; one without its year is the last such day before the check, or the first after it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = _DAY.fullmatch(str(cell).strip())
    if match is None:
        return None
    try:
        if match[1]:
            return date(int(match[1]), int(match[2]), int(match[3]))
        day = date(check.year, int(match[2]), int(match[3]))
        if is_past and day > check:
            return day.replace(year=check.year - 1)
        return day if is_past or day >= check else day.replace(year=check.year + 1)
    except ValueError:
        return None


def _percent(cell: Cell) -> int | None:
    """Whole per cent; what a spreadsheet shows as 40 % it keeps as 0.4."""
    if isinstance(cell, int | float):
        share = cell * 100 if cell <= 1 else cell
        return round(share) if 0 <= share <= 100 else None
    match = _PERCENT.fullmatch(str(cell).strip())
    return int(match[1]) if match and int(match[1]) <= 100 else None
