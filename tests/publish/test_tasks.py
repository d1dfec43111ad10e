import csv
import io

import pytest

from meetingplan.publish import render
from meetingplan.publish.pages.tasks import safe
from tests.publish.readers import Page


@pytest.fixture
def files(audited):
    return dict(render(audited, "en", frozenset({"tasks"})))


def rows(files):
    assert files["tasks.csv"].startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(files["tasks.csv"].decode("utf-8-sig"), newline="")))


def test_parts_stand_under_their_whole(files):
    assert [row[:2] for row in rows(files)[1:]] == [["1", "1"], ["1.1", "2"], ["1.1.1", "3"], ["2", "1"]]


def test_a_row_says_who_and_until_when(files):
    """T is 23 June: 7 May is 47 days before it, 22 April 62, 25 June two days after."""
    table = rows(files)
    assert table[0][6:9] == ["Deadline", "Countdown", "State"]
    assert [row[6:9] for row in table[1:]] == [
        ["2020-05-07", "T-47", "open"],
        ["2020-04-22", "T-62", "done 2020-04-25, 3 days late"],
        ["2020-06-25", "T+2", "open"],
        ["2020-06-20", "T-3", "done 2020-06-20"],
    ]


def test_a_cell_is_never_a_formula(files):
    assert rows(files)[1][3] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["=1", "+86 1", "-1", "@x", "\t=1", "\r=1", "＝1", "＋1", " =1"])
def test_what_a_spreadsheet_would_run_is_quoted(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["13800000101", "1.1", "任务", "", "T-47"])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell


def test_the_page_shows_the_same_list(files):
    told = Page(files["tasks.html"]).text
    assert "2 of 4 tasks done" in told
    assert "1.1.1 任务1.1.1 周清和 党政办公室 5 2020-06-25 T+2 open" in told
