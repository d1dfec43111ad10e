"""Publishing, timed as the commands that an organiser types, each in a process of its own.

    publishing.py set FOLDER...      plans a scenario, then publishes everything that is made of it
    publishing.py many [SIZE...]     generates meetings of so many delegates, and publishes itineraries and calendars

Each row has seconds by the clock and of the processor, and the most memory that the command held at any time. Of many
delegates, memory is held against that of `meetingplan audit` on the same files: reading takes what a meeting takes, and
what publishing takes beyond that must not grow with it.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MANY = (3_000, 30_000)
WANTED = "itineraries,calendars"
_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000
"""In the units of the system: bytes there, kilobytes on Linux."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Seconds by the clock and of the processor, megabytes at the most."""

    clock: float
    processor: float
    memory: float


def run(*words: object) -> Ran:
    """Runs a command of meetingplan to its end, which must be a good one."""
    began = time.monotonic()
    child = subprocess.Popen([sys.executable, "-m", "meetingplan", *map(str, words)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"meetingplan {words[0]} ended with {child.returncode}")
    return Ran(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / _MEGABYTE)


def row(name: str, what: str, ran: Ran, more: str = "") -> None:
    """Prints a row."""
    print(f"{name:24} {what:8} {ran.clock:7.1f} s {ran.processor:7.1f} s of processor {ran.memory:6.0f} MB  {more}",
          flush=True)  # fmt: skip


def files_below(folder: Path) -> str:
    """How many files lie there."""
    return f"{sum(path.is_file() for path in folder.rglob('*'))} files"


def complete_set(folder: Path, work: Path) -> None:
    """Everything, for a scenario; published beside what planning has published, so that every file is written."""
    planned, published = work / "planned", work / "published"
    row(folder.name, "plan", run("plan", folder, "-o", planned), files_below(planned))
    row(folder.name, "publish", run("publish", folder, planned / "plan.json", "-o", published), files_below(published))


def many(size: int, work: Path) -> None:
    """Itineraries and calendars of a generated meeting."""
    run("bench", "scale", "--delegates", size, "--write", work)
    (folder,) = work.iterdir()
    plan, out = folder / "plan.json", work / "out"
    read = run("audit", folder, plan)
    row(folder.name, "audit", read)
    published = run("publish", folder, plan, "-o", out, "--only", WANTED)
    row(folder.name, "publish", published, f"{files_below(out)}, {published.memory - read.memory:+.0f} MB")


def main() -> None:
    match sys.argv[1:]:
        case ["set", *folders] if folders:
            for folder in folders:
                with tempfile.TemporaryDirectory(dir=".") as work:
                    complete_set(Path(folder), Path(work))
        case ["many", *sizes]:
            for size in map(int, sizes) if sizes else MANY:
                with tempfile.TemporaryDirectory(dir=".") as work:
                    many(size, Path(work))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
