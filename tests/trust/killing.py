"""Runs a command again and again, killed (-9) at one write after another; a program of its own that test_killed starts.

    python -m tests.trust.killing BEFORE WORK MOMENTS COMMAND...

BEFORE is the state that WORK has at first. A moment is just before a file below WORK is opened for writing, renamed,
linked or removed, or a folder made. Prints, as JSON, how many moments there are, and what was wrong at which. A child
is forked for each, so that the program is imported once.
"""

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from meetingplan.cli import main

_CHANGES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir")


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Watch:
    """Counts the moments of a command and kills the process at one of them."""

    def __init__(self, work: Path, fatal: int) -> None:
        self.count = 0
        self._work, self._fatal = str(work), fatal

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """An audit hook of the interpreter, called before the system is."""
        is_write = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if not (is_write or event in _CHANGES) or not os.fsdecode(args[0]).startswith(self._work):  # type: ignore[arg-type]  # a path
            return
        self.count += 1
        if self.count == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def perform(words: list[str], work: Path, fatal: int = 0) -> tuple[int, int]:
    """Runs the command in a child; returns how it ended (as `os.waitpid` tells) and how many moments it had."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        watch = Watch(work, fatal)
        sys.addaudithook(watch)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = 0
        try:
            main(words, standalone_mode=False)
        except SystemExit as end:
            status = int(end.code or 0)
        os.write(writing, str(watch.count).encode())
        os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        count = told.read()
    return os.waitpid(child, 0)[1], int(count or 0)


def faults(before: Path, work: Path, words: list[str], chosen: int) -> tuple[int, list[str]]:
    """How many moments the command has, and what was wrong after a kill at each of the chosen ones."""
    old = contents(before)
    _reset(before, work)
    usual, moments = perform(words, work)
    new = contents(work)
    found = []
    step = max(1, moments / chosen)
    for fatal in sorted({round(1 + step * i) for i in range(chosen) if 1 + step * i <= moments}):
        _reset(before, work)
        ended, _ = perform(words, work, fatal)
        assert ended == signal.SIGKILL, f"moment {fatal}: ended with {ended}"
        now = contents(work)
        found += [f"moment {fatal}: {fault}" for fault in _neither(old, new, now)]
        ended, _ = perform(words, work)
        is_recorded = (
            ended != usual and _finished(now) == new
        )  # a check is recorded once, so that the next run refuses it
        if not is_recorded and (ended != usual or contents(work) != new):
            found.append(f"moment {fatal}: the next run ended with {ended} and did not make it whole")
    return moments, found


def _reset(before: Path, work: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(before, work)


def _finished(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Without what is staged under a name of its own."""
    return {name: data for name, data in files.items() if ".meetingplan-" not in name}


def _neither(old: Mapping[str, bytes], new: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[str]:
    """The files that are neither old nor new."""
    for name in old.keys() | new.keys() | _finished(now).keys():
        if now.get(name) not in (old.get(name), new.get(name)):
            yield f"{name} is neither old nor new"


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = "1592900000"
    tempfile.gettempdir()  # it is found by writing there
    told, wrong = faults(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[4:], int(sys.argv[3]))
    print(json.dumps({"moments": told, "wrong": wrong}))
