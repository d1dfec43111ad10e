"""All lists as one workbook for Excel and WPS: a contents sheet, then a sheet a list, ready to print."""

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from itertools import pairwise
from typing import Any

import xlsxwriter

from meetingplan.publish.edition import Edition
from meetingplan.publish.excel import OPTIONS, Styles, lines, sheet_name
from meetingplan.publish.lists import Listing, lists

_LINE = 15
"""Points that a line of a cell is high."""
_HEAD, _FIRST = 2, 3
"""The rows of the head and of the first entry."""
_PORTRAIT = 95
"""Characters that an upright A4 page has room for in this size."""


def workbook(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The workbook; the same edition always gives the same bytes."""
    buffer = BytesIO()
    made = xlsxwriter.Workbook(buffer, OPTIONS)
    title = edition.meeting.title.to(edition.language)
    first = datetime.combine(edition.meeting.clock.first_day, time())
    made.set_properties({"title": title, "created": first})
    styles, used = Styles(made), set[str]()
    contents = made.add_worksheet(sheet_name(edition.say("Contents"), used))
    shown = [(listing, sheet_name(listing.title, used)) for listing in lists(edition)]
    _contents(contents, edition, shown, made)
    for listing, name in shown:
        _sheet(made.add_worksheet(name), listing, title, edition, styles)
    made.close()
    yield "workbook.xlsx", buffer.getvalue()


def _contents(sheet: Any, edition: Edition, shown: list[tuple[Listing, str]], made: Any) -> None:
    _ = edition.say
    big = made.add_format({"font_name": "Microsoft YaHei", "font_size": 18, "bold": True})
    link = made.add_format({"font_name": "Microsoft YaHei", "font_size": 12, "font_color": "#1A4D8F", "underline": 1})
    plain = made.add_format({"font_name": "Microsoft YaHei", "font_size": 12})
    sheet.write_string(0, 0, edition.meeting.title.to(edition.language), big)
    sheet.write_string(1, 0, f"{edition.period} · {_('Revision {revision}', revision=edition.plan.revision)}", plain)
    for row, (listing, name) in enumerate(shown, _FIRST):
        quoted = name.replace("'", "''")
        sheet.write_url(row, 0, f"internal:'{quoted}'!A1", link, listing.title)
        sheet.write_string(row, 1, _("{count} rows", count=len(listing.rows)), plain)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 14)
    sheet.set_paper(9)
    sheet.hide_gridlines(2)


def _sheet(sheet: Any, listing: Listing, title: str, edition: Edition, styles: Styles) -> None:
    sheet.write_string(0, 0, listing.title, styles.title)
    sheet.write_string(1, 0, listing.note or f"{title} · {edition.period}")
    for column, head in enumerate(listing.columns):
        sheet.write_string(_HEAD, column, head.name, styles.head)
        sheet.set_column(column, column, head.width)
    high = max(lines(head.name, head.width) for head in listing.columns)
    sheet.set_row(_HEAD, _LINE * high)
    for row, cells in enumerate(listing.rows, _FIRST):
        pairs = list(zip(cells, listing.columns, strict=True))
        sheet.set_row(row, _LINE * max(lines(str(cell), head.width) for cell, head in pairs))
        for column, cell in enumerate(cells):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            write(row, column, cell, styles.cell)
    last = (_HEAD + len(listing.rows), len(listing.columns) - 1)
    if listing.is_filtered:
        sheet.autofilter(_HEAD, 0, *last)
    _page(sheet, listing, last, edition)


def _page(sheet: Any, listing: Listing, last: tuple[int, int], edition: Edition) -> None:
    """How it prints: one page wide, the head on each page, the title and page numbers below."""
    if sum(column.width for column in listing.columns) > _PORTRAIT:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.5, 0.6)
    sheet.print_area(0, 0, *last)
    if (by := listing.page_by) is not None:
        ends = (row for row, (one, after) in enumerate(pairwise(listing.rows), _FIRST + 1) if one[by] != after[by])
        sheet.set_h_pagebreaks(list(ends))
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.freeze_panes(_FIRST, 0)
    revision = edition.say("Revision {revision}", revision=edition.plan.revision)
    sheet.set_footer(f"&L{listing.title.replace('&', '&&')} · {revision}&R&P/&N")
