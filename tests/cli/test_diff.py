"""`meetingplan diff`: two revisions of the small meeting in which two people have changed their coaches."""

import json
from pathlib import Path

import pytest

from tests.cli.running import TINY, run


@pytest.fixture(scope="module")
def results(planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan published, and again after the first two people of two groups of one hotel have changed places."""
    folder = tmp_path_factory.mktemp("diff") / "out"
    assert run("publish", TINY, planned / "plan.json", "-o", folder).exit_code == 0
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    one, two = (group["delegates"] for group in plan["groups"][:2])
    mine, theirs = (next(id for id in ids if id in SWAPPED) for ids in (one, two))
    one[one.index(mine)], two[two.index(theirs)] = theirs, mine
    changed = folder.parent / "changed.json"
    changed.write_text(json.dumps(plan), encoding="utf-8")
    assert run("publish", TINY, changed, "-o", folder).exit_code == 0
    return folder


SWAPPED = ("T02", "T03", "T04", "T10", "T11", "T12")


def test_two_plan_files_are_compared_without_their_scenario(planned: Path, results: Path) -> None:
    told = run("diff", planned / "plan.json", results / "plan.json", "--lang", "en")
    assert told.exit_code == 0
    assert "Delegates: 2 affected, 22 not" in told.stdout
    assert "Coaches: 2 affected, 1 not" in told.stdout
    assert "instead of" in told.stdout


def test_a_folder_of_results_compares_its_last_two_revisions_in_names(results: Path) -> None:
    told = run("diff", results, "--lang", "zh_CN")
    assert told.exit_code == 0
    assert "代表：受影响2，不受影响22" in told.stdout
    assert "车号由C" in told.stdout
    assert "丁师傅" in told.stdout


def test_programs_read_who_is_affected(planned: Path, results: Path) -> None:
    told = json.loads(run("diff", planned / "plan.json", results / "plan.json", "--json").stdout)
    assert told["revisions"] == {"before": 1, "after": 2}
    assert told["unaffected"]["delegate"] == 22
    people = [row for row in told["affected"] if row["who"] == "delegate"]
    assert len(people) == 2
    for person in people:
        assert person["changes"][0]["what"] == "coach"
        moved = [change for change in person["changes"] if "minutes" in change]
        assert all(change["minutes"] for change in moved)


def test_documents_are_written_for_those_alone_and_as_they_were_published(results: Path, tmp_path: Path) -> None:
    assert run("diff", results, "-o", tmp_path / "docs").exit_code == 0
    made = {path.relative_to(tmp_path / "docs").as_posix(): path for path in (tmp_path / "docs").rglob("*.*")}
    assert sum("itineraries/delegates" in name for name in made) == 2
    assert sum("calendars/coaches" in name for name in made) == 2
    for name, path in made.items():
        if name.startswith(("itineraries/", "calendars/")):
            assert path.read_bytes() == (results / name).read_bytes()


def test_the_same_plan_affects_nobody(planned: Path) -> None:
    told = run("diff", planned / "plan.json", planned / "plan.json", "--lang", "en")
    assert told.exit_code == 0
    assert "nothing differs for anyone" in told.stderr
    assert "Delegates: 0 affected, 24 not" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("{plan}", "{missing}"), 2), (("{plan}",), 2), (("{plan}", "{plan}", "-o", "{missing}"), 2), (("{once}",), 1)],
)
def test_what_cannot_be_compared_is_refused(
    planned: Path, tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    """A missing file, one plan alone, documents without a scenario; a folder with one revision has no answer."""
    known = {"plan": planned / "plan.json", "missing": tmp_path / "none.json", "once": planned}
    told = run("diff", *(argument.format(**known) for argument in arguments))
    assert told.exit_code == status
    assert told.stderr
