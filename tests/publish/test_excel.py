import pytest

from meetingplan.publish.excel import lines, sheet_name


def test_names_of_sheets_are_short_safe_and_different():
    used: set[str] = set()
    assert [sheet_name(name, used) for name in ("县委/办公室", "县委/办公室", "", "长" * 40, "长" * 40, "A", "a")] == [
        "县委-办公室",
        "县委-办公室-2",
        "-",
        "长" * 31,
        "长" * 29 + "-2",
        "A",
        "a-2",
    ]


@pytest.mark.parametrize(("text", "room", "count"), [("", 10, 1), ("abcdefgh", 10, 1), ("abcdefghij" * 2, 10, 3)])
def test_lines_of_a_cell(text, room, count):
    """Twenty letters with 15 % to spare take 23, three lines of ten."""
    assert lines(text, room) == count
