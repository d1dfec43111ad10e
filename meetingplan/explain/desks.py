"""Several desks side by side, a process each; what they answer depends neither on their number nor on their order."""

import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol, TypeAlias

from meetingplan.domain.meeting import Meeting
from meetingplan.explain.desk import Desk, Figures
from meetingplan.explain.reach import Ground, Reach
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import NoWalksError

MOMENT = 0.1
"""Seconds after which it is looked again whether the search was stopped."""
Line: TypeAlias = "Connection[Any, Any]"


class Desks(Protocol):
    """Where questions about changes are answered."""

    def open(self, meeting: Meeting, ground: Ground) -> None:
        """Hands out what all answers start from."""
        ...

    def reaches(self, numbers: Iterable[int], budget: Budget) -> Mapping[int, Reach]:
        """What changes can bring at most; those that there was no time for are left out.

        Raises:
            NoWalksError: walks cannot tell.
        """
        ...

    def plans(self, wanted: Mapping[int, Reach], budget: Budget) -> Mapping[int, Figures]:
        """Plans of changes, as far as they are found."""
        ...


class OneDesk:
    """Answers in this process."""

    def open(self, meeting: Meeting, ground: Ground) -> None:
        """Hands out what all answers start from."""
        self._desk = Desk(meeting, ground)

    def reaches(self, numbers: Iterable[int], budget: Budget) -> Mapping[int, Reach]:
        """One after the other."""
        return {number: self._desk.reach(number, budget) for number in numbers if not budget.over()}

    def plans(self, wanted: Mapping[int, Reach], budget: Budget) -> Mapping[int, Figures]:
        """One after the other."""
        found = {n: self._desk.plan(n, reach, budget) for n, reach in wanted.items() if not budget.over()}
        return {number: figures for number, figures in found.items() if figures}


class ManyDesks:
    """Hands each question to the next process that is free; plans to the one that knows the bound."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._at: dict[int, Line] = {}

    def open(self, meeting: Meeting, ground: Ground) -> None:
        """Hands out what all answers start from."""
        for line in self._lines:
            line.send((meeting, ground))

    def reaches(self, numbers: Iterable[int], budget: Budget) -> Mapping[int, Reach]:
        """As processes become free."""
        waiting, found, busy = list(numbers), dict[int, Reach](), dict[Line, int]()
        while (waiting or busy) and not budget.stop.is_set():
            for line in self._lines:
                if waiting and line not in busy and not budget.over():
                    busy[line] = waiting.pop(0)
                    line.send((busy[line], None, budget.left(), budget.seed))
            if not busy:
                break
            for line in _ready(busy):
                number = busy.pop(line)
                found[number], self._at[number] = _received(line), line
        return found

    def plans(self, wanted: Mapping[int, Reach], budget: Budget) -> Mapping[int, Figures]:
        """Each process its own, one after the other."""
        busy = dict[Line, list[int]]()
        for number, reach in wanted.items():
            line = self._at[number]
            line.send((number, reach, budget.left(), budget.seed))
            busy.setdefault(line, []).append(number)
        found: dict[int, Figures] = {}
        while busy and not budget.over():  # what still runs then ends with its process
            for line in _ready(busy):
                number, figures = busy[line].pop(0), _received(line)
                if figures is not None:
                    found[number] = figures
                if not busy[line]:
                    del busy[line]
        return found


def _ready(busy: Iterable[Line]) -> Iterator[Line]:
    for line in wait(list(busy), MOMENT):
        assert isinstance(line, Connection)
        yield line


def _received(line: Line) -> Any:
    found = line.recv()
    if isinstance(found, NoWalksError):
        raise found
    return found


@contextmanager
def desks(number: int) -> Iterator[Desks]:
    """So many desks; one is in this process."""
    if number == 1:
        yield OneDesk()
        return
    context = get_context("spawn")
    pairs = [context.Pipe() for _ in range(number)]
    processes = [context.Process(target=_serve, args=(there,), daemon=True) for _, there in pairs]
    try:
        for process, (_, there) in zip(processes, pairs, strict=True):
            process.start()
            there.close()  # so that the other end notices when this process is gone
        yield ManyDesks(here for here, _ in pairs)
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _serve(line: Line) -> None:
    """Answers until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    try:
        desk = Desk(*line.recv())
        while True:
            number, reach, seconds, seed = line.recv()
            budget = Budget(seconds, seed=seed)
            try:
                answer = desk.reach(number, budget) if reach is None else desk.plan(number, reach, budget)
            except NoWalksError as error:
                line.send(error)
            else:
                line.send(answer)
    except EOFError:
        return
