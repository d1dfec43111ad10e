"""Files of tables -> grids of cells that know what a person calls them: `book.xlsx:代表!C17`, `people.csv:3:5`."""

import io
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.cells import rows
from meetingplan.scenario.roster import OTHER_ENCODING
from meetingplan.scenario.workbook.bounds import Looked, RefusedError, check_size, damaged, look_through
from meetingplan.scenario.workbook.codec import CellValue
from meetingplan.store.decode import FORBIDDEN, decode, forbidden_character

Spot = tuple[int, int]
"""Row and column, counted from 0."""
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FAULTS = {
    "error": say("the cell holds an error instead of a value"),
    "formula": say("the formula has no value"),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells that are not empty, and which areas are merged into one cell.

    Args:
        file: what its file is called.
        name: of the sheet; "" where the file is one table.
        written: where cells of a text file begin.
        merged: first and last spot of each merged area.
    """

    file: str
    name: str
    cells: Mapping[Spot, CellValue]
    written: Mapping[Spot, Position] = field(default_factory=dict)
    merged: tuple[tuple[Spot, Spot], ...] = ()

    @property
    def height(self) -> int:
        """Its number of rows."""
        return max((row + 1 for row, _ in self.cells), default=0)

    @property
    def width(self) -> int:
        """Its number of columns."""
        return max((column + 1 for _, column in self.cells), default=0)

    def where(self, spot: Spot) -> Position:
        """What a person calls a cell."""
        return self.written.get(spot) or Position(f"{self.file}:{self.name}!{xl_rowcol_to_cell(*spot)}")


def read_workbook(data: bytes, file: str, found: list[Problem]) -> list[Grid]:
    """The sheets of an xlsx file; errors in cells are problems, and so is a file that is none or is too large."""
    try:
        if data.startswith(_OLE):
            raise damaged("an old or an encrypted format")
        with ZipFile(io.BytesIO(data)) as book:
            looked = look_through(book)
            faults = {name: looked.get(part, Looked()).faulty for name, part in _parts(book).items()}
        opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = [_grid(opened.get_sheet_by_name(name), file) for name in opened.sheet_names]
    except (BadZipFile, CalamineError, KeyError) as error:
        refused = damaged(str(error))
        found.append(Problem("bad-workbook", Position(file), refused.what, refused.mend))
        return []
    except RefusedError as error:
        found.append(Problem("bad-workbook", Position(file), error.what, error.mend))
        return []
    for grid in grids:
        found.extend(_faults(grid, faults.get(grid.name, {})))
    return grids


def read_csv(data: bytes, file: str, found: list[Problem]) -> list[Grid]:
    """The table of a text in UTF-8 or GB 18030."""
    text = decode(data, file, found, OTHER_ENCODING)
    if text is None:
        return []
    table = list(enumerate(rows(text, file, found)))
    cells = {(i, k): cell.text for i, row in table for k, cell in enumerate(row) if cell.text}
    written = {(i, k): cell.where for i, row in table for k, cell in enumerate(row)}
    grid = Grid(file, "", cells, written)
    try:
        check_size(grid.height, grid.width, len(written))
    except RefusedError as error:
        found.append(Problem("bad-workbook", Position(file), error.what, error.mend))
        return []
    return [grid]


def _parts(book: ZipFile) -> Mapping[str, str]:
    """The part of each sheet, by its name."""
    rels = _xml(book.read("xl/_rels/workbook.xml.rels"))
    targets = {rel.get("Id"): posixpath.normpath(posixpath.join("/xl", rel.get("Target", "")))[1:] for rel in rels}
    sheets = _xml(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {sheet.get("name", ""): targets.get(sheet.get(_RELATION), "") for sheet in sheets}


def _xml(data: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the latter two of an encoding it cannot read
        raise damaged(str(error)) from error


def _grid(sheet: CalamineSheet, file: str) -> Grid:
    table = sheet.to_python(skip_empty_area=False)
    cells: dict[Spot, CellValue] = {
        (i, k): str(value) if isinstance(value, timedelta) else value
        for i, row in enumerate(table)
        for k, value in enumerate(row)
        if not isinstance(value, str) or value.strip()
    }
    return Grid(file, sheet.name, cells, merged=tuple(sheet.merged_cell_ranges or ()))


def _faults(grid: Grid, faulty: Mapping[str, str]) -> list[Problem]:
    made = []
    for reference, kind in list(faulty.items())[:20]:
        where = Position(f"{grid.file}:{grid.name}!{reference}")
        made.append(Problem("bad-cell", where, _FAULTS[kind], say("write the value itself into the cell")))
    for spot, value in grid.cells.items():
        if isinstance(value, str) and (match := FORBIDDEN.search(value)) and match.group() != "\ufeff":
            made.append(forbidden_character(match.group(), grid.where(spot)))
    return made
