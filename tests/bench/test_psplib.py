"""PSPLIB's files: what is read, what is refused, and that it is solved."""

from pathlib import Path

import pytest

from meetingplan.bench.projects import project_row
from meetingplan.bench.psplib import read_project
from meetingplan.domain.problems import InputError
from meetingplan.plan.budget import Budget

# A source, three jobs of which two need both units, and a sink: 2 + 3 one after the other, 4 beside neither.
FILE = """\
************************************************************************
jobs (incl. supersource/sink ):  5
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          3           2   3   4
   2        1          1           5
   3        1          1           5
   4        1          1           5
   5        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1
------------------------------------------------------------------------
  1      1     0       0
  2      1     2       2
  3      1     3       2
  4      1     4       1
  5      1     0       0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1
    2
************************************************************************
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.sm"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_project_is_read_and_solved(file: Path) -> None:
    project = read_project(file)
    assert [job.days for job in project.jobs] == [0, 2, 3, 4, 0]
    assert (project.capacity, project.is_classic, project.horizon) == ((2,), True, 10)
    # Job 4 holds one unit, so neither of the others fits beside it: 2 + 3 + 4.
    row = project_row("tiny", project, Budget(10, mode="fastest"))
    assert (row.instance, row.value, row.bound) == ("tiny", 9, 9)


@pytest.mark.parametrize(
    ("before", "after", "line", "code"),
    [
        ("PRECEDENCE RELATIONS:", "RELATIONS:", 1, "missing-number"),
        ("   2        1          1           5", "   2        1          2           5", 7, "number-too-many"),
        ("   3        1          1           5", "   3        1          1           2", 8, "not-a-number"),
        ("   3        1          1           5", "   3        2          1           5", 8, "missing-number"),
        ("  3      1     3       2", "  3      1     3       9", 17, "not-a-number"),
        ("  3      1     3       2", "  3      1     x       2", 17, "not-a-number"),
        ("  3      1     3       2", "  3      1     3", 17, "missing-number"),
        ("  5      1     0       0\n", "", 18, "number-too-many"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(file: Path, before: str, after: str, line: int, code: str) -> None:
    assert before in FILE
    file.write_text(FILE.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_project(file)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.code) == (line, code)
