"""Ctrl-C and a polite kill, sent to the real program."""

import importlib
import os
import signal
import subprocess
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

from meetingplan.cli.signals import end_on_signals, stop_on_signals
from tests.cli.running import FEIXI, TINY, run, start, tiny_with

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def _signalled(process: "subprocess.Popen[str]", number: signal.Signals, after: str) -> str:
    """Sends a signal once the program has said something on stderr; returns what it says from then on."""
    guard = threading.Timer(600, process.kill)
    guard.start()
    with process:
        assert process.stderr is not None
        for line in process.stderr:
            assert "Traceback" not in line
            if after in line:
                break
        assert process.poll() is None  # it is still at work
        process.send_signal(number)
        rest = process.stderr.read()
    guard.cancel()
    return rest


@pytest.mark.slow
def test_ctrl_c_during_the_search_keeps_the_best_plan(tmp_path: Path) -> None:
    """The solver goes on polishing for some seconds after travel and waiting is told."""
    process = start("plan", FEIXI, "-o", tmp_path, "--lang", "en", "--time-limit", "60")
    rest = _signalled(process, signal.SIGINT, after="Travel and waiting")
    assert process.returncode == 130
    assert "230 delegates in 8 groups" in rest
    audited = run("audit", FEIXI, tmp_path / "plan.json", "--lang", "en")
    assert (audited.exit_code, audited.output) == (0, "the plan keeps every rule\n")
    assert (tmp_path / "index.html").exists()


@pytest.mark.slow
def test_a_polite_kill_at_the_first_sign_of_life_ends_with_a_plan_or_says_that_there_is_none(tmp_path: Path) -> None:
    process = start("plan", TINY, "-o", tmp_path)
    rest = _signalled(process, signal.SIGTERM, after="groups formed")
    assert process.returncode == 130
    assert "Traceback" not in rest
    if (tmp_path / "plan.json").exists():
        assert run("audit", TINY, tmp_path / "plan.json").exit_code == 0
    else:
        assert rest.splitlines()[-1] == "stopped before any plan was found"


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_a_command_reads_just_ends_it(number: signal.Signals, tmp_path: Path) -> None:
    """A pipe in place of the scenario keeps it reading."""
    folder = tiny_with(tmp_path / "piped")
    pipe = folder / "scenario.yaml"
    pipe.unlink()
    os.mkfifo(pipe)
    process = start("check", folder)
    writer = _opened(pipe, process)
    process.send_signal(number)
    assert process.communicate(timeout=60) == ("", "")
    os.close(writer)
    assert process.returncode == 130


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_while_a_command_is_loaded_waits_until_it_is(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module of the solver's that is interrupted as it is loaded says that it is broken."""
    load, loaded = importlib.import_module, []

    def interrupted(name: str) -> ModuleType:
        signal.raise_signal(number)
        loaded.append(name)
        return load(name)

    monkeypatch.setattr(importlib, "import_module", interrupted)
    result = run("check", TINY)
    assert (result.exit_code, result.output, loaded[:1]) == (130, "", ["meetingplan.cli.check"])


def _opened(pipe: Path, process: "subprocess.Popen[str]") -> int:
    """The end of a pipe to write to, which is there once a process reads from the other one."""
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    raise AssertionError(process.communicate())


@pytest.mark.parametrize("number", SIGNALS)
def test_handlers_are_put_back(number: signal.Signals) -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with stop_on_signals() as stop:
        assert not stop.is_set()
        signal.raise_signal(number)
        assert stop.is_set()  # and nothing else happens
    with pytest.raises(SystemExit) as ended, end_on_signals():
        signal.raise_signal(number)
    assert ended.value.code == 130
    assert [signal.getsignal(number) for number in SIGNALS] == before
