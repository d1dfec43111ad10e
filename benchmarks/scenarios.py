"""The planner against CP-SAT alone on whole scenarios: `scenarios.py FOLDER...` prints time and tiers of both.

Time is by the clock, and of the processor, on which less depends what else the machine does. Both plan the same groups.
CP-SAT alone gets three times the seconds that walks took, in two threads and by the clock, shared evenly among the
wishes.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Outcome, Planned
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.budget import OnBetter, OnProgress
from meetingplan.plan.direct import Start, direct
from meetingplan.plan.problem import Problem
from meetingplan.plan.solver import CLOCK
from meetingplan.plan.walks import by_walks
from meetingplan.scenario.load import load

TIMES = 3
THREADS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """An outcome with its seconds by the clock and of the processor."""

    outcome: Outcome
    clock: float
    processor: float


def run(meeting: Meeting, budget: Budget, strategy: Strategy) -> Run:
    began, used = time.monotonic(), time.process_time()
    outcome = make_plan(build_graph(meeting), budget, lambda plan: None, lambda progress: None, strategy)
    return Run(outcome, time.monotonic() - began, time.process_time() - used)


def alone(seconds: float, wishes: int) -> Strategy:
    def strategy(problem: Problem, budget: Budget, on_better: OnBetter, on_progress: OnProgress) -> Outcome:
        return direct(problem, budget, on_better, on_progress, Start(effort=seconds / wishes / CLOCK))

    return strategy


def row(name: str, way: str, found: Run) -> str:
    times = f"{name:24} {way:6} {found.clock:6.1f} s  {found.processor:6.1f} s of processor "
    if not isinstance(found.outcome, Planned):
        return f"{times} {type(found.outcome).__name__}"
    tiers = (f"{t.name} {t.value} >= {t.bound:g} ({t.gap:.2%})" for t in found.outcome.plan.tiers)
    return "  ".join((times, *tiers))


def main() -> None:
    for folder in map(Path, sys.argv[1:]):
        meeting = load(folder)
        walks = run(meeting, Budget(600), by_walks)
        print(row(meeting.id, "walks", walks), flush=True)
        strategy = alone(TIMES * walks.clock, len(meeting.tiers))
        print(row(meeting.id, "CP-SAT", run(meeting, Budget(600, THREADS, mode="fastest"), strategy)), flush=True)


if __name__ == "__main__":
    main()
