"""Generated meetings: the same everywhere, and planned, audited and near their bounds whatever their size."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from meetingplan.bench.folder import scenario_files
from meetingplan.bench.full import Full, in_full
from meetingplan.bench.scale import Size, meeting_of
from meetingplan.domain.ids import PlaceId
from meetingplan.plan import Budget
from meetingplan.scenario.load import load
from meetingplan.store import files
from tests.cli.running import run

GAP = 0.005


def test_the_same_size_and_seed_give_the_same_meeting_everywhere() -> None:
    digest = "ef1dc15e6990473d80b278a8bcdd05bdbb2e86b62f489aead55ca5df7536f5d9"
    assert meeting_of(Size(300)).sha256 == digest
    assert meeting_of(Size(300)) == meeting_of(Size(300))
    assert meeting_of(Size(300), seed=2).sha256 != digest


def test_classes_are_alike_and_all_sites_are_seen() -> None:
    meeting = meeting_of(Size(405))
    classes = Counter((person.hotel, person.must_see) for person in meeting.delegates.values())
    # 405 = 5 classes of 41 and 5 of 40, each with five sites; ten hands of five are two and a half rounds of 20 cards
    assert sorted(classes.values()) == [40] * 5 + [41] * 5
    seen = Counter(site for _, sites in classes for site in sites)
    assert all(len(sites) == 5 for _, sites in classes)
    assert sorted(seen.values()) == [2] * 10 + [3] * 10


def test_room_grows_with_the_delegates() -> None:
    small, large = (meeting_of(Size(delegates)) for delegates in (3_000, 30_000))
    site = PlaceId("s01")
    # 300 people a class ride in 8 coaches, 3,000 in 72: nine times as many
    assert (len(small.coaches), len(large.coaches)) == (80, 720)
    assert 4 * small.places[site].bays < large.places[site].bays <= 9 * small.places[site].bays


@pytest.mark.slow
@pytest.mark.parametrize("size", [Size(300), Size(3_000)])
def test_everyone_is_placed_and_the_plan_is_near_its_bound(size: Size) -> None:
    done = in_full(meeting_of(size), Budget(seconds=600))
    assert isinstance(done, Full)
    assert sum(group.size for group in done.plan.groups) == size.delegates
    assert done.row.bound <= done.row.value <= done.row.bound / (1 - GAP)


def test_what_is_written_is_read_back_as_the_same_meeting(tmp_path: Path) -> None:
    meeting = meeting_of(Size(700, sites=40, classes=40), seed=3)
    files.write_all(tmp_path, scenario_files(meeting).items())
    read = load(tmp_path)
    assert replace(read, sha256=meeting.sha256, assumptions=()) == meeting


@pytest.mark.slow
def test_a_written_meeting_plans_the_same_in_every_process(tmp_path: Path) -> None:
    """Hashes of strings differ between the two, and so do the threads that they may use."""
    for seed, workers in (("1", 1), ("2", 2)):
        args = ["bench", "scale", "--delegates", "300", "--write", str(tmp_path / seed), "--workers", str(workers)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "meetingplan", *args], env=environment, check=True, capture_output=True)
    one, other = (tmp_path / seed / "scale-300-20x10" for seed in "12")
    for name in ("scenario.yaml", "delegates.csv", "plan.json"):
        assert (one / name).read_bytes() == (other / name).read_bytes()
    assert run("audit", one, other / "plan.json").exit_code == 0


def test_sizes_that_cannot_be_generated_are_refused() -> None:
    with pytest.raises(ValueError, match="fives"):
        meeting_of(Size(300, sites=22))
    with pytest.raises(ValueError, match="delegate"):
        meeting_of(Size(9))


@pytest.mark.slow
def test_bench_scale_prints_a_row_for_each_size() -> None:
    done = run("bench", "scale", "--delegates", "30", "--json")
    assert done.exit_code == 0
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    assert [row["instance"] for row in rows] == ["scale-30-20x10"]
    assert set(rows[0]) == {"instance", "value", "bound", "seconds"}


def test_bench_scale_refuses_sites_that_cannot_be_dealt() -> None:
    assert run("bench", "scale", "--delegates", "100", "--sites", "22").exit_code == 2
    assert run("bench", "scale", "--delegates", "9").exit_code == 2


def test_bench_scale_plans_folders_and_refuses_broken_ones(tmp_path: Path) -> None:
    files.write_all(tmp_path, scenario_files(meeting_of(Size(30))).items())
    done = run("bench", "scale", tmp_path, "--json")
    assert [row["instance"] for row in json.loads(done.stdout)] == ["scale-30-20x10"]
    roster = tmp_path / "delegates.csv"
    roster.write_text(roster.read_text().replace("D0000002,D0000002,u", "D0000002,,u"))
    refused = run("bench", "scale", tmp_path)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"{roster}:3:10: name is empty; fill in the cell\n"


def test_bench_scale_says_why_there_is_no_row(tmp_path: Path) -> None:
    """In an hour nobody can see five sites of twenty minutes and more: at most two, so three at least are missed."""
    files.write_all(tmp_path, scenario_files(meeting_of(Size(30))).items())
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(scenario.read_text().replace("to: 2020-06-23 15:00", "to: 2020-06-23 09:00"))
    done = run("bench", "scale", tmp_path, "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (1, [])
    told = re.fullmatch(r"scale-30-20x10: (\d+) visits are missed\n", done.stderr)
    assert told
    assert 3 * 30 <= int(told[1]) <= 5 * 30


def test_bench_scale_asks_for_something_to_plan() -> None:
    done = run("bench", "scale")
    assert done.exit_code == 2
    assert "--delegates" in done.stderr
    assert run("bench", "scale", "--delegates", "200000", "--write", "anywhere").exit_code == 2
