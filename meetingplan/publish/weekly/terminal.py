"""The weekly report for a terminal: a line a row, the cells between two blanks, without colours."""

from collections.abc import Iterator

from meetingplan.publish.weekly.report import Report, Section


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
        yield "  ".join(table.head)
        for row in table.rows:
            yield "  ".join(cell.text or "-" for cell in row)
