"""The journal: a chain of records that shows when one of them, or a plan, was changed or taken away."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetingplan.domain.problems import InputError
from meetingplan.store import journal

SCENARIO = {"scenario.yaml": b"id: meeting\n", "delegates.csv": b"id,name\n"}


def add(results: Path, revision: int, plan: bytes) -> None:
    """Adds a revision made from SCENARIO."""
    record = journal.Record(
        revision=revision,
        at=datetime(2026, 11, 22, 8, revision, tzinfo=UTC),
        by="office",
        scenario="meeting",
        scenario_sha256="a" * 64,
        plan_sha256=hashlib.sha256(plan).hexdigest(),
        previous=journal.last_digest(results),
    )
    journal.add(results, record, plan, SCENARIO)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Results with the revisions 1, 2 and 5."""
    for revision in (1, 2, 5):
        add(tmp_path / "out", revision, f"plan {revision}".encode())
    return tmp_path / "out"


def test_it_tells_what_was_published(kept: Path) -> None:
    records = journal.read(kept)
    assert [record.revision for record in records] == [1, 2, 5]
    assert records[0].previous is None
    before = (journal.folder_of(kept) / "0002.json").read_bytes()
    assert records[2].previous == hashlib.sha256(before).hexdigest()
    assert journal.plan_of(kept, 5).read_bytes() == b"plan 5"
    assert journal.scenario_of(kept, records[1]) == SCENARIO


def test_where_nothing_was_published_it_is_empty(tmp_path: Path) -> None:
    assert journal.read(tmp_path) == ()
    assert journal.last_digest(tmp_path) is None


def test_a_revision_is_entered_once(kept: Path) -> None:
    with pytest.raises(FileExistsError):
        add(kept, 5, b"plan 5")


def broken(results: Path) -> list[str]:
    """The names of the files that are reported."""
    with pytest.raises(InputError) as refused:
        journal.read(results)
    assert {problem.code for problem in refused.value.problems} == {"broken-journal"}
    return [Path(problem.where.file).name for problem in refused.value.problems]


def test_a_record_that_was_changed_breaks_the_next(kept: Path) -> None:
    path = journal.folder_of(kept) / "0001.json"
    path.write_bytes(path.read_bytes().replace(b"office", b"nobody"))
    assert broken(kept) == ["0002.json"]


def test_a_record_that_was_taken_out_breaks_the_next(kept: Path) -> None:
    (journal.folder_of(kept) / "0002.json").unlink()
    assert broken(kept) == ["0005.json"]


def test_a_plan_that_was_changed_or_taken_away_is_reported(kept: Path) -> None:
    journal.plan_of(kept, 1).write_bytes(b"another plan")
    journal.plan_of(kept, 2).unlink()
    assert broken(kept) == ["0001-plan.json", "0002-plan.json"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"revision": 2}', b"\xff"])
def test_what_is_no_record_is_reported(kept: Path, data: bytes) -> None:
    (journal.folder_of(kept) / "0005.json").write_bytes(data)
    assert broken(kept) == ["0005.json"]


def test_purged_records_name_nobody_and_later_ones_go_on_from_them(kept: Path) -> None:
    """A record of before that a purge was cut off before removing counts no more, and goes with the next purge."""
    folder = journal.folder_of(kept)
    old = (folder / "0002.json").read_bytes()
    journal.purge(kept, journal.without_names(kept))
    assert sorted(path.name for path in folder.glob("*.json") if "plan" not in path.name) == ["purged.json"]
    assert [(record.revision, record.by) for record in journal.read(kept)] == [(1, ""), (2, ""), (5, "")]
    (folder / "0002.json").write_bytes(old)
    add(kept, 6, b"plan 6")
    records = journal.read(kept)
    assert [(record.revision, record.by) for record in records] == [(1, ""), (2, ""), (5, ""), (6, "office")]
    assert records[3].previous == hashlib.sha256((folder / "purged.json").read_bytes()).hexdigest()
    journal.purge(kept, journal.without_names(kept))
    assert journal.without_names(kept) is None
    assert {record.by for record in journal.read(kept)} == {""}
    assert not list(folder.glob("000?.json"))


def test_purged_records_that_were_changed_are_reported(kept: Path) -> None:
    journal.purge(kept, journal.without_names(kept))
    add(kept, 6, b"plan 6")
    path = journal.folder_of(kept) / "purged.json"
    path.write_bytes(path.read_bytes().replace(b"T08:02", b"T09:02"))
    assert broken(kept) == ["0006.json"]
    path.write_bytes(b"{}")
    assert "purged.json" in broken(kept)
