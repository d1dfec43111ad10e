"""`meetingplan audit` and `meetingplan publish`: from a plan that somebody made."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from meetingplan.publish.outputs import OUTPUTS
from tests.cli.running import TINY, contents, run, share_secret


def _changed(planned: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    change(plan)
    (folder / "changed.json").write_text(json.dumps(plan), encoding="utf-8")
    return folder / "changed.json"


def _bays(plan: dict[str, Any], site: str) -> list[tuple[datetime, datetime, list[dict[str, Any]]]]:
    """When which group's coach is at a site, and the steps of the visit, in order of time."""
    found = []
    for group in plan["groups"]:
        steps = [step for step in group["walk"] if step["place"] == site]
        start, end = (datetime.fromisoformat(time) for time in (steps[0]["start"], steps[-1]["end"]))
        found.append((start, end, steps))
    return sorted(found, key=lambda visit: visit[0])


def test_a_visit_moved_by_a_minute_into_a_full_site(planned: Path, tmp_path: Path) -> None:
    """The works have one bay; where one coach leaves it in the minute in which the next arrives, any move is seen."""

    def move(plan: dict[str, Any]) -> None:
        visits = _bays(plan, "works")
        late = next(then for before, then in pairwise(visits) if before[1] == then[0])
        for step in late[2]:
            for end in ("start", "end"):
                step[end] = (datetime.fromisoformat(step[end]) - timedelta(minutes=1)).isoformat()

    plan = _changed(planned, tmp_path, move)
    result = run("audit", TINY, plan)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert any(line.startswith("capacity: 2 groups or parties are at the coach bay of Daybreak") for line in lines)
    assert lines[-1] == f"{len(lines) - 1} violations"
    told = json.loads(run("audit", TINY, plan, "--json", "--lang", "zh_CN").stdout)["violations"]
    assert len(told) == len(lines) - 1
    (full,) = [violation for violation in told if violation["rule"] == "capacity"]
    assert (full["node"], full["by"], len(full["groups"])) == ("works/bay", 1, 2)
    assert datetime.fromisoformat(full["end"]) - datetime.fromisoformat(full["start"]) == timedelta(minutes=1)
    assert "晨光机械" in full["message"]


def test_a_violation_without_a_time(planned: Path, tmp_path: Path) -> None:
    plan = _changed(planned, tmp_path, lambda made: made["groups"][0]["delegates"].pop())
    told = json.loads(run("audit", TINY, plan, "--json").stdout)["violations"]
    (roster,) = [violation for violation in told if violation["rule"] == "roster"]
    assert (roster["start"], roster["end"], roster["node"]) == (None, None, None)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        # The second line of the file is ` "scenario": {...},` and the third begins with ` "revision": 1`.
        ('"revision": 1', '"revision" 1', "3:13"),
        ('"revision": 1', '"revision": "one"', "3:14"),
        ('"status": "optimal"', '"status": "best"', "3:38"),
    ],
)
def test_a_broken_file_is_told_with_line_and_column(
    planned: Path, tmp_path: Path, old: str, new: str, place: str
) -> None:
    text = (planned / "plan.json").read_text(encoding="utf-8")
    broken = tmp_path / "broken.json"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    for args in (["audit", TINY, broken], ["publish", TINY, broken, "-o", tmp_path / "out"]):
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{broken}:{place}: ")


def test_publish_writes_what_plan_does(planned: Path, tmp_path: Path) -> None:
    share_secret(planned, tmp_path)
    result = run("publish", TINY, planned / "plan.json", "-o", tmp_path)
    made = contents(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{len(made)} files written to {tmp_path}\n"
    assert made == contents(planned)


def test_publish_in_the_other_language(planned: Path, tmp_path: Path) -> None:
    assert run("publish", TINY, planned / "plan.json", "-o", tmp_path, "--lang", "zh_CN").exit_code == 0
    assert "小型现场会" in (tmp_path / "overview.html").read_text(encoding="utf-8")


NOTHING_SAID = {"cards", "duties", "invitations"}
"""Outputs of which the small meeting has none: nobody staffs a post or has a mail address there; others test them."""


@pytest.mark.parametrize("only", sorted(OUTPUTS))
def test_publish_only(planned: Path, tmp_path: Path, only: str) -> None:
    share_secret(planned, tmp_path)
    result = run("publish", TINY, planned / "plan.json", "-o", tmp_path, "--only", only, "--json")
    assert result.exit_code == 0
    made = contents(tmp_path)
    assert json.loads(result.stdout) == {"files": sorted(made)}
    everything = contents(planned)
    assert bool(set(made) - {"plan.json"}) is (only not in NOTHING_SAID)
    assert {name: everything[name] for name in made} == made
    assert len(made) < len(everything)


def test_publish_only_of_what_there_is(planned: Path, tmp_path: Path) -> None:
    result = run("publish", TINY, planned / "plan.json", "-o", tmp_path, "--only", "calendars, posters")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "posters: choose from " in result.stderr
    assert not contents(tmp_path)


def test_publish_only_what_passes_the_audit(planned: Path, tmp_path: Path) -> None:
    plan = _changed(planned, tmp_path, lambda made: made["groups"][0]["delegates"].pop())
    result = run("publish", TINY, plan, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("the plan breaks ")
    assert not (tmp_path / "out").exists()


def test_publish_where_nothing_can_be_written(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = run("publish", TINY, planned / "plan.json", "-o", tmp_path / "file")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert result.stderr.startswith(f"{tmp_path / 'file'} cannot be written: ")
