"""A small discrete-event kernel: processes that wait for seconds to pass, or for a place to fall free."""

from collections import deque
from collections.abc import Generator
from heapq import heappop, heappush


class Places:
    """Room for so many at once; who comes when it is full waits in order of coming."""

    def __init__(self, clock: "Clock", capacity: int) -> None:
        self._clock = clock
        self.free = capacity
        self._waiting: deque[Process] = deque()

    def enter(self, process: "Process") -> None:
        """Let a process in now, or when someone leaves."""
        if self.free:
            self.free -= 1
            self._clock.start(process)
        else:
            self._waiting.append(process)

    def leave(self) -> None:
        """Give a place back; the first who waits takes it at once."""
        if self._waiting:
            self._clock.start(self._waiting.popleft())
        else:
            self.free += 1


Process = Generator[float | Places, None, None]
"""Yields seconds to wait for, or places to wait at."""


class Clock:
    """Runs processes in order of time; what is due at the same time runs in the order in which it was begun."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now
        self._agenda: list[tuple[float, int, Process]] = []
        self._begun = 0

    def start(self, process: Process, at: float | None = None) -> None:
        """Begin, or resume, a process now or at a later time."""
        self._begun += 1
        heappush(self._agenda, (self.now if at is None else at, self._begun, process))

    def run(self) -> float:
        """Run until nothing is left to do; returns the time of the last event."""
        agenda = self._agenda
        while agenda:
            self.now, _, process = heappop(agenda)
            wish = next(process, None)
            if isinstance(wish, Places):
                wish.enter(process)
            elif wish is not None:
                self._begun += 1
                heappush(agenda, (self.now + wish, self._begun, process))
        return self.now
