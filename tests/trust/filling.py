"""Runs a command on a disk with less and less room, and on one that is read-only; started by test_full_disk.

    unshare --map-root-user --mount python -m tests.trust.filling BEFORE MOUNT COMMAND...

MOUNT becomes a disk of its own, in memory, seen by this program alone. Prints, as JSON, what was wrong with how much
room.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from meetingplan.cli import main
from tests.trust import FULL
from tests.trust.killing import contents

_SIZE = 32_000_000
_ROOMS = (0, 4096, 16_384, 65_536, 131_072, 262_144, 524_288, 1_048_576) if FULL else (0, 65_536)
"""Bytes that are free; a file takes pages of 4,096 at least."""


def mount(options: str, where: Path) -> None:
    """Mounts a disk in memory, or mounts it again with other options."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", where], check=True)


def perform(words: list[str]) -> tuple[int, str]:
    """Runs the command in a child; returns its exit status and what it says on stderr."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(writing, 2)
        try:
            main(words, standalone_mode=False)
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(int(end.code or 0))
        sys.stderr.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        said = told.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def faults(before: Path, work: Path, words: list[str]) -> Iterator[str]:
    """What is wrong after the command had so much room; the last run, with enough, is the measure of what is new."""
    _reset(before, work)
    usual, _ = perform(words)
    old, new = contents(before), contents(work)
    for room in _ROOMS:
        _reset(before, work)
        _fill(work / "filler", room)
        status, said = perform(words)
        (work / "filler").unlink()
        now = contents(work)
        if status == usual:
            yield from (f"{room}: {name} is not as it should be" for name in new if now.get(name) != new[name])
            continue
        if status != 2 or "cannot be written: No space left on device" not in said or "Traceback" in said:
            yield f"{room}: ended with {status}: {said}"
        strange = (name for name in now if now[name] not in (old.get(name), new.get(name)))
        yield from (f"{room}: {name} is neither old nor new" for name in strange)
        yield from (f"{room}: {name} is gone" for name in old if name in new and name not in now)
        if perform(words)[0] != usual or contents(work) != new:
            yield f"{room}: the next run did not make it whole"
    _reset(before, work)
    mount("remount,ro", work)
    status, said = perform(words)
    if status != 2 or "Read-only file system" not in said or len(said.splitlines()) != 1:
        yield f"read-only: ended with {status}: {said}"


def _reset(before: Path, work: Path) -> None:
    for path in work.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(before, work, dirs_exist_ok=True)


def _fill(filler: Path, room: int) -> None:
    """Leaves so many bytes free."""
    free = os.statvfs(filler.parent)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))


if __name__ == "__main__":
    os.environ["SOURCE_DATE_EPOCH"] = "1592900000"
    mount(f"size={_SIZE}", Path(sys.argv[2]))
    print(json.dumps(list(faults(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))))
