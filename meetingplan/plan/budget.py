"""How much a search may take, and how what it finds is told while it runs."""

import threading
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
        seconds: of wall clock; a guard, since the search itself is measured in the solver's deterministic time, which
            does not depend on the machine, so that the same seed gives the same plan.
        workers: threads of the solver; with one, the same seed gives the same plan.
        seed: of every random choice.
        stop: set from outside to end the search with what it has.
    """

    seconds: float = 20.0
    workers: int = 1
    seed: int = 1
    stop: threading.Event = field(default_factory=threading.Event)


OnBetter = Callable[[Plan], None]
OnProgress = Callable[[Progress], None]
