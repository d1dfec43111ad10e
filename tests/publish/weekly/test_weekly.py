"""The report in its four forms tells the same; the pictures hold what is promised."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from python_calamine import CalamineWorkbook

from meetingplan.domain.progress import Check
from meetingplan.prep.lights import Light
from meetingplan.prep.weekly import weekly
from meetingplan.publish.weekly import render
from meetingplan.publish.weekly.build import report
from meetingplan.publish.weekly.chart import GUTTER, LEVELS, MARGIN, PAPERS, WIDTH, chart
from meetingplan.publish.weekly.sheets import sheets

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4
"""Points."""


def _words(file: bytes) -> str:
    return "\n".join(ElementTree.fromstring(file).itertext())


def test_every_form_is_there(chinese):
    charts = {f"wall-chart-{paper}.{kind}" for paper in PAPERS for kind in ("svg", "pdf")}
    calendars = {name for name in chinese if name.startswith("calendars/owners/")}
    assert calendars
    others = {"calendars/meetings.ics", "weekly.html", "weekly.docx", "weekly.xlsx", "burn-up.svg", "load.svg"}
    assert chinese.keys() == calendars | others | charts


def test_the_same_check_gives_the_same_bytes(check, english):
    assert dict(render(check, "en")) == english


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_forms_tell_all_cells(check, chinese, english, language):
    files = chinese if language == "zh_CN" else english
    document = docx.Document(io.BytesIO(files["weekly.docx"]))
    in_word = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["weekly.xlsx"]))
    in_book = {
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    }
    page = files["weekly.html"].decode()
    for section in report(check, language).sections:
        assert section.title in {paragraph.text for paragraph in document.paragraphs}
        for _, table in section.tables:
            told = {cell.text for row in table.rows for cell in row} | set(table.head)
            assert told - in_word == set()
            assert {cell for cell in told - in_book if not cell.lstrip("-").isdigit()} <= {""}
            assert [cell for cell in told if cell.replace("&", "&amp;").replace("'", "&#39;") not in page] == []


def test_word_names_its_chinese_fonts(chinese):
    document = docx.Document(io.BytesIO(chinese["weekly.docx"]))
    east = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
    fonts = {
        style.name: style.element.rPr.rFonts.get(east) for style in document.styles if style.name in ("Normal", "Title")
    }
    assert fonts == {"Normal": "仿宋", "Title": "宋体"}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_wall_chart_fits_its_paper(chinese, paper):
    wide, high = PAPERS[paper]
    drawing = ElementTree.fromstring(chinese[f"wall-chart-{paper}.svg"])
    assert (drawing.get("width"), drawing.get("height")) == (f"{wide}mm", f"{high}mm")
    box = re.search(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", chinese[f"wall-chart-{paper}.pdf"])
    assert box
    assert [float(x) for x in box.groups()] == pytest.approx([wide * MM, high * MM], abs=0.01)


def test_the_wall_chart_shows_units_tasks_milestones_and_the_day(chinese):
    told = _words(chinese["wall-chart-a1.svg"])
    assert "X25 中心展陈制作和安装" in told
    assert "县数据资源局" in told
    assert "益企党群服务中心布展、智能化和试运行完成 T-23" in told
    assert "5月7日 T-47" in told
    small = _words(chinese["wall-chart-a3.svg"])
    assert "X25" not in small
    assert "X13" in small  # the critical path is on every paper


def test_bars_and_labels_do_not_cover_each_other(check):
    """Of any two bars in one row, what one takes with its label ends before the other begins."""
    drawn = chart(check, LEVELS["a0"])
    rows = {}
    for bar in drawn.bars:
        rows.setdefault(round(bar.y, 2), []).append(bar)
    assert max(map(len, rows.values())) > 1
    for bars in rows.values():
        bars.sort(key=lambda bar: bar.x)
        for one, other in pairwise(bars):
            assert one.x + one.width <= other.x
            if one.anchor == "start" and not one.is_labelled_inside:
                assert one.label_x + len(one.label) * drawn.letter * 0.6 <= max(other.x, other.label_x)


def test_bars_lie_on_the_scale(check):
    """The day of the check is the midnight after 7 May; T is 23 June, 46 midnights later."""
    drawn = chart(check, LEVELS["a0"])
    day = (drawn.scale.right - drawn.scale.left) / (drawn.scale.end - drawn.scale.start)
    assert (drawn.scale.left, drawn.scale.right) == (MARGIN + GUTTER, WIDTH - MARGIN)
    assert drawn.first_day - drawn.today == pytest.approx(46 * day, abs=0.2)
    bars = {bar.task: bar for bar in drawn.bars}
    assert bars["X23"].x + bars["X23"].width == pytest.approx(drawn.today, abs=0.2)  # done on that day
    assert bars["X13"].is_critical
    assert bars["X13"].light is Light.RED
    assert bars["X13"].done == pytest.approx(bars["X13"].width / 2, abs=0.1)  # 50 %


def test_the_burn_up_counts_tasks(check):
    """28 were planned by 7 May, 27 are done: K01-K04, K08, K10, P01-P03 and 18 of the county."""
    now = next(point for point in check.burn_up if point.day == check.day)
    done = [id for id, one in check.standings.items() if one.task.done]
    assert (now.planned, now.done, len(done)) == (28, 27, 27)
    assert check.burn_up[-1].planned == 97
    assert check.burn_up[-1].done is None


def test_the_load_names_the_owners(chinese):
    told = _words(chinese["load.svg"])
    assert "甄宇航" in told
    assert "宗怀远" not in told  # all of his is done


def test_a_meeting_without_tasks_has_a_report(check):
    bare = replace(check.meeting, preparation=replace(check.meeting.preparation, tasks={}, milestones={}, gates={}))
    files = dict(render(weekly(bare, (), check.day, seed=1), "en"))
    assert "Nothing is overdue." in files["weekly.html"].decode()
    assert _words(files["wall-chart-a0.svg"])


def test_no_cell_is_a_formula_and_no_name_is_markup(check):
    """Whoever writes names can write anything into them."""
    evil = '=HYPERLINK("http://x")<script>&'
    tasks = {
        id: replace(task, name=evil, owner=evil, lead_unit=evil) for id, task in check.meeting.preparation.tasks.items()
    }
    meeting = replace(check.meeting, preparation=replace(check.meeting.preparation, tasks=tasks))
    made = weekly(meeting, (Check(check.day, (), (evil,)),), check.day, seed=1)
    files = dict(render(made, "zh_CN"))
    for book in (files["weekly.xlsx"], sheets(made, "zh_CN")):
        with ZipFile(io.BytesIO(book)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert not any(b"<f>" in part or b"<hyperlink" in part for part in parts)
    assert "<script>" not in files["weekly.html"].decode()
    assert evil in _words(files["wall-chart-a0.svg"])
    assert all(
        ".." not in name and "/" not in name.removeprefix("calendars/").removeprefix("owners/") for name in files
    )
