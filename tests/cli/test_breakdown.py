import json
import shutil
from pathlib import Path

import yaml

from meetingplan.scenario.load import load
from tests.cli.running import FEIXI, TINY, run


def test_the_lists_of_feixi_are_reconciled() -> None:
    shown = run("breakdown", FEIXI, "--json")
    told = json.loads(shown.stdout)
    assert (shown.exit_code, told["levels"]) == (0, [20, 24, 53])
    assert {finding["kind"] for finding in told["findings"]} == {"not-taken-apart"}


def test_tasks_of_the_plan_are_written_once_and_follow_it(tmp_path: Path, planned: Path) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    plan = planned / "plan.json"
    sha256 = load(folder).sha256
    first = run("breakdown", folder, plan, "--write", "--json")
    added = {task["id"] for task in json.loads(first.stdout)["added"]}
    meeting = load(folder)
    assert meeting.sha256 == sha256
    assert added == set(meeting.preparation.from_plan)
    again = json.loads(run("breakdown", folder, plan, "--json").stdout)
    assert (again["added"], again["dropped"], again["changed"]) == ([], [], {})
    without = json.loads(run("breakdown", folder, "--json").stdout)
    assert all(fields == ["measure"] for fields in without["changed"].values())
    assert without["changed"]


def test_gaps_are_told_with_status_1(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    tasks = "tasks:\n  - {id: P1, name: 准备会场, deadline: 2020-06-01}\n  - {id: X1, name: 准备会场, level: 3}\n"
    (folder / "preparation.yaml").write_text(tasks, encoding="utf-8")
    shown = run("breakdown", folder, "--lang", "en")
    assert shown.exit_code == 1
    assert "P1 and X1 are the same: 准备会场" in shown.stdout
    assert "X1 准备会场 is from the list of level 3" in shown.stdout
    assert "of the five specials, a dedicated budget is settled by no task" in shown.stdout


def test_what_has_changed_since_is_told(tmp_path: Path) -> None:
    """In the written list one task is called otherwise than the scenario has it, one is gone, one nobody makes."""
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    run("breakdown", folder, "--write")
    path = folder / "plan-tasks.yaml"
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    made = [task["id"] for task in written["tasks"]]
    renamed, gone = written["tasks"][0], written["tasks"].pop()
    name, renamed["name"] = renamed["name"], "另一名称"
    written["tasks"].append({**gone, "id": "nobody-makes-it", "after": []})
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    told = run("breakdown", folder, "--lang", "en").stdout.splitlines()
    assert f"+ {made[-1]} {gone['name']}, due {gone['deadline']}" in told
    assert f"- nobody-makes-it {gone['name']}" in told
    at = told.index(f"~ {renamed['id']} 另一名称, now:")
    assert name in told[at + 1]
