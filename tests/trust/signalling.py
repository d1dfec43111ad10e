"""Sends a signal to `meetingplan plan` at a moment of its life, and says what was wrong afterwards (Linux).

Moments are shares of the processor time that a whole run takes, so that they do not depend on what else the machine
does. The folder of results holds a plan of an earlier scenario before.
"""

import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.problems import InputError
from meetingplan.scenario.load import load
from meetingplan.store import files, journal, plan_file
from tests.cli.running import _BYTECODE, ROOT

INTERRUPTED = 130
_TRAVEL = re.compile(r"Travel and waiting: (\d+) people-minutes, bound")
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Stage:
    """A scenario, the results of an earlier one, and the processor seconds that planning takes."""

    scenario: Path
    results: Path
    meetings: dict[str, Meeting]
    seconds: float


@dataclass(frozen=True, slots=True)
class Sent:
    """What a signal came upon, and what was wrong afterwards."""

    phase: str
    status: int
    faults: tuple[str, ...]


def stage(scenario: Path, folder: Path) -> Stage:
    """Publishes a plan of the scenario with one line more, twice, so that the second time all of it is compiled."""
    earlier = folder / "earlier"
    shutil.copytree(scenario, earlier)
    text = (earlier / "scenario.yaml").read_text(encoding="utf-8")
    (earlier / "scenario.yaml").write_text(f"{text}# earlier\n", encoding="utf-8")
    found = {meeting.sha256: meeting for meeting in (load(earlier), load(scenario))}
    assert len(found) == 2
    made = Stage(earlier, folder / "results", found, 0.0)
    for target in (folder / "first", made.results):
        process = _start(made, target, folder / "said.txt")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, (folder / "said.txt").read_text(encoding="utf-8")
    return replace(made, scenario=scenario, seconds=used.ru_utime + used.ru_stime)


def share(number: int) -> float:
    """The fractions of multiples of the golden section: any stretch of numbers is spread evenly."""
    return number * (3 - math.sqrt(5)) / 2 % 1


def send(what: signal.Signals, moment: float, on: Stage, folder: Path) -> Sent:
    """Sends a signal once a run has used such a share of its processor time."""
    target, said = folder / "results", folder / "said.txt"
    shutil.copytree(on.results, target)
    shutil.copytree(journal.folder_of(on.results), journal.folder_of(target))
    process = _start(on, target, said)
    while process.poll() is None and _used(process.pid) < moment * on.seconds:
        time.sleep(0.005)
    phase, told = _phase(process, target, said), _TRAVEL.findall(said.read_text(encoding="utf-8"))
    process.send_signal(what)
    try:
        status = process.wait(600)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return Sent(phase, process.wait(), ("it hangs",))
    found = [*_orphans(process.pid), *_said(what, phase, status, said), *_left(what, target)]
    return Sent(phase, status, (*found, *_kept(on, target, status, told)))


def _start(on: Stage, target: Path, said: Path) -> "subprocess.Popen[bytes]":
    words = ["plan", str(on.scenario), "-o", str(target), "--lang", "en"]
    with said.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "meetingplan", *words], cwd=ROOT, env={**os.environ, **_BYTECODE},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=file, start_new_session=True,
        )  # fmt: skip


def _stat(pid: str) -> list[str]:
    """The fields of `/proc/PID/stat` from the state on; none of a process that is over."""
    try:
        return Path("/proc", pid, "stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
    except OSError:
        return []


def _group(leader: int) -> Iterator[list[str]]:
    """Of every living process that a program and its children are."""
    for process in Path("/proc").glob("[0-9]*"):
        fields = _stat(process.name)
        if fields and fields[0] not in "ZX" and fields[2] == str(leader):
            yield fields


def _used(leader: int) -> float:
    """Processor seconds, of children too."""
    return sum(int(ticks) for fields in _group(leader) for ticks in fields[11:15]) / _TICK


def _phase(process: "subprocess.Popen[bytes]", target: Path, said: Path) -> str:
    if process.poll() is not None:
        return "over"
    if len(list(journal.folder_of(target).glob("*-plan.json"))) > 1:
        return "publishing"
    return "searching" if said.stat().st_size else "reading"


def _orphans(leader: int) -> Iterator[str]:
    for _ in range(100):
        if not list(_group(leader)):
            return
        time.sleep(0.1)
    yield "a process is left"


def _said(what: signal.Signals, phase: str, status: int, said: Path) -> Iterator[str]:
    """How it ended. What was over before, or just then, was not interrupted.

    While the interpreter itself begins, and after all is done, a signal ends it as it ends any program.
    """
    text = said.read_text(encoding="utf-8")
    expected = {0} if phase == "over" else {0, -what} if what is signal.SIGKILL else {0, INTERRUPTED}
    if phase == "reading" or "to see the plan" in text:
        expected |= {-what}
    elif "Traceback" in text or "Exception" in text:
        yield f"it says {text}"
    if status not in expected:
        yield f"exit status {status}: {text}"


def _left(what: signal.Signals, target: Path) -> Iterator[str]:
    """Temporary files; those of a program that was killed may be there until the next begins."""
    for folder in (target, journal.folder_of(target)):
        if what is signal.SIGKILL:
            files.try_out(folder)
        yield from (f"{path.name} is left" for path in folder.glob(".meetingplan-*"))


def _kept(on: Stage, target: Path, status: int, told: list[str]) -> Iterator[str]:
    """What the folder has is whole, and as good as what was told before."""
    try:
        records = journal.read(target)
    except InputError as error:
        yield f"the journal: {error}"
        return
    data = (target / "plan.json").read_bytes()
    if data not in [journal.plan_of(target, record.revision).read_bytes() for record in records]:
        yield "plan.json is no plan of the journal"
    for made in {data, journal.plan_of(target, records[-1].revision).read_bytes()}:
        yield from _faults(on, made)
    now = plan_file.loads(data, "plan.json", next(iter(on.meetings.values())).clock)
    if status in (0, INTERRUPTED) and told:
        value = next(tier.value for tier in now.tiers if tier.name == "travel_and_waiting")
        if now.scenario_sha256 != load(on.scenario).sha256:
            yield "a plan was told and is not kept"
        elif value > int(told[-1]):
            yield f"{told[-1]} was told, {value} is kept"


def _faults(on: Stage, data: bytes) -> Iterator[str]:
    clock = next(iter(on.meetings.values())).clock
    plan = plan_file.loads(data, "plan.json", clock)
    checked = audit(on.meetings[plan.scenario_sha256], plan)
    if not isinstance(checked, AuditedPlan):
        yield f"the audit: {checked}"
