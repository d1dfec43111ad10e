"""How much a search may take, and how what it finds is told while it runs."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from meetingplan.domain.plan import Plan


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
        seconds: of wall clock from `began` on; a guard, since the search is measured in the solver's deterministic
            time, which does not depend on the machine, so that the same seed gives the same plan.
        workers: threads of the solver; with one, the same seed gives the same plan.
        seed: of every random choice.
        stop: set from outside to end the search with what it has.
    """

    seconds: float = 20.0
    workers: int = 1
    seed: int = 1
    stop: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)

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
