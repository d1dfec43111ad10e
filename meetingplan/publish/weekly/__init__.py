"""What is made of a weekly check: the report as page, Word document and workbook, the wall chart and the graphs."""

from collections.abc import Iterator

from meetingplan.domain.text import Language
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.pages.page import environment
from meetingplan.publish.pdf import family, pdf
from meetingplan.publish.weekly.build import report
from meetingplan.publish.weekly.calendars import calendars
from meetingplan.publish.weekly.chart import PAPERS
from meetingplan.publish.weekly.pictures import burn_up, load, pngs, wall_chart, wall_chart_title
from meetingplan.publish.weekly.report import teller
from meetingplan.publish.weekly.word import default_template, word
from meetingplan.publish.weekly.workbook import workbook

__all__ = ["render"]


def render(weekly: Weekly, language: Language, template: bytes | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of a check: (path below the output folder, content). The same check always gives the same bytes.

    Args:
        template: of the Word document (.docx); by default the one of this package.

    Raises:
        TemplateFaultError: the template cannot be filled.
        MissingFontError: this machine has no font with Chinese letters for the PDF.
    """
    told, made = teller(weekly, language), report(weekly, language)
    pictures = {"summary": burn_up(told), "load": load(told)}
    page = environment(language).get_template("weekly.html")
    yield "weekly.html", page.render(report=made, pictures=pictures, charts=PAPERS).encode()
    yield "weekly.docx", word(made, told, pngs(told, family()), template or default_template())
    yield "weekly.xlsx", workbook(made, told)
    yield "burn-up.svg", pictures["summary"].encode()
    yield "load.svg", pictures["load"].encode()
    yield from calendars(told)
    for paper, size in PAPERS.items():
        yield f"wall-chart-{paper}.svg", wall_chart(told, paper).encode()
        drawn = wall_chart(told, paper, family())
        yield f"wall-chart-{paper}.pdf", pdf(drawn, wall_chart_title(told), size, told.midnight)
