"""Workbooks for tests: of scenarios, of plain tables, and saved by a program that knows nothing of either."""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language
from meetingplan.scenario.load import load_files
from meetingplan.scenario.workbook.read import Imported, import_tables
from meetingplan.scenario.workbook.write import workbook

ROOT = Path(__file__).parents[3]
TINY = ROOT / "tests" / "scenarios" / "tiny"
SCENARIOS = sorted(path.parent for path in (ROOT / "scenarios").glob("*/scenario.yaml"))
Table = list[list[object]]
Files = Mapping[str, bytes]


def files_of(folder: Path) -> Files:
    """The files of a scenario, as they are read."""
    return load_files(folder)[1]


def book(tables: Mapping[str, Sequence[Sequence[object]]], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A workbook of plain tables, first cell in A1; `merged` areas such as `A1:C1` by sheet."""
    data = io.BytesIO()
    made = xlsxwriter.Workbook(
        data, {"in_memory": True, "default_date_format": "yyyy/m/d hh:mm", "nan_inf_to_errors": True}
    )
    blank = made.add_format()
    for name, rows in tables.items():
        sheet = made.add_worksheet(name)
        for area in (merged or {}).get(name, ()):
            sheet.merge_range(area, "", blank)
        for i, row in enumerate(rows):
            for k, value in enumerate(row):
                if isinstance(value, str) and value:
                    sheet.write_string(i, k, value)
                elif value not in (None, ""):
                    sheet.write(i, k, value)
    made.close()
    return data.getvalue()


def tables_of(data: bytes) -> dict[str, Table]:
    """The tables of a workbook, by sheet."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in opened.sheet_names}


def edited(files: Files, edit: Callable[[dict[str, Table]], object], language: Language = "en") -> bytes:
    """The workbook of a scenario after someone has changed its tables and saved it."""
    tables = tables_of(workbook(files, language))
    edit(tables)
    return book(tables)


def column(table: Table, heading: str) -> int:
    """The number of a column of one of our sheets, whose headings stand in the second row."""
    return table[1].index(heading)


def refused(data: bytes, existing: Files, file: str = "book.xlsx") -> list[tuple[str, str]]:
    """Where and why tables are refused."""
    with pytest.raises(InputError) as caught:
        import_tables(data, file, existing)
    return [(str(problem.where), problem.code) for problem in caught.value.problems]


def cleaned(made: Imported) -> list[tuple[str, str, str]]:
    """Where something was cleaned, from what to what."""
    return [(str(item.where), item.before, item.after) for item in made.cleaned]
