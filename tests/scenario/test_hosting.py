"""What the roster and the scenario ask of rooms, tables and seats, and cannot have, is refused where it stands."""

import shutil
from pathlib import Path

import pytest

from meetingplan.domain.problems import InputError
from meetingplan.scenario.load import load

BASE = Path(__file__).parents[1] / "wrong" / "base"
ROOMS = "\n    guest_rooms:\n      - {name: 标准间, beds: 2, numbers: [101-102]}"
HEAD = "id,name,delegation,role,hotel,gender,share_with,room,table,seat,diet\n"


def codes(folder: Path, lines: list[str], *changes: tuple[str, str]) -> set[tuple[str, int]]:
    """Code and line of every problem of the roster; the base's speaker D001 comes first."""
    shutil.copytree(BASE, folder)
    scenario = folder / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8").replace("days: 1", "days: 2")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    scenario.write_text(text, encoding="utf-8")
    (folder / "delegates.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    try:
        load(folder)
    except InputError as error:
        return {(problem.code, problem.where.line) for problem in error.problems}
    return set()


INN = ("{id: lobby, name: 大堂, people: 20}", "{id: lobby, name: 大堂, people: 20}" + ROOMS)
HALL = ("{id: main, name: 主会场, people: 20}", "{id: main, kind: hall, name: 主会场, people: 20, row_seats: 5}")
LOBBY = ("{id: lobby, name: 大堂, people: 20}", "{id: lobby, name: 大堂, people: 20, table_seats: 4, tables: 1}")


@pytest.mark.parametrize(
    ("lines", "change", "expected"),
    [
        (["D001,a,x,,inn,male,D002,,,,", "D002,b,x,,inn,female,,,,,"], INN, set()),
        (["D001,a,x,,inn,man,,,,,"], INN, {("unknown-gender", 2)}),
        (["D001,a,x,,inn,,D009,,,,"], INN, {("unknown-delegate", 2)}),
        (["D001,a,x,,inn,,D002,,,,", "D002,b,x,,lodge,,,,,,"], INN, {("bad-share", 2)}),
        (["D001,a,x,,inn,,,301,,,"], INN, {("unknown-room", 2)}),
        (["D001,a,x,,inn,male,,101,,,", "D002,b,x,,inn,female,,101,,,"], INN, {("may-not-share", 3)}),
        ([f"D00{k},a{k},x,,inn,male,,101,,," for k in (1, 2, 3)], INN, {("room-overfull", 4)}),
        # Three of unknown gender need three rooms, and there are two.
        ([f"D00{k},a{k},x,,inn,,,,,," for k in (1, 2, 3)], INN, {("too-few-beds", 24)}),
        (["D001,a,x,,inn,,,,,5-1,"], HALL, {("unknown-seat", 2)}),
        (["D001,a,x,,inn,,,,,1-1,", "D002,b,x,,inn,,,,,1-1,"], HALL, {("seat-taken", 3)}),
        (["D001,a,x,,inn,,,,,first,"], HALL, {("bad-seat", 2)}),
        (["D001,a,x,,inn,,,,2,,"], LOBBY, {("unknown-table", 2)}),
        (["D001,a,x,,inn,,,,first,,"], LOBBY, {("bad-table", 2)}),
        (["D001,a,x,,inn,,,,1,,清真", "D002,b,x,,inn,,,,1,,素食"], LOBBY,
         {("table-of-two-diets", 3), ("too-few-tables", 79)}),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_refused(
    tmp_path: Path, lines: list[str], change: tuple[str, str], expected: set[tuple[str, int]]
) -> None:
    assert codes(tmp_path / "base", lines, change) == expected
