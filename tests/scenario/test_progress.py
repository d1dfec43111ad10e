"""Records are read as they were written, sealed one to the next, and never written twice."""

from datetime import date
from pathlib import Path

import pytest

from meetingplan.domain.problems import InputError
from meetingplan.domain.progress import Check, Entry
from meetingplan.scenario.progress import digest, dumps, new_record, read_checks
from meetingplan.store import files

MONDAY, NEXT = date(2020, 4, 20), date(2020, 4, 27)
FIRST = Check(
    MONDAY,
    (
        Entry("X1", done=date(2020, 4, 17)),
        Entry(
            "X2",
            started=MONDAY,
            percent=40,
            deadline=date(2020, 5, 6),
            reason='"缺"料: {#}',
            problem="",
            coordinate="县财政局",
        ),
    ),
    ("督查：六层不可行",),
)


def _file(folder: Path, check: Check) -> Path:
    path, data = new_record(folder, check)
    files.create(path, data)
    return path


def _codes(folder: Path) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_checks(folder)
    return [problem.code for problem in refused.value.problems]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    second = Check(NEXT, (Entry("X2", done=NEXT, percent=100, problem=""),))
    for check in (FIRST, second):
        _file(tmp_path, check)
    assert read_checks(tmp_path) == (FIRST, second)


def test_a_folder_without_checks_has_none(tmp_path: Path) -> None:
    assert read_checks(tmp_path) == ()


def test_a_record_that_was_changed_breaks_the_seal_of_the_next(tmp_path: Path) -> None:
    first = _file(tmp_path, FIRST)
    _file(tmp_path, Check(NEXT, ()))
    first.write_bytes(first.read_bytes().replace(b"40", b"90"))
    assert _codes(tmp_path) == ["broken-seal"]


def test_a_record_that_was_taken_away_breaks_the_seal_of_the_next(tmp_path: Path) -> None:
    first = _file(tmp_path, FIRST)
    _file(tmp_path, Check(NEXT, ()))
    first.unlink()
    assert _codes(tmp_path) == ["broken-seal"]


def test_line_ends_do_not_break_the_seal(tmp_path: Path) -> None:
    first = _file(tmp_path, FIRST)
    _file(tmp_path, Check(NEXT, ()))
    first.write_bytes(first.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_checks(tmp_path)) == 2


def test_a_record_is_created_once(tmp_path: Path) -> None:
    path = _file(tmp_path, FIRST)
    with pytest.raises(FileExistsError):
        files.create(path, b"other")
    assert path.read_bytes() == dumps(FIRST, None)
    assert [p.name for p in path.parent.iterdir()] == ["2020-04-20.yaml"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry("X1", done=NEXT), "not-yet"),
        (Entry("X1", started=MONDAY, done=date(2020, 4, 17)), "done-too-early"),
        (Entry("X1", percent=100), "half-done"),
        (Entry("X1", percent=90, done=MONDAY), "half-done"),
        (Entry("X1", deadline=NEXT), "no-reason"),
    ],
)
def test_what_no_entry_can_say(tmp_path: Path, entry: Entry, code: str) -> None:
    _file(tmp_path, Check(MONDAY, (entry,)))
    assert _codes(tmp_path) == [code]


def test_a_task_stands_in_a_record_once(tmp_path: Path) -> None:
    _file(tmp_path, Check(MONDAY, (Entry("X1", percent=1), Entry("X1", percent=2))))
    assert _codes(tmp_path) == ["duplicate-entry"]


def test_a_record_is_named_after_its_day(tmp_path: Path) -> None:
    path = _file(tmp_path, FIRST)
    path.rename(path.with_name("2020-04-21.yaml"))
    assert _codes(tmp_path) == ["wrong-name"]


def test_the_digest_is_that_of_the_bytes() -> None:
    """SHA-256 of the empty text is well known."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
