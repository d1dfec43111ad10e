"""`meetingplan pin`: parts of a plan are kept, shown, added to and given up again."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import TINY, run
from tests.publish.same.held import HOSTED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "tiny")
    return tmp_path / "tiny"


def walks(plan: Path) -> dict[str, Any]:
    made = json.loads(plan.read_text(encoding="utf-8"))
    return {group["coach"]: (group["delegates"], group["walk"]) for group in made["groups"]}


def at(walk: list[dict[str, Any]], place: str) -> list[dict[str, Any]]:
    return [step for step in walk if step["place"] == place]


@pytest.mark.slow
def test_a_day_and_a_visit_come_out_of_the_next_plan(planned: Path, folder: Path, tmp_path: Path) -> None:
    """The tower closes three hours earlier, one delegate stays away; C2 keeps its day, C1 its visit to the works."""
    first = planned / "plan.json"
    assert run("pin", folder, first, "C2").exit_code == 0
    told = run("pin", folder, first, "C1:works", "--lang", "en")
    assert (told.exit_code, told.stderr) == (0, "")
    assert [line for line in told.stdout.splitlines() if "keeps" in line] == [
        "coach C1 keeps its 8 people",
        "coach C2 keeps its 8 people",
    ]
    assert told.stdout == run("pin", folder, "--lang", "en").stdout
    assert run("audit", folder, first).exit_code == 0  # the plan that was pinned keeps its pins
    people = (folder / "delegates.csv").read_text(encoding="utf-8").splitlines()
    third = next(id for id in walks(first)["C3"][0])
    kept = [line for line in people if not line.startswith(f"{third},")]
    (folder / "delegates.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert run("audit", folder, first).exit_code == 1
    assert run("plan", folder, "-o", tmp_path / "out").exit_code == 0
    old, new = walks(first), walks(tmp_path / "out" / "plan.json")
    assert new["C2"] == old["C2"]
    assert new["C1"][0] == old["C1"][0]
    assert at(new["C1"][1], "works") == at(old["C1"][1], "works")


def test_everyone_keeps_their_coach(planned: Path, folder: Path) -> None:
    rows = json.loads(run("pin", folder, planned / "plan.json", "groups", "--json").stdout)["pins"]
    assert {row["coach"]: row["delegates"] for row in rows} == {
        coach: delegates for coach, (delegates, _) in walks(planned / "plan.json").items()
    }
    assert all(row["visits"] == [] and row["tours"] is None for row in rows)


def test_a_day_as_json(planned: Path, folder: Path) -> None:
    (row,) = json.loads(run("pin", folder, planned / "plan.json", "C2", "--json").stdout)["pins"]
    (_, walk) = walks(planned / "plan.json")["C2"]
    works = at(walk, "works")
    (visit,) = [visit for visit in row["visits"] if visit["site"] == "works"]
    assert (visit["arrive"], visit["leave"]) == (works[0]["start"], works[-1]["end"])
    assert row["tours"][0]["depart"] == next(step for step in walk if step["node"].endswith("/bay"))["start"]


@pytest.mark.slow
def test_rooms_tables_and_seats_come_out_of_the_next_plan(tmp_path: Path) -> None:
    """One delegate more, first of all in the roster, planned into a folder that knows no earlier plan."""
    folder, first = tmp_path / "hosted", tmp_path / "first"
    shutil.copytree(HOSTED, folder)
    assert run("plan", folder, "-o", first).exit_code == 0
    told = run("pin", folder, first / "plan.json", "rooms:inn", "tables", "seats:closing", "--lang", "en")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        "16 people keep their rooms at Lakeside Inn",
        "24 people keep their tables at Dinner",
        "24 people keep their seats in Closing",
    ]
    assert run("audit", folder, first / "plan.json").exit_code == 0
    head, *people = (folder / "delegates.csv").read_text(encoding="utf-8").splitlines()
    more = "T00,钟原,north,科长,delegate,inn,,,,13800001000,,male,"
    (folder / "delegates.csv").write_text("\n".join([head, more, *people, ""]), encoding="utf-8")
    assert run("plan", folder, "-o", tmp_path / "next").exit_code == 0
    old, new = (json.loads((out / "plan.json").read_text(encoding="utf-8")) for out in (first, tmp_path / "next"))
    assert {id for room in new["rooms"] for id in room["delegates"]} >= {"T00"}
    for room in (room for room in old["rooms"] if room["hotel"] == "inn"):
        assert set(room["delegates"]) <= {
            id for r in new["rooms"] if r["room"] == room["room"] for id in r["delegates"]
        }
    tables = {table["table"]: set(table["delegates"]) for table in new["tables"]}
    assert all(set(table["delegates"]) <= tables[table["table"]] for table in old["tables"])
    assert [seat for seat in old["seats"] if seat["session"] == "closing" and seat not in new["seats"]] == []


def test_pins_are_given_up(planned: Path, folder: Path) -> None:
    run("pin", folder, planned / "plan.json", "C2")
    assert (folder / "pins.yaml").exists()
    for _ in range(2):
        cleared = run("pin", folder, "--clear", "--lang", "en")
        assert (cleared.exit_code, cleared.stdout) == (0, "nothing is pinned\n")
    assert not (folder / "pins.yaml").exists()


def test_a_plan_of_a_scenario_that_has_changed_is_refused(planned: Path, folder: Path) -> None:
    with (folder / "delegates.csv").open("ab") as file:
        file.write(b"\n")
    refused = run("pin", folder, planned / "plan.json", "C2", "--lang", "en")
    assert refused.exit_code == 1
    assert refused.stderr == "the scenario has changed since the plan was made; pin first, then change it\n"
    assert not (folder / "pins.yaml").exists()


def test_a_plan_that_breaks_a_rule_is_refused(planned: Path, folder: Path, tmp_path: Path) -> None:
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    plan["groups"][0]["delegates"].pop()
    (tmp_path / "changed.json").write_text(json.dumps(plan), encoding="utf-8")
    refused = run("pin", folder, tmp_path / "changed.json", "groups", "--lang", "en")
    assert refused.exit_code == 1
    assert "meetingplan audit tells which" in refused.stderr


@pytest.mark.parametrize(
    "words", [["C9"], ["C1:hall"], ["C2", "C1:works:tower"], ["group"], ["rooms"], ["tables:hall"]]
)
def test_no_part_of_the_plan(planned: Path, folder: Path, words: list[str]) -> None:
    refused = run("pin", folder, planned / "plan.json", *words, "--lang", "en")
    assert refused.exit_code == 2
    assert f"{words[-1]} is no part of the plan" in refused.stderr
    assert not (folder / "pins.yaml").exists()


@pytest.mark.parametrize("words", [["plan.json"], ["plan.json", "C1", "--clear"]])
def test_usage(folder: Path, words: list[str]) -> None:
    assert run("pin", folder, *words).exit_code == 2
