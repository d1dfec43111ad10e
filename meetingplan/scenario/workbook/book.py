"""A workbook while it is written: how its sheets look, on the screen and on paper."""

import io
from collections.abc import Sequence
from datetime import datetime
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HELP_ROW, HEADER_ROW, FIRST_ROW = 0, 1, 2
"""Counted from 0: what the sheet is for, its columns, its first row."""
SPARE_ROWS = 200
"""Rows below the last that are formatted and have drop-downs, too."""
_A4 = 9
_WIDEST = 42
_GRID = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
_HEAD = {**_GRID, "bold": True, "font_color": "white", "bg_color": "#1F4E79", "text_wrap": True, "valign": "vcenter"}
_SHADE = {"bg_color": "#FFF2CC"}


class Book:
    """An xlsx file in memory."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._book.set_properties({"created": datetime(2000, 1, 1)})  # the same scenario gives the same bytes
        self._head = self._book.add_format(_HEAD)
        self._help = self._book.add_format({"italic": True, "font_color": "#595959"})
        self._formats = {
            (is_text, is_assumed): self._book.add_format(
                {
                    **_GRID,
                    **({"num_format": "@", "text_wrap": True} if is_text else {}),
                    **(_SHADE if is_assumed else {}),
                }
            )
            for is_text in (True, False)
            for is_assumed in (True, False)
        }

    def sheet(
        self, title: str, help_: str, headers: Sequence[str], widths: Sequence[float], texts: Sequence[bool]
    ) -> Worksheet:
        """A sheet with its help and headers, and its columns ready for what is to be written into them.

        Args:
            widths: of the columns, in characters.
            texts: whether a column holds text, which a spreadsheet must not take for a number.
        """
        made: Worksheet = self._book.add_worksheet(title)
        made.write_string(HELP_ROW, 0, help_, self._help)
        for i, (header, width, is_text) in enumerate(zip(headers, widths, texts, strict=True)):
            made.set_column(i, i, width, self._formats[is_text, False])
            made.write_string(HEADER_ROW, i, header, self._head)
        made.set_row(HELP_ROW, None, self._help)
        made.freeze_panes(FIRST_ROW, 1)
        made.set_landscape()
        made.set_paper(_A4)
        made.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        made.fit_to_pages(1, 0)
        made.repeat_rows(HEADER_ROW)
        made.set_footer("&L&A&R&P / &N")
        return made

    def put(self, sheet: Worksheet, row: int, column: int, value: object, is_text: bool, is_assumed: bool) -> None:
        """Writes one cell; text stays text, whatever it begins with."""
        look = self._formats[is_text, is_assumed]
        if value is None:
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, look)
        else:
            sheet.write_number(row, column, value, look)

    def bytes(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._bytes.getvalue()


def width(texts: Sequence[str]) -> float:
    """How wide a column must be for its texts, in characters; Chinese ones take two."""
    return min(_WIDEST, 3 + max((sum(1 + (east_asian_width(c) in "WF") for c in text) for text in texts), default=5))
