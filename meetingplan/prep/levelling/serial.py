"""One timetable from one order: every job as soon as it can be after those before it (Kelley 1963)."""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from meetingplan.domain.preparation import LinkKind
from meetingplan.domain.problems import MeetingplanError
from meetingplan.prep.levelling.project import Job, Project


class NoRoomError(MeetingplanError):
    """A job finds no place before the horizon."""


def soonest(project: Project, order: Iterable[int]) -> dict[int, int]:
    """Serial schedule generation; the order names every job after those that it waits for.

    Raises:
        NoRoomError: a job finds no place before the horizon.
    """
    room = [[most] * project.horizon for most in project.capacity]
    spans: dict[int, tuple[int, int]] = {}
    for number in order:
        job = project.jobs[number]
        begin, done = job.begin, 0
        for wait in job.after:
            at = wait.moment(*spans[wait.job])
            if wait.kind in (LinkKind.FS, LinkKind.SS):
                begin = max(begin, at)
            else:
                done = max(done, at)
        spans[number] = _place(job, begin, done, room, project.horizon)
        for k, needed in enumerate(job.demand):
            for slot in job.slots(spans[number][0]) if needed else ():
                room[k][slot] -= needed
    return {number: start for number, (start, _) in spans.items()}


def _place(job: Job, begin: int, done: int, room: list[list[int]], horizon: int) -> tuple[int, int]:
    """The first span from a moment on that ends at another or later and finds enough room."""
    for start, end in job.spans(horizon):
        if (
            start >= begin
            and end >= done
            and all(
                room[k][slot] >= needed for k, needed in enumerate(job.demand) if needed for slot in job.slots(start)
            )
        ):
            return start, end
    raise NoRoomError


def in_order(project: Project, keys: Mapping[int, float]) -> list[int]:
    """All jobs, those with smaller keys first, but none before one that it waits for."""
    left = [len({wait.job for wait in job.after}) for job in project.jobs]
    ready = [(keys[number], number) for number, count in enumerate(left) if not count]
    heapify(ready)
    order = []
    while ready:
        _, number = heappop(ready)
        order.append(number)
        for follower in project.followers[number]:
            left[follower] -= 1
            if not left[follower]:
                heappush(ready, (keys[follower], follower))
    return order
