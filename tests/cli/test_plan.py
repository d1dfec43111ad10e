"""`meetingplan plan`: what it writes, says and answers."""

import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from meetingplan.cli.keeper import Keeper
from meetingplan.cli.plan import _explain
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.text import say
from meetingplan.scenario.load import load
from meetingplan.store import plan_file
from tests.cli.running import FEIXI, TINY, contents, run, share_secret, start, tiny_with

TIERS = ["missed", "travel_and_waiting", "latest_return", "unevenness"]


def test_it_writes_a_plan_and_everything_that_is_made_from_it(planned: Path) -> None:
    files = contents(planned)
    assert {"plan.json", "index.html", "overview.html", "tasks.html", "tasks.csv"} <= set(files)
    for name in ("itineraries", "calendars"):
        assert sum(path.startswith(f"{name}/") for path in files) >= 24  # one for each delegate
    assert all(files.values())


def test_the_plan_is_what_its_schema_says(planned: Path) -> None:
    schema = json.loads(run("schema", "plan").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    plan = json.loads((planned / "plan.json").read_text(encoding="utf-8"))
    jsonschema.validate(plan, schema)
    assert plan["scenario"]["id"] == "tiny"
    assert (plan["revision"], plan["seed"], plan["unplaced"]) == (1, 1, [])
    assert [tier["name"] for tier in plan["tiers"]] == TIERS
    assert sorted(d for group in plan["groups"] for d in group["delegates"]) == [f"T{n:02}" for n in range(1, 25)]


def test_its_own_audit_accepts_it(planned: Path) -> None:
    result = run("audit", TINY, planned / "plan.json")
    assert (result.exit_code, result.output) == (0, "the plan keeps every rule\n")


def test_json_tells_the_outcome(tmp_path: Path) -> None:
    result = run("plan", TINY, "-o", tmp_path, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told.keys() == {"outcome", "status", "revision", "plan", "overview", "tiers"}
    assert (told["outcome"], told["revision"]) == ("planned", 1)
    assert Path(told["plan"]) == tmp_path / "plan.json"
    assert Path(told["overview"]).exists()
    assert [tier["name"] for tier in told["tiers"]] == TIERS
    assert told["tiers"][0].keys() == {"name", "unit", "value", "bound", "gap"}
    assert all(tier["bound"] <= tier["value"] for tier in told["tiers"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "sentence", "wish"),
    [("en", "24 delegates in 3 groups", "Visits missed: 0 visits, proven best"), ("zh_CN", "代表24人，分为3组", "")],
)
def test_it_speaks_the_language_that_is_asked_for(tmp_path: Path, language: str, sentence: str, wish: str) -> None:
    result = run("plan", TINY, "-o", tmp_path, "--lang", language)
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'plan.json'}\n"
    assert sentence in result.stderr
    assert wish in result.stderr
    assert bool(re.search(r"[\u4e00-\u9fff]", result.stderr)) == (language == "zh_CN")
    assert str(tmp_path / "index.html") in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [TINY, FEIXI], ids=lambda path: path.name)
def test_any_number_of_workers_makes_the_same_plan(scenario: Path, tmp_path: Path) -> None:
    numbers = (1, 2, 8)
    runs = [
        start("plan", scenario, "-o", tmp_path / str(number), "--workers", number, "--time-limit", 600)
        for number in numbers
    ]
    assert [(process.communicate(), process.returncode)[1] for process in runs] == [0, 0, 0]
    files = [(tmp_path / str(number) / "plan.json").read_bytes() for number in numbers]
    assert len(set(files)) == 1
    assert json.loads(files[0])["search"] == {"mode": "reproducible"}


def test_the_fastest_search_says_with_how_many_workers(tmp_path: Path) -> None:
    assert run("plan", TINY, "-o", tmp_path, "--mode", "fastest", "--workers", 2).exit_code == 0
    assert json.loads((tmp_path / "plan.json").read_bytes())["search"] == {"mode": "fastest", "workers": 2}


def test_on_a_terminal_progress_is_one_living_line(tmp_path: Path) -> None:
    result = run("plan", TINY, "-o", tmp_path, FORCE_COLOR="1")
    assert result.exit_code == 0
    assert "Travel and waiting" in result.stderr
    assert "\x1b[" in result.stderr


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(planned: Path, tmp_path: Path) -> None:
    """In another process, and whatever order sets have there."""
    share_secret(planned, tmp_path)
    process = start("plan", TINY, "-o", tmp_path, PYTHONHASHSEED="77")
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, "Traceback" in errors) == (0, False)
    assert contents(tmp_path) == contents(planned)


@pytest.mark.slow
def test_the_revision_rises_when_the_plan_changes_and_only_then(planned: Path, tmp_path: Path) -> None:
    def revision(*args: object) -> int:
        assert run("plan", *args, "-o", out).exit_code == 0
        return int(json.loads((out / "plan.json").read_text(encoding="utf-8"))["revision"])

    out = tmp_path / "out"
    shutil.copytree(planned, out)
    share_secret(planned, out)
    assert revision(TINY) == 1
    assert contents(out) == contents(planned)
    assert revision(tiny_with(tmp_path / "later", ("16:20", "16:25"))) == 2
    assert revision(TINY) == 3
    (out / "plan.json").write_text("{", encoding="utf-8")
    assert revision(TINY) == 3  # the journal can tell what was there


def test_a_meeting_that_cannot_be_says_which_coach_is_how_late(tmp_path: Path) -> None:
    # Lunch ends at 12:45. 8 people board in 28 + 60 s and get off in 90 + 27 s, 2 min each; inn - hall takes 5 min,
    # lodge - hall 6: at 12:50 the plenary has to wait for C1 and C2 until 12:54, for C3 until 12:55.
    early = tiny_with(tmp_path / "early", ("09-15 16:30", "09-15 12:50"), ("09-15 17:30", "09-15 13:50"))
    result = run("plan", early, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *said, last = result.stderr.splitlines()[-5:]
    assert first == "there is no such plan:"
    assert last == f"to see why, and what would help: meetingplan explain {early}"
    for coach, minutes, line in zip(("C1", "C2", "C3"), (4, 4, 5), said, strict=True):
        assert line.startswith(f"coach {coach} cannot be at Conference Centre by 12:50: it would be {minutes} min late")
    assert not (tmp_path / "out" / "plan.json").exists()
    told = run("plan", early, "-o", tmp_path / "out", "--json", "--lang", "zh_CN")
    assert (told.exit_code, json.loads(told.stdout)) == (1, {"outcome": "impossible"})
    assert "C3" in told.stderr


def test_where_visits_are_missed_it_says_who_tells_why(tmp_path: Path) -> None:
    # Ten minutes are not enough to get to a site and back.
    short = tiny_with(tmp_path / "short", ("from: 2026-09-15 12:50", "from: 2026-09-15 16:10"))
    hint = f"to see why, and what would help: meetingplan explain {short}"
    assert hint in run("plan", short, "-o", tmp_path / "out").stderr.splitlines()
    assert "meetingplan explain" not in run("plan", TINY, "-o", tmp_path / "out").stderr


@pytest.mark.slow
def test_who_has_no_seat_is_named(tmp_path: Path) -> None:
    small = tiny_with(tmp_path / "small", ("plate: 皖A·T0003, model: 10座中巴, seats: 10", "seats: 7"))
    result = run("plan", small, "-o", tmp_path / "out")
    # 9 + 9 + 6 seats for 16 people in one hotel and 8 in the other: 9 + 6 and 9 leave one behind, 9 + 9 and 6 two.
    assert result.exit_code == 0
    assert len(re.findall(r"no seat for \S+ \(T\d\d\)", result.stderr)) == 1


@pytest.mark.parametrize("args", [[], ["--lang", "zh_CN"]])
def test_an_output_folder_that_is_a_file_is_one_error(tmp_path: Path, args: list[str]) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    for target in (tmp_path / "out", tmp_path / "out" / "deeper"):
        result = run("plan", TINY, "-o", target, *args)
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
        assert str(target) in result.stderr
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_at_the_end_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    result = run("plan", TINY, "-o", tmp_path)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith(f"{tmp_path} cannot be written: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to the superuser")
def test_a_folder_without_permission_is_one_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert run("plan", TINY, "-o", tmp_path / "out").exit_code == 2


@pytest.mark.parametrize(
    ("outcome", "status", "name", "said"),
    [
        (Impossible((say("the hall is closed"),)), 1, "impossible", "the hall is closed"),
        (OutOfTime(), 3, "out of time", "no plan was found in time; give more time"),
        (OutOfTime(interrupted=True), 130, "interrupted", "stopped before any plan was found"),
        (SolverFailed("MODEL_INVALID"), 3, "solver failed", "(MODEL_INVALID)"),
    ],
)
def test_every_outcome_has_its_status(
    outcome: Outcome, status: int, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _explain(outcome, Keeper(load(TINY)), TINY, "en", as_json=True) == status
    out, err = capsys.readouterr()
    assert json.loads(out) == {"outcome": name}
    assert said in err


def test_a_plan_that_the_audit_rejects_is_not_kept(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    meeting = load(TINY)
    good = plan_file.loads((planned / "plan.json").read_bytes(), "plan.json", meeting.clock)
    keeper = Keeper(meeting)
    keeper.offer(good)
    assert keeper.best is not None
    bad = replace(good, groups=good.groups[1:])
    keeper.offer(bad)
    assert keeper.best.plan == good
    assert {violation.rule for violation in keeper.rejected} >= {"roster"}
    assert _explain(Planned(bad), keeper, TINY, "en", as_json=False) == 1
    assert capsys.readouterr().err.startswith("the audit rejects the plan:\n")
