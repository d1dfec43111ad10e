"""`meetingplan purge`: no canary is left in any byte, what was counted stays, and what is left can still be read."""

import json
from pathlib import Path

import pytest

from meetingplan.scenario.load import load
from meetingplan.store import journal
from tests.cli.running import TINY, contents, run
from tests.trust.canaries import Aviary, let_in, words

OVER, AHEAD = {"SOURCE_DATE_EPOCH": "1800000000"}, {"SOURCE_DATE_EPOCH": "1780000000"}
"""15 January 2027 and 28 May 2026; the meeting is on 15 September 2026."""


@pytest.fixture
def held(tmp_path: Path) -> tuple[Aviary, Path, Path]:
    """A meeting full of canaries, with a check, planned and published, and its plan taken out of the journal again."""
    scenario, out = tmp_path / "tiny", tmp_path / "out"
    aviary = let_in(TINY, scenario)
    owner = load(scenario).preparation.tasks["P2-1"].owner
    assert (
        run("progress", "update", scenario, "--on", "2026-09-01", "P2-1 50%", "--note", f"{owner}: late").exit_code == 0
    )
    assert run("plan", scenario, "-o", out, MEETINGPLAN_BY=owner).exit_code == 0
    assert run("history", out, "--take", "1").exit_code == 0
    return aviary, scenario, out


def test_nobody_is_left_and_what_was_counted_stays(held: tuple[Aviary, Path, Path], tmp_path: Path) -> None:
    aviary, scenario, out = held
    before = contents(tmp_path)
    plan = before["out/plan.json"]

    refused = run("purge", scenario, out, "--lang", "en", **AHEAD)
    assert (refused.exit_code, contents(tmp_path)) == (1, before)
    assert refused.stderr == "the meeting ends on 2026-09-15; purge after that day, or say --yes\n"
    tried = run("purge", scenario, out, "--dry-run", "--lang", "en", **AHEAD)
    assert (tried.exit_code, contents(tmp_path)) == (0, before)

    done = run("purge", scenario, out, "--lang", "en", **OVER)
    assert done.exit_code == 0, done.output
    assert "still names somebody" not in done.output
    assert done.stdout == tried.stdout
    after = contents(tmp_path)
    assert {name: found for name, data in after.items() if (found := aviary.found(words(name, data)))} == {}
    assert sorted(name for name in after if name.startswith("out/")) == ["out/plan.json"]
    kept = ["out.journal/0001-plan.json", "out.journal/purged.json"]
    assert sorted(name for name in after if name.startswith("out.journal/")) == kept
    assert after["out/plan.json"] == plan

    told = json.loads(after["tiny/statistics.json"])
    assert (told["delegates"], told["delegations"]) == (24, {"north": 12, "south": 12})
    assert told["checks"] == [{"day": "2026-09-01", "entries": 1}]
    assert (told["tasks"], told["tasks_done"], told["tasks_late"]) == (4, 1, 3)
    assert (told["plans"][0]["audited"], sum(g["people"] for g in told["plans"][0]["groups"])) == (True, 24)
    assert [site["people"] for site in told["plans"][0]["sites"]] == [
        24,
        24,
    ]  # T20 asks for the works alone, and goes with the group

    assert run("check", scenario).exit_code == 0
    meeting = load(scenario)
    assert {person.name for person in meeting.delegates.values()} == set(meeting.delegates)
    owners = [task.owner for task in meeting.preparation.tasks.values()]
    assert owners == ["P02", "P03", "P04", "P05"]  # P01 acts in a contingency
    assert [(record.revision, record.by) for record in journal.read(out)] == [(1, "")]
    missing = run("history", out, "--take", "1", "--lang", "en")
    assert missing.stderr == "the scenario of revision 1 is not kept any more\n"

    again = run("purge", scenario, out, **OVER)
    assert (again.exit_code, again.stdout, contents(tmp_path)) == (0, "", after)


def test_publishing_goes_on_after_a_purge(held: tuple[Aviary, Path, Path]) -> None:
    """With pages of other names, as the secret is new; purged again, the new record loses its name too."""
    _, scenario, out = held
    pages = {path.name for path in (out / "p").iterdir()}
    assert run("purge", scenario, out, **OVER).exit_code == 0
    assert run("plan", scenario, "-o", out, MEETINGPLAN_BY="late worker").exit_code == 0
    assert [(record.revision, record.by) for record in journal.read(out)] == [(1, ""), (2, "late worker")]
    assert pages.intersection(path.name for path in (out / "p").iterdir()) == {"index.html"}
    assert run("purge", scenario, out, **OVER).exit_code == 0
    assert [(record.revision, record.by) for record in journal.read(out)] == [(1, ""), (2, "")]


def test_a_journal_that_was_changed_is_not_sealed_anew(held: tuple[Aviary, Path, Path]) -> None:
    _, scenario, out = held
    path = journal.plan_of(out, 1)
    path.write_bytes(path.read_bytes() + b" ")
    before = contents(out.parent)
    refused = run("purge", scenario, out, "--lang", "en", **OVER)
    assert (refused.exit_code, contents(out.parent)) == (2, before)
    assert "0001-plan.json" in refused.stderr


def test_what_stays_and_still_names_somebody_is_told(tmp_path: Path) -> None:
    let_in(TINY, tmp_path / "tiny")
    name = load(tmp_path / "tiny").delegates["T01"].name
    (tmp_path / "tiny" / "README.md").write_text(f"Notes\n\nAsk {name}.\n", encoding="utf-8")
    done = run("purge", tmp_path / "tiny", "--lang", "en", **OVER)
    assert f"{tmp_path / 'tiny' / 'README.md'}:3 still names somebody\n" in done.stderr


def test_ids_that_hold_names_are_refused(tmp_path: Path) -> None:
    let_in(TINY, tmp_path / "tiny")
    roster = (tmp_path / "tiny" / "delegates.csv").read_text(encoding="utf-8")
    name = load(tmp_path / "tiny").delegates["T02"].name
    (tmp_path / "tiny" / "delegates.csv").write_text(roster.replace("T02,", f"{name}-2,"), encoding="utf-8")
    done = run("purge", tmp_path / "tiny", "--lang", "en", **OVER)
    assert done.exit_code == 1
    assert f"the ids of 1 people hold their names ({name}-2)" in done.stderr
