"""The roster is read in the encodings that office programs write, with columns in any order."""

import pytest

from meetingplan.domain.problems import Problem
from meetingplan.scenario.roster import Row, read_roster

TEXT = "name,id,hotel,delegation,needs,must_see,keep_with\n龚骉,D1,inn,合肥市,lift；wheelchair,a b;c,D2　D3\n"


def _read(data: bytes) -> tuple[Row, ...]:
    found: list[Problem] = []
    made = read_roster(data, "f", found)
    assert found == []
    assert made is not None
    return made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_of_office_programs(encoding: str) -> None:
    (row,) = _read(TEXT.encode(encoding))
    assert (row.id, row["name"], row.hotel) == ("D1", "龚骉", "inn")


def test_cells_with_several_values() -> None:
    (row,) = _read(TEXT.encode())
    assert row.all("needs") == ("lift", "wheelchair")
    assert row.all("must_see") == ("a", "b", "c")
    assert row.all("keep_with") == ("D2", "D3")
    assert row.all("diet") == ()


def test_a_damaged_utf8_file_is_not_read_as_gb18030() -> None:
    # The bytes of an even number of Chinese characters in UTF-8 are valid GB 18030 too, and would give other names.
    damaged = "id,name,delegation,hotel\nD1,测试,合肥,inn\n".encode() + "D2,陈".encode("gb18030")
    assert "测试" not in damaged.decode("gb18030")
    found: list[Problem] = []
    assert read_roster(damaged, "f", found) is None
    assert [(problem.code, problem.where.line, problem.where.column) for problem in found] == [("bad-encoding", 3, 4)]


def test_trailing_empty_cells_and_short_lines_are_no_fault() -> None:
    text = "id,name,delegation,hotel,phone\nD1,甲,合肥市,inn,,,\nD2,乙,合肥市,inn\n"
    assert [row["phone"] for row in _read(text.encode())] == ["", ""]


@pytest.mark.slow
def test_thirty_thousand_people_are_read() -> None:
    lines = (f"D{i},某{i},合肥市,inn" for i in range(30_000))
    assert len(_read(("id,name,delegation,hotel\n" + "\n".join(lines)).encode())) == 30_000
