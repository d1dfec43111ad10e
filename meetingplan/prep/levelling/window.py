"""A project as a model in which some jobs are free and the others keep handing on their staff as they do now.

Who hands staff on to whom makes a partial order of the jobs (a POS, Policella et al. 2004); with it all others can
still move in time, so a few free jobs can shorten everything (Godard, Laborie and Nuijten 2005). With all jobs free it
is the whole problem.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.domain.preparation import LinkKind
from meetingplan.plan.solver import Values
from meetingplan.prep.levelling.project import Project, Starts
from meetingplan.prep.levelling.shifts import Stay, within_capacity


@dataclass(frozen=True, slots=True)
class Window:
    """A model, and the variables of the starts of all jobs and of what is minimised."""

    cp: cp_model.CpModel
    starts: tuple[cp_model.IntVar, ...]
    value: cp_model.IntVar

    def timetable(self, values: Values) -> dict[int, int]:
        """The starts of an answer."""
        return {job: values[variable.index] for job, variable in enumerate(self.starts)}

    def hint(self, starts: Starts) -> None:
        """Starts the search from a timetable."""
        for job, variable in enumerate(self.starts):
            self.cp.add_hint(variable, starts[job])


@dataclass(frozen=True, slots=True)
class Goal:
    """What a model minimises: slots late, or slots moved while no more than `late` are late; within two bounds."""

    low: int
    high: int
    late: int | None = None


def window(project: Project, starts: Starts, free: Collection[int], goal: Goal) -> Window:
    """The model in which only the given jobs are free.

    Args:
        starts: a timetable that the project allows.
    """
    cp = cp_model.CpModel()
    spans = [_span(cp, project, number, goal) for number in range(len(project.jobs))]
    for number, job in enumerate(project.jobs):
        for wait in job.after:
            mine = spans[number].start if wait.kind in (LinkKind.FS, LinkKind.SS) else spans[number].end
            at = spans[wait.job].end if wait.kind in (LinkKind.FS, LinkKind.FF) else spans[wait.job].start
            cp.add(mine >= (_after_lag(cp, at, wait.lag) if wait.lag else at))
    for one, other in _handed_on(project, starts, free):
        cp.add(spans[other].start >= spans[one].end)
    within_capacity(cp, project, spans)
    value = cp.new_int_var(goal.low, goal.high, "")
    cp.add(value >= sum(_costs(cp, project, spans, goal)))
    cp.minimize(value)
    return Window(cp, tuple(span.start for span in spans), value)


def _span(cp: cp_model.CpModel, project: Project, number: int, goal: Goal) -> Stay:
    """The variables of a job; with a calendar only spans that it allows."""
    job = project.jobs[number]
    if job.calendar is None or not job.days:
        last = goal.high if project.is_classic else project.horizon
        start = cp.new_int_var(job.begin, last - (project.tails[number] if project.is_classic else job.days), "")
        return Stay(start, start + job.days, job.days)
    triples = [(start, end, end - start) for start, end in job.spans(project.horizon)]
    columns = [cp.new_int_var_from_domain(cp_model.Domain.from_values(one), "") for one in zip(*triples, strict=True)]
    cp.add_allowed_assignments(columns, triples)
    return Stay(*columns)


def _after_lag(cp: cp_model.CpModel, at: cp_model.LinearExprT, lag: tuple[int, ...]) -> cp_model.IntVar:
    moved = cp.new_int_var_from_domain(cp_model.Domain.from_values(lag), "")
    cp.add_element(at, lag, moved)
    return moved


def _handed_on(project: Project, starts: Starts, free: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of jobs that are not free, the second with staff from the first; free jobs between them are skipped."""
    order = sorted(starts, key=lambda number: (starts[number], number))
    seen: set[tuple[int, int]] = set()
    for k, capacity in enumerate(project.capacity):
        until, last = [0] * capacity, [-1] * capacity
        for number in order:
            needed = project.jobs[number].demand[k]
            if needed and project.jobs[number].end(starts[number]) > starts[number]:
                waiting = [unit for unit in range(capacity) if until[unit] <= starts[number]]
                for unit in sorted(waiting, key=lambda unit: (-until[unit], last[unit]))[:needed]:
                    until[unit] = project.jobs[number].end(starts[number])
                    if number not in free:
                        seen.add((last[unit], number))
                        last[unit] = number
    return (pair for pair in sorted(seen) if pair[0] >= 0)


def _costs(cp: cp_model.CpModel, project: Project, spans: list[Stay], goal: Goal) -> Iterator[cp_model.LinearExprT]:
    late: list[cp_model.LinearExprT] = []
    for job, span in zip(project.jobs, spans, strict=True):
        if job.due is not None:
            late.append(_above(cp, span.end - job.due, project.horizon))
        if goal.late is not None and job.wish is not None:
            off = cp.new_int_var(0, project.horizon, "")
            cp.add_abs_equality(off, span.end - job.wish)
            yield off
    if goal.late is None:
        yield from late
    else:
        cp.add(sum(late) <= goal.late)


def _above(cp: cp_model.CpModel, over: cp_model.LinearExprT, most: int) -> cp_model.IntVar:
    made = cp.new_int_var(0, most, "")
    cp.add(made >= over)
    return made
