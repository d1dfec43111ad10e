"""Cells of a table know their places."""

import pytest

from meetingplan.domain.problems import Position, Problem
from meetingplan.scenario.cells import MAX_CELLS, MAX_CHARACTERS, rows


def _read(text: str) -> list[list[tuple[str, int, int]]]:
    found: list[Problem] = []
    table = [[(cell.text, cell.where.line, cell.where.column) for cell in row] for row in rows(text, "f", found)]
    assert found == []
    return table


def test_cells_are_placed_by_character() -> None:
    assert _read("编号,name\r\nD1, 张三 \r\n") == [[("编号", 1, 1), ("name", 1, 4)], [("D1", 2, 1), ("张三", 2, 4)]]


def test_quotes_hold_commas_quotes_and_lines() -> None:
    assert _read('"a,b","c ""d""","e\nf",g\nh') == [
        [("a,b", 1, 1), ('c "d"', 1, 7), ("e\nf", 1, 17), ("g", 2, 4)],
        [("h", 3, 1)],
    ]


def test_a_quote_inside_a_plain_cell_is_text() -> None:
    assert _read('5" pipe,x') == [[('5" pipe', 1, 1), ("x", 1, 9)]]


def test_blank_lines_are_no_rows_and_empty_cells_are_cells() -> None:
    assert _read("\n,\na,,b\n\n") == [[("a", 3, 1), ("", 3, 3), ("b", 3, 4)]]


def test_a_quote_that_is_not_closed_ends_the_table() -> None:
    found: list[Problem] = []
    table = rows('a\nb,"c\nd', "f", found)
    assert [[cell.text for cell in row] for row in table] == [["a"]]
    assert [(problem.code, problem.where) for problem in found] == [("open-quote", Position("f", 2, 3))]


@pytest.mark.parametrize(("count", "where"), [(MAX_CELLS + 5, (1, MAX_CELLS + 1)), (8_000_000, (0, 0))])
def test_a_table_of_too_many_cells_is_refused(count: int, where: tuple[int, int]) -> None:
    """Cells are one character apart, so the first that is too many begins at the column after them; of millions no
    cell is looked at."""
    found: list[Problem] = []
    rows("," * count, "f", found)
    assert [(problem.code, problem.where) for problem in found] == [("too-many-values", Position("f", *where))]


def test_a_cell_holds_as_much_as_one_of_excel() -> None:
    found: list[Problem] = []
    assert len(rows("a," + "x" * MAX_CHARACTERS, "f", found)[0][1].text) == MAX_CHARACTERS
    rows('a,"' + "x" * MAX_CHARACTERS + '"', "f", found)
    assert [(problem.code, problem.where) for problem in found] == [("too-long", Position("f", 1, 3))]
