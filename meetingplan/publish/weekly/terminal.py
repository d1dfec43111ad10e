"""The weekly report for a terminal: a line a row, its cells under each other, without colours."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from meetingplan.publish.weekly.report import Report, Section

_MOST = 44
"""Columns that a cell is filled up to; what is longer pushes the rest of its line to the right."""


def lines(report: Report) -> Iterator[str]:
    """The lines of the report."""
    yield report.title
    yield report.subtitle
    for section in report.sections:
        yield ""
        yield f"== {section.title} =="
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield from section.lines
    for name, table in section.tables:
        if name:
            yield f"[{name}]"
        rows = [list(table.head), *([cell.text or "-" for cell in row] for row in table.rows)]
        wide = [min(_MOST, max(map(_columns, column))) for column in zip(*rows, strict=True)]
        for row_ in rows:
            yield "  ".join(
                text + " " * (room - _columns(text)) for text, room in zip(row_, wide, strict=True)
            ).rstrip()


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: two for each Chinese character."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
