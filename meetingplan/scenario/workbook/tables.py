"""The sheets of a workbook -> records; what is in no column that is known is a problem, and never passed over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import Message, say
from meetingplan.scenario.workbook.cleaned import Cleaned, clean
from meetingplan.scenario.workbook.codec import CellValue, columns, text_of
from meetingplan.scenario.workbook.grid import Grid, Spot
from meetingplan.scenario.workbook.plain import narrow
from meetingplan.scenario.workbook.records import Record
from meetingplan.scenario.workbook.shape import Field, Keys, Rows, shape
from meetingplan.scenario.workbook.sheets import ALONE, COMMON, ENTRY, KEY, OF, VALUE, VALUE_EN, Sheet
from meetingplan.scenario.workbook.words import spellings
from meetingplan.store.validate import nearest

HEADER_WITHIN = 20
"""Rows in which the columns must be named."""


@dataclass(slots=True)
class Found:
    """What comes of reading besides records.

    Args:
        known: texts that the scenario has had before; they are not cleaned.
    """

    problems: list[Problem] = field(default_factory=list)
    cleaned: list[Cleaned] = field(default_factory=list)
    known: frozenset[str] = frozenset()

    def refuse(self, code: str, where: Position, what: Message, mend: Message) -> None:
        """Adds a problem."""
        self.problems.append(Problem(code, where, what, mend))

    def understood(self, item: Field, cell: CellValue, where: Position) -> CellValue:
        """What a cell means; listed where that is not what it says."""
        if isinstance(cell, str) and cell in self.known:
            return cell
        meant, why = clean(item, cell)
        if why:
            self.cleaned.append(Cleaned(where, str(cell), str(meant), why))
        return meant


def header(
    grid: Grid, names: Mapping[str, frozenset[str]], found: Found, needed: Iterable[str] = ()
) -> tuple[int, dict[int, str]] | None:
    """The row that names the columns, and the column of the form in each; None and a problem where there is none.

    Args:
        names: for each column of the form, how it may be called.
        needed: columns without which the others say nothing.
    """
    called = {narrow(word).casefold(): column for column, words in names.items() for word in (column, *words)}
    best, most = 0, 0
    for row in range(min(grid.height, HEADER_WITHIN)):
        texts = (grid.cells.get((row, column)) for column in range(grid.width))
        count = sum(isinstance(text, str) and narrow(text).casefold() in called for text in texts)
        best, most = (row, count) if count > most else (best, most)
    if most < min(2, len(names)):
        what = say("no row names the columns of this sheet")
        words = ", ".join(min(words, key=len) for words in names.values() if words)
        found.refuse(
            "missing-column", grid.where((0, 0)), what, say("begin with a row of columns: {words}", words=words)
        )
        return None
    named = dict(_columns(grid, best, called, found))
    lost = [" / ".join(sorted(names[name])) for name in needed if name not in named.values()]
    for word in lost:
        what, mend = say("this sheet has no column {column}", column=word), say("write {column} above it", column=word)
        found.refuse("missing-column", grid.where((best, 0)), what, mend)
    return None if lost else (best, named)


def _columns(grid: Grid, row: int, called: Mapping[str, str], found: Found) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for column in range(grid.width):
        text = str(grid.cells.get((row, column), ""))
        name = called.get(narrow(text).casefold())
        if name is None and (text or any((i, column) in grid.cells for i in range(row + 1, grid.height))):
            what = say("unknown column {column}", column=text[:40] or "-")
            found.refuse("unknown-column", grid.where((row, column)), what, nearest(text, called))
        elif name in seen:
            what = say("the column {column} stands twice", column=text[:40])
            found.refuse("duplicate-column", grid.where((row, column)), what, say("keep one of the two"))
        elif name is not None:
            seen.add(name)
            yield column, name


def body(grid: Grid, first: int, named: Mapping[int, str]) -> Iterator[tuple[dict[str, CellValue], dict[str, Spot]]]:
    """Cells and spots, by column, of every row below the header that has any."""
    by_row: dict[int, list[int]] = {}
    for row, column in sorted(grid.cells):
        if row > first and column in named:
            by_row.setdefault(row, []).append(column)
    for row, filled in by_row.items():
        spots = {name: (row, column) for column, name in named.items()}
        yield {named[column]: grid.cells[row, column] for column in filled}, spots


def meeting_records(grid: Grid, found: Found) -> Iterator[Record]:
    """What stands alone."""
    names = {name: frozenset(spellings(COMMON[name])) for name in ALONE[1:]}
    right = Grid(grid.file, grid.name, {spot: cell for spot, cell in grid.cells.items() if spot[1]})
    top = header(right, names, found, needed=(KEY,))
    fields = {item.name: item for item in shape().fields}
    for cells, spots in body(grid, *top) if top else ():
        name = text_of(cells.get(KEY))
        item = fields.get(name)
        filled = [column for column in (VALUE, VALUE_EN) if column in cells]
        if item is None and filled:
            what = say("unknown key {key}", key=name or "-")
            found.refuse("unknown-key", grid.where(spots[KEY]), what, nearest(name, fields))
        elif item is not None and filled:
            yield _record(
                (), grid, [item], dict(zip((VALUE, VALUE_EN), columns(item), strict=False)), cells, spots, found
            )


def sheet_records(grid: Grid, sheet: Sheet, found: Found) -> Iterator[Record]:
    """The rows of a sheet."""
    names = {column: frozenset(spellings(sheet.label(column))) for column in sheet.columns}
    top = header(grid, names, found)
    for cells, spots in body(grid, *top) if top else ():
        rows = sheet.rows[0] if len(sheet.rows) == 1 else _entry(grid, sheet, cells, spots, found)
        if rows is None:
            continue
        mine = {name: name for item in rows.fields for name in columns(item)}
        if rows.parent:
            mine[OF] = OF
        for strange in cells.keys() - mine.keys() - {ENTRY}:
            what = say("{entry} has no {column}", entry=sheet.entry(rows), column=sheet.label(strange))
            found.refuse(
                "unknown-column", grid.where(spots[strange]), what, say("empty the cell, or correct the entry")
            )
        yield _record(rows.keys, grid, rows.fields, mine, cells, spots, found)


def _entry(
    grid: Grid, sheet: Sheet, cells: Mapping[str, CellValue], spots: Mapping[str, Spot], found: Found
) -> Rows | None:
    """Which list a row belongs to; a problem where it does not say."""
    word = narrow(text_of(cells.get(ENTRY))).casefold()
    words = {name.casefold(): rows for rows in sheet.rows for name in (rows.keys[-1], *spellings(sheet.entry(rows)))}
    if word not in words:
        what = say("unknown entry {entry}", entry=word or "-")
        found.refuse("unknown-choice", grid.where(spots.get(ENTRY, (min(spots.values())))), what, nearest(word, words))
    return words.get(word)


def _record(
    keys: Keys,
    grid: Grid,
    fields: Iterable[Field],
    mine: Mapping[str, str],
    cells: Mapping[str, CellValue],
    spots: Mapping[str, Spot],
    found: Found,
) -> Record:
    """One row, with what its cells mean."""
    by_name = {name: item for item in fields for name in columns(item)}
    where = {mine[column]: grid.where(spot) for column, spot in spots.items() if column in mine}
    meant = {
        mine[column]: found.understood(by_name[mine[column]], cell, grid.where(spots[column]))
        for column, cell in cells.items()
        if mine.get(column) in by_name
    }
    of = narrow(text_of(cells.get(OF))) if OF in mine else ""
    texts = {name: str(place) for name, place in where.items()}
    return Record(keys, meant, of, {**texts, "": str(grid.where(min(spots.values())))})
