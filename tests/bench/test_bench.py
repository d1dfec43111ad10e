"""`meetingplan bench`: the shape of its rows, optima of tiny instances, and files that are not what they should be."""

import json
import signal
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from meetingplan.bench import open_shop, read_minutes, read_points, rotation
from tests.cli.running import run, start
from tests.plan.rotation.tiny import least

SHOP = "2 3\n4 1 2\n3 5 2\n"
"""Two jobs, three machines."""
SOLOMON = """R101

VEHICLE
NUMBER     CAPACITY
  25         200

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      35         35          0          0       230          0
    1       0          0         10        161       171         10
    2       3          4          7         50        60         10
    3       3          5         13        116       126         10
"""
ORIENTEERING = """4 19 3 1
0 200
 0 35.00 35.00 0.00 0.00 0 0 0 230
 1 0.00 0.00 10.00 10.00 1 1 1 161 171
 2 3.00 4.00 10.00 7.00 1 1 1 50 60
 3 3.00 5.00 10.00 13.00 1 1 1 116 126
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "toptw" / "solomon").mkdir(parents=True)
    (tmp_path / "toptw" / "solomon" / "r101.txt").write_text(ORIENTEERING)
    (tmp_path / "shops").mkdir()
    (tmp_path / "shops" / "tiny.txt").write_text(SHOP)
    return tmp_path


def rows(*args: object) -> list[dict[str, Any]]:
    result = run("bench", *args, "--time-limit", 20, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    assert [set(row) for row in found] == [{"instance", "value", "bound", "seconds"}] * len(found)
    return found


def test_an_open_shop(folder: Path) -> None:
    """The second job works for 3 + 5 + 2 = 10, and no machine longer than 7; ten are enough: its machines in the order
    1, 2, 3, and the first job at machine 3 from 0, at 1 from 3, at 2 from 8.
    """
    (row,) = rows("openshop", folder / "shops" / "tiny.txt")
    assert (row["instance"], row["value"], row["bound"]) == ("tiny", 10, 10)
    assert 0 <= row["seconds"] < 20


def test_a_rotation_is_solved_for_one_and_two_groups_a_site(folder: Path) -> None:
    """Sites lie 5, 1 and round(5.83) = 6 apart, so a path through all takes 6, and the second group 10 + 6; brute
    force says whether that is enough.
    """
    minutes = read_minutes(folder / "shops" / "tiny.txt")
    points = read_points(folder / "toptw" / "solomon" / "r101.txt")
    assert rotation(minutes, points, 1).travel == ((0, 5, 6), (5, 0, 1), (6, 1, 0))
    expected = [(f"tiny/c{c}", least(rotation(minutes, points, c))) for c in (1, 2)]
    found = rows("rotation", folder / "shops" / "tiny.txt")
    assert [(row["instance"], row["value"]) for row in found] == expected
    assert all(row["bound"] == row["value"] >= 16 for row in found)


def test_capacity_and_travel_can_be_chosen(folder: Path) -> None:
    near = folder / "near.txt"
    near.write_text(SOLOMON.replace("3          4 ", "0          0 ").replace("3          5 ", "0          0 "))
    (row,) = rows("rotation", folder / "shops" / "tiny.txt", "--capacity", 1, "--travel", near)
    assert (row["instance"], row["value"]) == ("tiny/c1", 10)  # without travel it is the open shop above


def test_both_ways_to_write_customers_are_read(folder: Path) -> None:
    (folder / "solomon.txt").write_text(SOLOMON)
    points = read_points(folder / "solomon.txt")
    assert points == read_points(folder / "toptw" / "solomon" / "r101.txt") == ((0, 0), (3, 4), (3, 5))


def test_rows_are_printed_as_text(folder: Path) -> None:
    shop = folder / "shops" / "tiny.txt"
    result = run("bench", "openshop", shop, shop, "--workers", 2)
    lines = result.stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [["tiny", "10", "10"]] * 2
    assert all(float(line.split()[3]) >= 0 for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_tiny_open_shops_have_the_value_of_brute_force(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    table = tuple(tuple(random.randint(0, 9) for _ in range(3)) for _ in range(3))
    path = tmp_path / "shop.txt"
    path.write_text("3 3\n" + "\n".join(" ".join(map(str, line)) for line in table))
    (row,) = rows("openshop", path)
    assert row["value"] == row["bound"] == least(open_shop(table))


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        (b"", "1:1", "the numbers of jobs and machines are missing"),
        (b"2", "1:2", "the numbers of jobs and machines are missing"),
        (b"0 3\n", "1:1", "0 is no whole number between 1 and 99999"),
        (b"-1 3\n", "1:1", "-1 is no whole number between 1 and 99999"),
        (b"99999 99999\n1\n", "1:1", "99999 x 99999 are too many visits; at most 10000"),
        (b"2 2\n1 2\n3 x\n", "3:3", "x is no whole number between 0 and 99999"),
        (b"2 2\n1 2\n3 1.5\n", "3:3", "1.5 is no whole number between 0 and 99999"),
        (b"2 2\n1 2\n3 -4\n", "3:3", "-4 is no whole number between 0 and 99999"),
        (b"2 2\n1 2\n3 " + b"9" * 5000 + b"\n", "3:3", "9" * 20 + " is no whole number between 0 and 99999"),
        ("2 2\n1 2\n3 ４\n".encode(), "3:3", "４ is no whole number between 0 and 99999"),
        (b"2 2\n1 2\n3\n", "3:2", "2 x 2 durations are expected, 3 are there"),
        (b"2 2\n1 2\n3 4 5\n", "3:5", "2 x 2 durations are expected, 5 are there"),
        (b"2 2\n1 2\n3 \xff\n", "3:3", "the file is not written in UTF-8"),
        (b"2 2\n1 \x002\n3 4\n", "2:3", "the text holds the control character U+0000"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("family", ["openshop", "rotation"])
def test_wrong_shops_are_refused_with_one_line(family: str, text: bytes, where: str, says: str, folder: Path) -> None:
    path = folder / "shops" / "wrong.txt"
    path.write_bytes(text)
    result = run("bench", family, folder / "shops" / "tiny.txt", path)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{path}:{where}: {says}; ")


def test_a_wrong_coordinate_is_refused(folder: Path) -> None:
    path = folder / "customers.txt"
    for word in ("nan", "inf", "1e9", "east"):
        path.write_text(ORIENTEERING.replace("3.00 5.00", f"3.00 {word}"))
        result = run("bench", "rotation", folder / "shops" / "tiny.txt", "--travel", path)
        assert result.exit_code == 2
        assert (
            result.stderr == f"{path}:6:9: {word} is no coordinate; give a file as it was published, without changes\n"
        )


@pytest.mark.parametrize("family", ["openshop", "rotation"])
def test_files_that_cannot_be_read_are_refused(family: str, folder: Path) -> None:
    for path in (folder / "missing.txt", folder):
        result = run("bench", family, path)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert str(path) in result.stderr


def test_too_few_customers_and_none_at_all_are_wrong_usage(folder: Path) -> None:
    few = folder / "few.txt"
    few.write_text("\n".join(ORIENTEERING.splitlines()[:4]))
    result = run("bench", "rotation", folder / "shops" / "tiny.txt", "--travel", few)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has 3 sites, but --travel only 1 customers" in result.stderr
    (folder / "toptw" / "solomon" / "r101.txt").unlink()
    result = run("bench", "rotation", folder / "shops" / "tiny.txt")
    assert result.exit_code == 2
    assert "give --travel FILE" in result.stderr


@pytest.mark.parametrize("args", [["nothing"], ["openshop"], ["openshop", "f", "--time-limit", "nan"]])
def test_wrong_usage(args: list[str]) -> None:
    assert run("bench", *args).exit_code == 2


def test_the_families_are_listed() -> None:
    listed = run("bench", "--help").stdout
    assert all(family in listed for family in ("openshop", "rotation"))


@pytest.mark.slow
def test_interrupted_it_prints_the_best_so_far(folder: Path) -> None:
    """Fifteen jobs on fifteen machines are not proven best soon; the tiny one before them says when they begin."""
    random = Random(1)
    table = [[random.randint(1, 99) for _ in range(15)] for _ in range(15)]
    (folder / "r.txt").write_text("R\n" + "".join(f"{i} {i * 37 % 61} {i * 23 % 67} 0 0 0 0\n" for i in range(16)))
    (folder / "large.txt").write_text("15 15\n" + "\n".join(" ".join(map(str, line)) for line in table))
    files = [folder / "shops" / "tiny.txt", folder / "large.txt"]
    program = start("bench", "rotation", *files, "--travel", folder / "r.txt", "--capacity", 1, "--time-limit", 300)
    assert program.stdout
    assert program.stdout.readline().startswith("tiny/c1")
    time.sleep(0.5)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, err) == (130, "")
    for line in out.splitlines():  # none if the second had not begun
        instance, value, bound, _seconds = line.split()
        assert instance == "large/c1"
        assert int(value) >= int(bound) > 0
