"""Projects of PSPLIB: meetingplan and plain CP-SAT side by side in one run.

    python benchmarks/rcpsp.py FILE.sm... --best best_known.csv [--time-limit 10] [--workers 2] [--peers plain]

Every value is read off a timetable that has been checked job by job. The gap is (value - best known) / best known.
"""

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from ortools.sat.python import cp_model

from meetingplan.bench.psplib import read_project
from meetingplan.plan.budget import Budget
from meetingplan.prep.levelling import Project, level

Found = tuple[int, int]
"""Value and bound."""


def ours(project: Project, seconds: float, workers: int) -> Found:
    found = level(project, Budget(seconds, workers, mode="fastest"))
    assert project.allows(found.starts)
    return project.late(found.starts), found.late_bound


def plain(project: Project, seconds: float, workers: int) -> Found:
    """The textbook model: an interval a job, precedences, a cumulative a resource, the solver's own defaults."""
    cp = cp_model.CpModel()
    starts = [cp.new_int_var(0, project.horizon, "") for _ in project.jobs]
    stays = [cp.new_fixed_size_interval_var(s, job.days, "") for s, job in zip(starts, project.jobs, strict=True)]
    for start, job in zip(starts, project.jobs, strict=True):
        for wait in job.after:
            cp.add(start >= starts[wait.job] + project.jobs[wait.job].days)
    for k, capacity in enumerate(project.capacity):
        asking = [i for i, job in enumerate(project.jobs) if job.demand[k]]
        cp.add_cumulative([stays[i] for i in asking], [project.jobs[i].demand[k] for i in asking], capacity)
    cp.minimize(starts[-1] + project.jobs[-1].days)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = workers, seconds
    assert solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    found = {i: solver.value(start) for i, start in enumerate(starts)}
    assert project.allows(found)
    return project.late(found), round(solver.best_objective_bound)


SOLVERS: dict[str, Callable[[Project, float, int], Found]] = {"ours": ours, "plain": plain}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--best", type=Path, required=True, help="a table with columns instance and best_known")
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--peers", default="plain")
    args = parser.parse_args()
    names = ["ours", *filter(None, args.peers.split(","))]
    known = {line["instance"]: int(line["best_known"]) for line in csv.DictReader(args.best.open())}
    gaps: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for path in args.files:
        project, told = read_project(path), []
        for name in names:
            began = time.monotonic()
            value, bound = SOLVERS[name](project, args.time_limit, args.workers)
            gaps[f"{len(project.jobs) - 2} jobs"][name].append(100 * (value / known[path.stem] - 1))
            told.append(f"{name} {value} {bound} {time.monotonic() - began:.1f} s")
        print(f"{path.stem}  {'  '.join(told)}  best known {known[path.stem]}", flush=True)
    print("\nmean gap to the best known, %: " + ", ".join(names))
    for family, found in gaps.items():
        print(f"{family:<10} {len(found['ours']):>4} " + "  ".join(f"{mean(found[name]):6.3f}" for name in names))


if __name__ == "__main__":
    main()
