"""The best timetable so far, shared by all threads."""

import threading
from collections.abc import Callable

from meetingplan.prep.levelling.project import Starts


class Best:
    """Takes timetables and bounds from any thread; `done` is set once the best is proven.

    Args:
        measure: the value of a timetable, of which less is better.
        bound: a proven lower bound of it.
    """

    def __init__(self, measure: Callable[[Starts], int], starts: Starts, bound: int) -> None:
        self._measure = measure
        self._lock = threading.Lock()
        self.done = threading.Event()
        self.starts, self.value, self.bound = starts, measure(starts), bound
        self.offer(starts)

    def offer(self, starts: Starts) -> None:
        """Takes a timetable if it is better."""
        value = self._measure(starts)
        with self._lock:
            if value < self.value:
                self.starts, self.value = starts, value
            self._close()

    def prove(self, bound: int) -> None:
        """Takes a bound if it is better."""
        with self._lock:
            self.bound = max(bound, self.bound)
            self._close()

    def _close(self) -> None:
        if self.value <= self.bound:
            self.done.set()
