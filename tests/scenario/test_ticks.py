from datetime import date

import pytest

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.progress import Entry
from meetingplan.scenario.ticks import read_ticks

DAY = date(2020, 5, 14)


def _read(*lines: str) -> tuple[list[Entry], list[Problem]]:
    found: list[Problem] = []
    placed = [(line, Position("ticks.txt", number, 1)) for number, line in enumerate(lines, start=1)]
    return [entry for entry, _ in read_ticks(placed, DAY, ("X13", "X25"), found)], found


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("X25 40%", Entry("X25", percent=40)),
        ("X25：40％", Entry("X25", percent=40)),
        ("X25=100%", Entry("X25", percent=100, done=DAY)),
        ("X13 done", Entry("X13", done=DAY)),
        ("X13完成", Entry("X13", done=DAY)),
        ("X13完成 2020-05-12", Entry("X13", done=date(2020, 5, 12))),
        ("X13 完成 2020-05-12", Entry("X13", done=date(2020, 5, 12))),
        ("  X13:started 2020-05-12", Entry("X13", started=date(2020, 5, 12))),
        ("X25 延期 2020-06-03 展柜晚到", Entry("X25", deadline=date(2020, 6, 3), reason="展柜晚到")),
        ("X25 deadline 2020-06-03: late", Entry("X25", deadline=date(2020, 6, 3), reason="late")),
        ("X25 problem 缺 2 个展柜", Entry("X25", problem="缺 2 个展柜")),
        ("X25 problem", Entry("X25", problem="")),
        ("X25 协调 县财政局 拨款", Entry("X25", coordinate="县财政局 拨款")),
    ],
)
def test_a_line_is_an_entry(line: str, entry: Entry) -> None:
    assert _read(line) == ([entry], [])


def test_lines_of_one_task_are_one_entry() -> None:
    entries, found = _read("# 周调度", "", "X25 40%", "X13 done", "X25 problem 缺料")
    assert (entries, found) == ([Entry("X25", percent=40, problem="缺料"), Entry("X13", done=DAY)], [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("X25", "bad-tick"),
        ("X26 done", "unknown-task"),
        ("X25 101%", "bad-tick"),
        ("X25 finished", "bad-tick"),
        ("X25 done yesterday", "bad-tick"),
        ("X25 deadline", "bad-tick"),
    ],
)
def test_what_is_no_tick_is_told_with_its_line(line: str, code: str) -> None:
    entries, found = _read("X13 done", line)
    assert [entry.task for entry in entries] == ["X13"]
    assert [(problem.code, problem.where.line) for problem in found] == [(code, 2)]
