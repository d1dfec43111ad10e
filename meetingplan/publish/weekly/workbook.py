"""The weekly report as a workbook: a sheet a section."""

from io import BytesIO
from typing import Any

import xlsxwriter

from meetingplan.publish.excel import OPTIONS, Styles, lines, sheet_name
from meetingplan.publish.weekly.report import Report, Section, Table, Teller

_WIDE = 1.35
"""Columns of a spreadsheet, in characters, for each share of the page."""
_LINE = 15
"""Points that a line of a cell is high."""


def workbook(report: Report, told: Teller) -> bytes:
    """The workbook; the same report always gives the same bytes."""
    buffer = BytesIO()
    made = xlsxwriter.Workbook(buffer, OPTIONS)
    made.set_properties({"title": report.title, "created": told.midnight})
    styles, used = Styles(made), set[str]()
    for section in report.sections:
        name = section.title.partition("：")[0].partition(":")[0]
        _sheet(made.add_worksheet(sheet_name(name, used)), section, report, styles)
    made.close()
    return buffer.getvalue()


def _sheet(sheet: Any, section: Section, report: Report, styles: Styles) -> None:
    sheet.write_string(0, 0, section.title, styles.title)
    sheet.write_string(1, 0, report.subtitle)
    width = max((len(table.head) for _, table in section.tables), default=8)
    row = 2
    for line in section.lines:
        sheet.merge_range(row, 0, row, width - 1, line, styles.note)
        sheet.set_row(row, _LINE * lines(line, 12 * width))
        row += 1
    for name, table in section.tables:
        if name:
            sheet.write_string(row, 0, name, styles.heading)
            row += 1
        row = _table(sheet, table, row, styles) + 1
    if len(section.tables) == 1:
        sheet.repeat_rows(row - 2 - len(section.tables[0][1].rows))
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _table(sheet: Any, table: Table, row: int, styles: Styles) -> int:
    """Writes a table from a row on; the row after it. Numbers are written as numbers, all else as text."""
    sheet.write_row(row, 0, table.head, styles.head)
    room = [max(8, share * _WIDE) for share in table.widths]
    for column, wide in enumerate(room):
        sheet.set_column(column, column, wide)
    for number, cells in enumerate(table.rows, start=row + 1):
        sheet.set_row(number, _LINE * max(lines(cell.text, wide) for cell, wide in zip(cells, room, strict=True)))
        for column, cell in enumerate(cells):
            style = styles.light(cell.light) if cell.light else styles.cell
            if cell.text.isascii() and cell.text.lstrip("-").isdigit():
                sheet.write_number(number, column, int(cell.text), style)
            else:
                sheet.write_string(number, column, cell.text, style)
    return row + 1 + len(table.rows)
