"""Staff in a model: a job holds it in the slots of its own calendar, and sets it free on the days off in between."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from meetingplan.prep.levelling.project import Project


@dataclass(frozen=True, slots=True)
class Stay:
    """Start and end of a job, and the slots between them."""

    start: cp_model.IntVar
    end: cp_model.LinearExprT
    length: cp_model.LinearExprT


@dataclass(frozen=True, slots=True)
class Shift:
    """Slots in which the same calendars work, and the jobs on them that ask for staff."""

    slots: Sequence[int]
    jobs: Sequence[int]


def shifts(project: Project) -> Iterator[Shift]:
    """Every slot in which any job can hold staff, by who can."""
    asking = [number for number, job in enumerate(project.jobs) if job.days and any(job.demand)]
    worked = {calendar: frozenset(calendar or ()) for calendar in (project.jobs[number].calendar for number in asking)}
    alike: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for slot in range(project.horizon):
        alike[tuple(calendar is None or slot in worked[calendar] for calendar in worked)].append(slot)
    for working, slots in alike.items():
        there = {calendar for calendar, works in zip(worked, working, strict=True) if works}
        if jobs := [number for number in asking if project.jobs[number].calendar in there]:
            yield Shift(slots, jobs)


def within_capacity(cp: cp_model.CpModel, project: Project, stays: Sequence[Stay]) -> None:
    """No more staff at a time than there is: a cumulative a shift and resource, in which only its slots pass."""
    for shift in shifts(project):
        holds = {number: _held(cp, project, stays[number], shift) for number in shift.jobs}
        for k, capacity in enumerate(project.capacity):
            asking = [number for number in shift.jobs if project.jobs[number].demand[k]]
            demands = [project.jobs[number].demand[k] for number in asking]
            cp.add_cumulative([holds[number] for number in asking], demands, capacity)


def _held(cp: cp_model.CpModel, project: Project, stay: Stay, shift: Shift) -> cp_model.IntervalVar:
    """A stay counted in the slots of a shift alone."""
    if len(shift.slots) == project.horizon:
        return cp.new_interval_var(stay.start, stay.length, stay.end, "")
    passed = [bisect_left(shift.slots, slot) for slot in range(project.horizon + 1)]
    start, end, length = (cp.new_int_var(0, len(shift.slots), "") for _ in range(3))
    cp.add_element(stay.start, passed, start)
    cp.add_element(stay.end, passed, end)
    return cp.new_interval_var(start, length, end, "")
