"""`meetingplan history`: every revision that was published, and any of them brought back."""

import json
import shutil
from pathlib import Path

import pytest

from meetingplan.store import journal
from tests.cli.running import TINY, contents, run, start, tiny_with


def revisions(out: Path) -> list[int]:
    """The revisions that the journal of a folder has."""
    return [row["revision"] for row in json.loads(run("history", out, "--json").stdout)]


def test_each_plan_that_differs_is_entered_with_who_and_when(tmp_path: Path) -> None:
    out = tmp_path / "out"
    epoch = {"SOURCE_DATE_EPOCH": "1592900000", "MEETINGPLAN_BY": "会务组"}
    assert run("plan", TINY, "-o", out, **epoch).exit_code == 0
    assert run("plan", TINY, "-o", out).exit_code == 0  # the same plan again
    assert revisions(out) == [1]
    changed = tiny_with(tmp_path / "tiny", ("seats: 10", "seats: 12"))
    assert run("plan", changed, "-o", out).exit_code == 0
    told = run("history", out, "--lang", "zh_CN").stdout
    assert revisions(out) == [1, 2]
    first = told.splitlines()[1].split()
    assert (first[0], first[4], first[5]) == ("1", "会务组", "tiny")
    # 1,592,900,000 s after the epoch it was 08:13:20 on 23 June 2020 in Greenwich.
    assert json.loads(run("history", out, "--json").stdout)[0]["at"] == "2020-06-23T08:13:20+00:00"


def test_a_revision_is_brought_back_with_its_scenario(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = tiny_with(tmp_path / "tiny")
    assert run("plan", folder, "-o", out).exit_code == 0
    first = json.loads((out / "plan.json").read_bytes())
    tiny = (folder / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "scenario.yaml").write_text(tiny.replace("seats: 10", "seats: 12"), encoding="utf-8")
    assert run("plan", folder, "-o", out).exit_code == 0
    assert run("history", out, "--take", "1").exit_code == 0
    back = out / "revision-1"
    assert (back / "tiny" / "scenario.yaml").read_text(encoding="utf-8") == tiny
    assert run("publish", back / "tiny", back / "plan.json", "-o", out).exit_code == 0
    assert revisions(out) == [1, 2, 3]
    assert json.loads((out / "plan.json").read_bytes()) == {**first, "revision": 3}


def test_there_must_be_such_a_revision(planned: Path) -> None:
    missing = run("history", planned, "--take", "7", "--lang", "en")
    assert missing.exit_code == 1
    assert missing.stderr == "there is no revision 7; meetingplan history shows which there are\n"


def test_nothing_was_published(tmp_path: Path) -> None:
    told = run("history", tmp_path, "--lang", "en")
    assert (told.exit_code, told.stderr) == (0, "nothing was published there yet\n")


def test_a_changed_journal_stops_what_would_go_on_with_it(planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(planned, out)
    shutil.copytree(journal.folder_of(planned), journal.folder_of(out))
    journal.plan_of(out, 1).write_text("{}", encoding="utf-8")
    before = contents(out)
    for words in (["history", out], ["plan", TINY, "-o", out], ["publish", TINY, out / "plan.json", "-o", out]):
        refused = run(*words, "--lang", "en")
        assert refused.exit_code == 2
        assert refused.stderr.endswith(
            "0001-plan.json: the plan of revision 1 was changed or taken away; put the file back as it was\n"
        )
    assert contents(out) == before


def test_what_a_kill_left_in_the_journal_goes_though_nothing_is_entered(planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(planned, out)
    shutil.copytree(journal.folder_of(planned), journal.folder_of(out))
    stale = journal.folder_of(out) / ".meetingplan-0123456789abcdef.tmp"
    stale.write_text("half", encoding="utf-8")
    assert run("publish", TINY, out / "plan.json", "-o", out).exit_code == 0
    assert revisions(out) == revisions(planned)
    assert not stale.exists()


@pytest.mark.slow
def test_two_commands_at_once_publish_one_after_the_other(tmp_path: Path) -> None:
    scenarios = [tiny_with(tmp_path / str(seats), ("seats: 10", f"seats: {seats}")) for seats in (11, 12, 13)]
    started = [start("plan", scenario, "-o", tmp_path / "out") for scenario in scenarios]
    for process in started:
        _, stderr = process.communicate(timeout=300)
        assert process.returncode == 0, stderr
    assert revisions(tmp_path / "out") == [1, 2, 3]
    assert not list(tmp_path.rglob("*.tmp"))
