"""Planning in a process of its own: what it has told is safe from whatever becomes of the solver.

Solvers are native code, which can crash or never come back. The process that plans tells every better plan through a
pipe to the one that keeps it, and is ended where it does not end by itself.
"""

import math
import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.plan import Plan
from meetingplan.network import CapacityGraph
from meetingplan.plan import Progress, make_plan
from meetingplan.plan.budget import Budget, OnBetter, OnProgress

LATE_S, ASKED_S = 300.0, 30.0
"""Seconds that a search has to end by itself once its time is over, and once it was asked to stop."""
_FORK = multiprocessing.get_context("fork")
Told = Plan | Progress | Outcome


def plan_apart(
    graph: CapacityGraph,
    budget: Budget,
    on_better: OnBetter,
    on_progress: OnProgress,
    before: Hosted | None = None,
) -> Outcome:
    """As `make_plan`, in a process of its own that is over when this returns.

    Returns:
        `SolverFailed` where that process died or would not end.
    """
    reading, writing = _FORK.Pipe(duplex=False)
    with _living() as (alive, held):
        process = _FORK.Process(target=_search, args=(graph, budget, before, writing, alive, held), daemon=True)
        with warnings.catch_warnings():  # of threads that are not there in the new process, where none is waited for
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        writing.close()
        try:
            return _attend(process, reading, budget, on_better, on_progress)
        finally:
            process.kill()
            process.join()
            reading.close()


@contextmanager
def _living() -> Iterator[tuple[int, int]]:
    """A pipe whose end is reached once the process that made it is over, however it ended."""
    alive, held = os.pipe()
    try:
        yield alive, held
    finally:
        os.close(alive)
        os.close(held)


def _search(
    graph: CapacityGraph, budget: Budget, before: Hosted | None, writing: Connection, alive: int, held: int
) -> None:
    """What the process does. An interrupt from the terminal is for the one that keeps the plans, which passes it on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: budget.stop.set())
    os.close(held)
    threading.Thread(target=_end_with, args=(alive,), daemon=True).start()
    with suppress(BrokenPipeError):  # nobody is left to tell
        writing.send(make_plan(graph, budget, writing.send, writing.send, before=before))


def _end_with(alive: int) -> None:
    """Ends this process when nobody is left to tell."""
    os.read(alive, 1)
    os._exit(1)


def _attend(
    process: BaseProcess, reading: Connection, budget: Budget, on_better: OnBetter, on_progress: OnProgress
) -> Outcome:
    """Passes on what is told until there is an outcome."""
    asked = math.inf
    while True:
        try:
            told: Told | None = reading.recv() if reading.poll(0.05) else None
        except (EOFError, OSError):
            return _ended(process, budget)
        match told:
            case Plan():
                on_better(told)
            case Progress():
                on_progress(told)
            case Planned() | Impossible() | OutOfTime() | SolverFailed():
                process.join(ASKED_S)
                return told
        if budget.stop.is_set() and asked == math.inf:
            asked = time.monotonic()
            process.terminate()
        if budget.left() < -LATE_S or time.monotonic() - asked > ASKED_S:
            return SolverFailed("it does not end")


def _ended(process: BaseProcess, budget: Budget) -> Outcome:
    """What it comes to that the process is over without an outcome."""
    process.join()
    code = process.exitcode or 0
    if budget.stop.is_set() and code == -signal.SIGTERM:  # asked to stop before it could listen
        return OutOfTime(interrupted=True)
    return SolverFailed(signal.Signals(-code).name if code < 0 else f"exit status {code}")
