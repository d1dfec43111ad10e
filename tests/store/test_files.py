"""The one writer leaves the old file or the new one."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from meetingplan.store.files import UnsafeNameError, create, remove, remove_all, try_out, write, write_all

_SRC = str(Path(__file__).parents[2])


def test_write_makes_the_folder_and_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "out" / "plan.json"
    write(path, b"old")
    write(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["plan.json"]


def test_write_all_makes_folders_below(tmp_path: Path) -> None:
    write_all(tmp_path, [("index.html", b"a"), ("calendars/张三.ics", b"b")])
    assert (tmp_path / "calendars" / "张三.ics").read_bytes() == b"b"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["calendars", "index.html", "张三.ics"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "/etc/x",
        "a//b",
        "a/../../x",
        ".hidden",
        "a\\..\\x",
        "C:x",
        "a\0b",
        "a\nb",
        "x\ud800",
        "长" * 80,
    ],
)
def test_a_name_that_is_no_name_writes_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    with pytest.raises(UnsafeNameError):
        write_all(folder, [("good", b"1"), (name, b"2")])
    assert not folder.exists()


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeNameError):
        write_all(tmp_path / "out", [("link/x", b"1")])
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_a_killed_writer_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".meetingplan-0011.tmp").write_bytes(b"half")
    (tmp_path / ".meetingplan-0012.tmp" / "calendars").mkdir(parents=True)
    (tmp_path / "notes.tmp").write_bytes(b"mine")
    write_all(tmp_path, [("plan.json", b"{}")])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.tmp", "plan.json"]


def test_a_disk_that_refuses_one_file_leaves_every_old_one(tmp_path: Path) -> None:
    write_all(tmp_path, [("a", b"old"), ("b", b"old")])
    # A file cannot replace a folder: the second name fails after both were written beside their places.
    (tmp_path / "c").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_all(tmp_path, [("c", b"new"), ("a", b"new"), ("b", b"new")])
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"old", b"old"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b", "c"]


def test_what_has_not_changed_is_not_touched(tmp_path: Path) -> None:
    write_all(tmp_path, [("a", b"same"), ("b/c", b"old!")])
    for name in ("a", "b/c"):
        os.utime(tmp_path / name, (1, 1))
    assert write_all(tmp_path, [("a", b"same"), ("b/c", b"new!")]) == ["a", "b/c"]
    assert (tmp_path / "a").stat().st_mtime == 1
    assert (tmp_path / "b/c").stat().st_mtime > 1
    assert (tmp_path / "b/c").read_bytes() == b"new!"


def test_files_go_to_the_disk_as_they_are_made(tmp_path: Path) -> None:
    """Sixteen are on their way at once: when the 18th is asked for, the first is there, aside, not yet in its place."""
    seen = []

    def made():
        for number in range(17):
            yield f"x/{number}", b"1"
        seen.extend(path.relative_to(tmp_path).parts[1:] for path in tmp_path.rglob("0") if path.read_bytes())
        yield "x/17", b"2"

    write_all(tmp_path, made())
    assert seen == [("x", "0")]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 18


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may be larger than 1000 bytes, which stands for the end of the disk."""
    before, alarm = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, alarm)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda folder: write_all(folder, [("a", b"new"), ("b", b"n" * 5000)]),
        lambda folder: write(folder / "b", b"n" * 5000),
        lambda folder: create(folder / "c", b"n" * 5000),
    ],
    ids=["all", "one", "a new one"],
)
def test_a_full_disk_leaves_every_old_file_and_nothing_else(tmp_path: Path, attempt: Callable[[Path], object]) -> None:
    """Of several files `a` would still fit, `b` does not."""
    write_all(tmp_path, [("a", b"old"), ("b", b"old")])
    with full_disk(), pytest.raises(OSError, match="large"):
        attempt(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_a_file_is_created_once(tmp_path: Path) -> None:
    create(tmp_path / "out" / "a", b"first")
    with pytest.raises(FileExistsError):
        create(tmp_path / "out" / "a", b"second")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {"a": b"first"}


def test_a_file_does_not_take_the_place_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "out" / "mine", b"old")
    with pytest.raises(OSError, match="directory"):
        write(tmp_path / "out", b"new")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["out", "out/mine"]


def test_what_is_gone_already_is_removed(tmp_path: Path) -> None:
    write_all(tmp_path / "out", [("a/b/c", b""), ("a/d", b"")])
    remove_all(tmp_path / "out", ["a/b/c", "never/was"])
    assert [path.name for path in sorted((tmp_path / "out").rglob("*"))] == ["a", "d"]


def test_who_waits_too_long_for_a_folder_is_told_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another command has the folder; it is waited for, but not for two minutes here."""
    monkeypatch.setattr("meetingplan.store.files._PATIENCE_S", 0.05)
    program = f"""
import sys
sys.path.insert(0, {_SRC!r})
from pathlib import Path
from meetingplan.store.files import locked
with locked(Path({str(tmp_path)!r})):
    print("mine", flush=True)
    sys.stdin.read()
"""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program], text=True, **pipes) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "mine\n"
        with pytest.raises(BlockingIOError, match="another command"):
            write(tmp_path / "a", b"")
        other.communicate()
    write(tmp_path / "a", b"")


def test_a_writer_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    # Two generations of 200 kB, each of one letter: a file with both letters, or a shorter one, would be half of one.
    program = f"""
import sys, itertools
sys.path.insert(0, {_SRC!r})
from pathlib import Path
from meetingplan.store.files import write_all
for letter in itertools.cycle(b"ab"):
    write_all(Path({str(tmp_path)!r}), [(f"f{{i}}", bytes([letter]) * 200_000) for i in range(4)])
"""
    for moment in range(10):
        # A killed process would leave half a coverage file behind.
        unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        writer = subprocess.Popen([sys.executable, "-c", program], env=unmeasured)
        deadline = time.monotonic() + 10
        while not (tmp_path / "f3").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.05 + 0.013 * moment)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        for i in range(4):
            data = (tmp_path / f"f{i}").read_bytes()
            assert len(data) == 200_000
            assert len(set(data)) == 1


def test_more_files_than_are_written_at_once(tmp_path: Path) -> None:
    made = [(f"calendars/{number}.ics", b"%d" % number) for number in range(100)]
    assert write_all(tmp_path / "out", iter(made)) == [name for name, _ in made]
    assert {path.name: path.read_bytes() for path in (tmp_path / "out" / "calendars").iterdir()} == {
        f"{number}.ics": b"%d" % number for number in range(100)
    }


def test_a_file_refused_behind_others_leaves_every_old_one(tmp_path: Path) -> None:
    write_all(tmp_path, [("a", b"old"), ("b", b"old")])
    # The second "b" cannot be written aside, for the first lies there; more files come after it.
    with pytest.raises(FileExistsError):
        write_all(tmp_path, [("a", b"new"), ("b", b"new"), ("b", b"newer"), *((f"c{n}", b"new") for n in range(50))])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"old", b"old"]


def test_a_folder_is_tried_out_and_left_as_it_was(tmp_path: Path) -> None:
    try_out(tmp_path / "out")
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        try_out(tmp_path / "file")


def test_a_file_is_removed_or_found_gone(tmp_path: Path) -> None:
    write(tmp_path / "a", b"")
    for _ in range(2):
        remove(tmp_path / "a")
        assert list(tmp_path.iterdir()) == []
