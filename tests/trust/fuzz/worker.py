"""Runs a search for counterexamples in a process of its own, under limits of memory and of time for each case."""

import os
import pickle
import resource
import signal
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

ROOM = 400_000_000
"""Bytes beyond what the process has when it begins."""
SECONDS = 20.0
"""Of processor time for a case."""
Case = TypeVar("Case")


class TooSlowError(Exception):
    """A case took too much processor time."""


def _alarm(number: int, frame: FrameType | None) -> None:
    raise TooSlowError(f"more than {SECONDS} s")


def _limited(cases: SearchStrategy[Case], judge: Callable[[Case], None], number: int, size: int) -> None:
    """So many cases, the same for the same number; the first that fails, made as small as can be, is raised."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # no file of a project
        taken = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + ROOM, taken + ROOM))
    signal.signal(signal.SIGVTALRM, _alarm)

    def judged(case: Case) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            judge(case)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    phases = (Phase.generate, Phase.shrink)
    chosen = settings(max_examples=size, deadline=None, database=None, phases=phases, suppress_health_check=HealthCheck)
    seed(number)(chosen(given(cases)(judged)))()


def fault(cases: SearchStrategy[Case], judge: Callable[[Case], None], number: int, size: int) -> str:
    """What was wrong with one of so many cases; "" where nothing was."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        text = ""
        try:
            _limited(cases, judge, number, size)
        except BaseException as error:  # whatever it is, it is told
            text = "\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", [])])
        os.write(writing, pickle.dumps(text[:20_000]))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        data = told.read()
    ended = os.waitpid(child, 0)[1]
    return pickle.loads(data) if data else f"ended with {ended}"
