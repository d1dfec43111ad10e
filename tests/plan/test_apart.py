"""Planning in a process of its own: whatever becomes of that process, what it has told is kept."""

import faulthandler
import os
import signal
from pathlib import Path

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.outcome import OutOfTime, Planned, SolverFailed
from meetingplan.domain.plan import Plan
from meetingplan.network import CapacityGraph, build_graph
from meetingplan.plan import Budget, apart, make_plan
from meetingplan.plan.apart import plan_apart
from meetingplan.plan.budget import OnBetter, OnProgress, Progress
from tests.cli.running import TINY, run
from tests.plan.tiny import Kind, tiny

MEETING = tiny(4, Kind.VISITS)
"""A meeting with several groups and sites."""


def _dies_of(number: int, graph: CapacityGraph, budget: Budget, better: OnBetter, note: OnProgress, **asked: object):  # type: ignore[no-untyped-def]  # as make_plan
    """A search that is as any other until its first plan is told."""

    def die(plan: Plan) -> None:
        better(plan)
        faulthandler.disable()  # it would fill the log with what is meant
        os.kill(os.getpid(), number)

    return make_plan(graph, budget, die, note)


def _hangs(graph: CapacityGraph, budget: Budget, better: OnBetter, note: OnProgress, **asked: object):  # type: ignore[no-untyped-def]  # as make_plan
    """A search that hears nothing after its first plan."""

    def hang(plan: Plan) -> None:
        better(plan)
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
        signal.sigwait([signal.SIGUSR1])

    return make_plan(graph, budget, hang, note)


def test_it_is_the_same_plan() -> None:
    told: list[Plan] = []
    notes: list[Progress] = []
    outcome = plan_apart(build_graph(MEETING), Budget(), told.append, notes.append)
    assert outcome == make_plan(build_graph(MEETING), Budget(), lambda plan: None, lambda progress: None)
    assert told
    assert notes


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL], ids=lambda number: number.name)
def test_a_crash_costs_nothing_that_was_told(number: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "make_plan", lambda *args, **asked: _dies_of(number, *args, **asked))
    told: list[Plan] = []
    outcome = plan_apart(build_graph(MEETING), Budget(), told.append, lambda progress: None)
    assert outcome == SolverFailed(number.name)
    assert isinstance(audit(MEETING, told[-1]), AuditedPlan)


def test_nor_does_one_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "make_plan", _hangs)
    monkeypatch.setattr(apart, "ASKED_S", 0.2)
    budget = Budget()
    outcome = plan_apart(build_graph(MEETING), budget, lambda plan: budget.stop.set(), lambda progress: None)
    assert outcome == SolverFailed("it does not end")


def test_nor_one_that_hangs_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "make_plan", _hangs)
    monkeypatch.setattr(apart, "LATE_S", 0.2)
    told: list[Plan] = []
    outcome = plan_apart(build_graph(MEETING), Budget(seconds=0.5), told.append, lambda progress: None)
    assert outcome == SolverFailed("it does not end")


def test_asked_to_stop_it_ends_with_what_it_has() -> None:
    budget = Budget()
    budget.stop.set()
    outcome = plan_apart(build_graph(MEETING), budget, lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned | OutOfTime)
    assert outcome.interrupted


def test_after_a_crash_the_command_publishes_what_it_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "make_plan", lambda *args, **asked: _dies_of(signal.SIGSEGV, *args, **asked))
    ran = run("plan", TINY, "-o", tmp_path / "out", "--lang", "en")
    assert ran.exit_code == 0
    assert "the solver failed (SIGSEGV); the best plan that it had told is kept" in ran.output
    assert "the search was ended before it was done" in ran.output
    assert run("audit", TINY, tmp_path / "out" / "plan.json").exit_code == 0
