"""Returned workbooks, as units fill them in."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from meetingplan.domain.progress import Entry
from meetingplan.domain.text import LANGUAGES
from meetingplan.language import translate
from meetingplan.scenario.sheets import COLUMNS, read_sheets

DAY = date(2020, 5, 14)
HEADINGS = {translate(name, language): key for language in LANGUAGES for key, name in COLUMNS.items()}


def _book(rows, language="zh_CN", name="县委办公室"):
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, "每周调度填报表")
    sheet.write_row(2, 0, [translate(name, language) for name in COLUMNS.values()])
    dates = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows, start=3):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, dates)
            elif cell is not None:
                sheet.write(number, column, cell)
    book.close()
    return buffer.getvalue()


def _read(data):
    found = []
    entries = [entry for entry, _ in read_sheets(data, "back.xlsx", DAY, ("X13", "X25"), HEADINGS, found)]
    return entries, [(problem.code, str(problem.where)) for problem in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_is_an_entry(language):
    row = ["X25", date(2020, 5, 8), None, 40, date(2020, 6, 3), "晚到", "缺 2 个展柜", "县财政局"]
    entry = Entry("X25", date(2020, 5, 8), None, 40, date(2020, 6, 3), "晚到", "缺 2 个展柜", "县财政局")
    assert _read(_book([row, ["X13"]], language)) == ([entry], [])


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2020-05-06", date(2020, 5, 6)), ("2020/5/6", date(2020, 5, 6)), ("5月6日", date(2020, 5, 6)),
     ("5.6", date(2020, 5, 6)), ("12月30日", date(2019, 12, 30)), ("2020年5月6日", date(2020, 5, 6))],
)  # fmt: skip
def test_days_as_people_write_them(cell, day):
    """A day without its year lies before the check, so December is last year's."""
    assert _read(_book([["X13", None, cell]])) == ([Entry("X13", done=day)], [])


@pytest.mark.parametrize(("cell", "percent"), [(40, 40), (0.4, 40), ("40%", 40), ("40 ％", 40), (0, 0)])
def test_shares_as_people_write_them(cell, percent):
    assert _read(_book([["X25", None, None, cell]])) == ([Entry("X25", percent=percent)], [])


def test_all_of_it_is_done_on_the_day_of_the_check():
    assert _read(_book([["X25", None, None, 100]])) == ([Entry("X25", percent=100, done=DAY)], [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["X26", None, "5月6日"], ("unknown-task", "back.xlsx:县委办公室!A4")),
        (["X25", None, "昨天"], ("bad-cell", "back.xlsx:县委办公室!C4")),
        (["X25", None, "2020-02-30"], ("bad-cell", "back.xlsx:县委办公室!C4")),
        (["X25", None, None, 140], ("bad-cell", "back.xlsx:县委办公室!D4")),
    ],
)
def test_what_cannot_be_read_is_told_with_its_cell(row, problem):
    assert _read(_book([row]))[1] == [problem]


def test_a_sheet_without_anything_and_a_file_that_is_no_workbook():
    assert _read(_book([["X25"]])) == ([], [("nothing-filled-in", "back.xlsx")])
    assert _read(b"PK\x03\x04 no workbook") == ([], [("bad-workbook", "back.xlsx")])
    assert _read(b"") == ([], [("bad-workbook", "back.xlsx")])
