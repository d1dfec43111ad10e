"""The best timetable so far, shared by all workers."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue

from meetingplan.plan.rotation.problem import Rotation, Starts


@dataclass(frozen=True, slots=True)
class Rotated:
    """A timetable, the minute at which the last group is done, and the proven bound of that minute."""

    starts: Starts
    value: int
    bound: int


OnRotated = Callable[[Rotated], None]


class Best:
    """Takes timetables from any thread; better ones are told in the thread that asks for them.

    Args:
        stop: set from outside to end the search.
    """

    def __init__(self, rotation: Rotation, bound: int, stop: threading.Event) -> None:
        self.rotation = rotation
        self.now = Rotated({}, 1 << 60, bound)
        self.done = threading.Event()
        self._stop = stop
        self._lock = threading.Lock()
        self._better: SimpleQueue[Rotated] = SimpleQueue()

    def offer(self, starts: Starts) -> None:
        """Takes a timetable if it is better; at the bound the search is done."""
        value = self.rotation.value(starts)
        with self._lock:
            if value < self.now.value:
                self.now = replace(self.now, starts=starts, value=value)
                self._better.put(self.now)
            if value <= self.now.bound:
                self.done.set()

    def prove(self, bound: int) -> None:
        """Takes a bound if it is better; where it meets the value the search is done."""
        with self._lock:
            self.now = replace(self.now, bound=max(bound, self.now.bound))
            if self.now.value <= self.now.bound:
                self.done.set()

    def tell(self, on_better: OnRotated) -> None:
        """Tells the better timetables since the last call; ends the search if that has been asked for."""
        if self._stop.is_set():
            self.done.set()
        while True:
            try:
                on_better(self._better.get_nowait())
            except Empty:
                return
