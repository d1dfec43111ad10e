"""How much a search may take, and how what it finds is told while it runs."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from meetingplan.domain.plan import Plan, Search, SearchMode


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands: the wish being worked on, its best value so far, and the proven bound."""

    wish: str
    unit: str
    value: int
    bound: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of a search.

    Args:
        seconds: of wall clock from `began` on; a guard where the search is reproducible.
        workers: threads that the solver may use where it is to be fastest.
        seed: of every random choice.
        stop: set from outside to end the search with what it has.
        mode: reproducible, in one thread and measured in the solver's deterministic time, which does not depend on
            the machine, so that the same seed gives the same plan; or fastest, in all threads and by the clock.
    """

    seconds: float = 20.0
    workers: int = 1
    seed: int = 1
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    mode: SearchMode = "reproducible"

    @property
    def threads(self) -> int:
        """Threads that the solver is to use."""
        return self.workers if self.mode == "fastest" else 1

    @property
    def search(self) -> Search:
        """What a plan says of its search so far; nothing that leaves a reproducible plan as it is."""
        if self.mode == "fastest":
            return Search(self.mode, self.workers)
        return Search(self.mode, cut=self.over())

    def spent(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Seconds that are left."""
        return self.seconds - self.spent()

    def over(self) -> bool:
        """Whether the search should end with what it has."""
        return self.stop.is_set() or self.left() <= 0


OnBetter = Callable[[Plan], None]
OnProgress = Callable[[Progress], None]
