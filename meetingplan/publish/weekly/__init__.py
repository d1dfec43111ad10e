"""What is made of a weekly check: the report as page, Word document and workbook, and the pictures."""

from collections.abc import Iterator

from meetingplan.domain.text import Language
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.page import environment
from meetingplan.publish.weekly.build import report
from meetingplan.publish.weekly.report import teller
from meetingplan.publish.weekly.workbook import workbook

__all__ = ["render"]


def render(weekly: Weekly, language: Language) -> Iterator[tuple[str, bytes]]:
    """The files of a check: (path below the output folder, content). The same check always gives the same bytes."""
    told, made = teller(weekly, language), report(weekly, language)
    page = environment(language).get_template("weekly.html")
    yield "weekly.html", page.render(report=made, pictures={}).encode()
    yield "weekly.xlsx", workbook(made, told)
