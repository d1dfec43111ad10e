"""Rotations and open shops: meetingplan, plain CP-SAT and PyJobShop side by side in one run.

    python benchmarks/rotation.py rotation FILE... --travel r101.txt [--capacity 1 2] [--peers plain,pyjobshop]
    python benchmarks/rotation.py openshop FILE... --time-limit 10 [--best best_known.csv]

Every value is read off a timetable that has been checked visit by visit. The gap is (value - bound) / bound, with the
best bound that any of the solvers has proven.
"""

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from ortools.sat.python import cp_model

from meetingplan.bench import open_shop, read_minutes, read_points, rotation
from meetingplan.plan.budget import Budget
from meetingplan.plan.rotation import Rotation, rotate
from meetingplan.plan.rotation.bound import bound, days

Found = tuple[int, int]
"""Value and bound."""


def ours(problem: Rotation, seconds: float, workers: int) -> Found:
    found = rotate(problem, Budget(seconds, workers, mode="fastest"), lambda better: None)
    assert problem.allows(found.starts)
    return found.value, found.bound


def plain(problem: Rotation, seconds: float, workers: int) -> Found:
    """The textbook model: intervals, a disjunction for every two visits of a group, the solver's own defaults."""
    low = bound(problem, days(problem, Budget(seconds, workers)))
    longest = sum(map(sum, problem.minutes)) + sum(map(sum, problem.travel))
    cp = cp_model.CpModel()
    value = cp.new_int_var(low, longest, "")
    starts = {visit: cp.new_int_var(0, longest, "") for visit in problem.visits()}
    stays = {v: cp.new_fixed_size_interval_var(start, problem.length(v), "") for v, start in starts.items()}
    for visit, start in starts.items():
        cp.add(start + problem.length(visit) <= value)
    for site, capacity in enumerate(problem.capacity):
        here = [stays[visit] for visit in starts if visit[1] == site]
        cp.add_cumulative(here, [1] * len(here), capacity) if capacity > 1 else cp.add_no_overlap(here)
    for group in range(len(problem.minutes)):
        mine = [visit for visit in starts if visit[0] == group]
        cp.add_no_overlap([stays[visit] for visit in mine])
        for i, one in enumerate(mine):
            for other in mine[:i]:
                there, back = problem.travel[one[1]][other[1]], problem.travel[other[1]][one[1]]
                if there or back:
                    first = cp.new_bool_var("")
                    cp.add(starts[other] >= starts[one] + problem.length(one) + there).only_enforce_if(first)
                    cp.add(starts[one] >= starts[other] + problem.length(other) + back).only_enforce_if(~first)
    cp.minimize(value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = workers, seconds
    assert solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    found = {visit: solver.value(start) for visit, start in starts.items()}
    assert problem.allows(found)
    return problem.value(found), round(solver.best_objective_bound)


def pyjobshop(problem: Rotation, seconds: float, workers: int) -> Found:
    """Groups are machines with set-up times, sites machines, or renewable resources where two find room."""
    from pyjobshop import Model

    model = Model()
    groups = [model.add_machine() for _ in problem.minutes]
    sites = [model.add_machine() if c == 1 else model.add_renewable(capacity=c) for c in problem.capacity]
    tasks = {visit: model.add_task() for visit in problem.visits()}
    for (group, site), task in tasks.items():
        demands = [0 if problem.capacity[site] == 1 else 1]
        model.add_mode(task, [groups[group], sites[site]], problem.length((group, site)), [0, *demands])
        for other, minutes in enumerate(problem.travel[site]):
            if other != site and minutes and (group, other) in tasks:
                model.add_setup_time(groups[group], task, tasks[group, other], minutes)
    result = model.solve(solver="ortools", time_limit=seconds, num_workers=workers, display=False)
    found = {visit: task.start for visit, task in zip(tasks, result.best.tasks, strict=True)}
    assert problem.allows(found)
    return problem.value(found), max(0, int(result.lower_bound))


SOLVERS: dict[str, Callable[[Rotation, float, int], Found]] = {"ours": ours, "plain": plain, "pyjobshop": pyjobshop}


def problems(args: argparse.Namespace) -> list[tuple[str, str, Rotation]]:
    """Family (size and capacity), name and problem."""
    tables = [(path.stem, read_minutes(path)) for path in args.files]
    if args.family == "openshop":
        return [(f"{len(table)}x{len(table[0])}", name, open_shop(table)) for name, table in tables]
    points = read_points(args.travel)
    return [
        (f"{len(table)}x{len(table[0])} c{c}", f"{name}/c{c}", rotation(table, points, c))
        for name, table in tables
        for c in args.capacity
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("family", choices=["rotation", "openshop"])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--travel", type=Path)
    parser.add_argument("--capacity", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--time-limit", type=float, default=20.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--peers", default="plain,pyjobshop")
    parser.add_argument("--best", type=Path, help="a table with columns instance and best_known")
    args = parser.parse_args()
    names = ["ours", *filter(None, args.peers.split(","))]
    known = {}
    if args.best:
        known = {line["instance"]: int(line["best_known"]) for line in csv.DictReader(args.best.open())}
    gaps: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    worse: list[str] = []
    for size, name, problem in problems(args):
        found, took = {}, {}
        for solver in names:
            began = time.monotonic()
            found[solver] = SOLVERS[solver](problem, args.time_limit, args.workers)
            took[solver] = time.monotonic() - began
        low = max(bound for _, bound in found.values())
        for solver, (value, _) in found.items():
            gaps[size][solver].append(100 * (value - low) / low)
        told = "  ".join(f"{solver} {found[solver][0]} {found[solver][1]} {took[solver]:.1f} s" for solver in names)
        print(f"{name}  {told}" + (f"  best known {known[name]}" if name in known else ""), flush=True)
        worse += [f"{name}: {s}" for s in names if found[s][0] < found["ours"][0]]
    print("\nmean gap to the bound, %: " + ", ".join(names))
    for size, by_solver in gaps.items():
        print(f"{size:<10} " + "  ".join(f"{mean(by_solver[solver]):6.2f}" for solver in names))
    every = {solver: mean(gap for family in gaps.values() for gap in family[solver]) for solver in names}
    print("all        " + "  ".join(f"{every[solver]:6.2f}" for solver in names))
    for solver in names[1:]:
        print(f"ours / {solver}: {every['ours'] / every[solver]:.2f}" if every[solver] else f"{solver}: no gap")
    print("a peer was better on: " + (", ".join(worse) or "none"))


if __name__ == "__main__":
    main()
