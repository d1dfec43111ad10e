"""What is levelled: jobs that take days and staff, and wait for each other (RCPSP, Pritsker, Watters and Wolfe 1969).

Time is counted in slots from 0: calendar days in a preparation. A moment is the beginning of a slot; a job without a
calendar works in every slot.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from meetingplan.domain.preparation import LinkKind

Starts = Mapping[int, int]
"""By job, the moment at which it starts."""


@dataclass(frozen=True, slots=True)
class Wait:
    """An end of a job comes no earlier than an end of another; `lag[t]` is the moment to which a lag moves moment t."""

    job: int
    kind: LinkKind = LinkKind.FS
    lag: tuple[int, ...] | None = None

    def moment(self, start: int, end: int) -> int:
        """What the waiting end comes after, given the span of the other job."""
        at = end if self.kind in (LinkKind.FS, LinkKind.FF) else start
        return self.lag[at] if self.lag else at


@dataclass(frozen=True, slots=True)
class Job:
    """Work of `days` slots of its calendar.

    Args:
        after: what it waits for.
        demand: staff that it holds in each slot in which it is worked on, by resource.
        calendar: the slots in which it can be worked on, in order; None for all.
        begin: the first moment at which it may start.
        due: the moment after which it is late, or None.
        wish: the moment at which it had best end, or None.
    """

    days: int
    after: tuple[Wait, ...] = ()
    demand: tuple[int, ...] = ()
    calendar: tuple[int, ...] | None = None
    begin: int = 0
    due: int | None = None
    wish: int | None = None

    def end(self, start: int) -> int:
        """When it ends if it starts at a moment."""
        if self.calendar is None or not self.days:
            return start + self.days
        return self.calendar[bisect_left(self.calendar, start) + self.days - 1] + 1

    def slots(self, start: int) -> Sequence[int]:
        """The slots in which it is worked on if it starts at a moment."""
        if self.calendar is None:
            return range(start, start + self.days)
        first = bisect_left(self.calendar, start)
        return self.calendar[first : first + self.days]

    def spans(self, horizon: int, since: int = 0) -> Iterator[tuple[int, int]]:
        """Every span that it can have between two moments, in order of time."""
        begin = max(self.begin, since)
        if self.calendar is None or not self.days:
            yield from ((start, start + self.days) for start in range(begin, horizon - self.days + 1))
            return
        for first in range(bisect_left(self.calendar, begin), len(self.calendar) - self.days + 1):
            end = self.calendar[first + self.days - 1] + 1
            if end > horizon:
                return
            yield self.calendar[first], end


@dataclass(frozen=True)
class Project:
    """Jobs, each after those that it waits for, and how much there is of every resource at any time.

    Late are the slots by which jobs end after they are due, moved those between their end and their wish; less of the
    first goes before less of the second. The classic problem, to end soon, has one last job that is due at 0.
    """

    jobs: tuple[Job, ...]
    capacity: tuple[int, ...]
    horizon: int

    @cached_property
    def is_classic(self) -> bool:
        """Whether only the end of the last job counts, every slot is worked and jobs just follow each other."""
        plain = all(
            job.calendar is None and not job.begin and job.wish is None
            and all(wait.kind is LinkKind.FS and wait.lag is None for wait in job.after)
            for job in self.jobs
        )  # fmt: skip
        return plain and [job.due for job in self.jobs] == [None] * (len(self.jobs) - 1) + [0]

    @cached_property
    def followers(self) -> tuple[tuple[int, ...], ...]:
        """By job, those that wait for it."""
        made: list[list[int]] = [[] for _ in self.jobs]
        for number, job in enumerate(self.jobs):
            for other in dict.fromkeys(wait.job for wait in job.after):
                made[other].append(number)
        return tuple(map(tuple, made))

    @cached_property
    def tails(self) -> tuple[int, ...]:
        """By job of a classic project, the slots from its start to the end of all at least."""
        made = [job.days for job in self.jobs]
        for number in range(len(self.jobs) - 1, -1, -1):
            made[number] += max((made[follower] for follower in self.followers[number]), default=0)
        return tuple(made)

    def late(self, starts: Starts) -> int:
        """Slots after what is due, over all jobs."""
        return sum(max(0, job.end(starts[i]) - job.due) for i, job in enumerate(self.jobs) if job.due is not None)

    def moved(self, starts: Starts) -> int:
        """Slots off the wishes, over all jobs."""
        return sum(abs(job.end(starts[i]) - job.wish) for i, job in enumerate(self.jobs) if job.wish is not None)

    def allows(self, starts: Starts) -> bool:
        """Whether a timetable keeps to working slots, to every wait, and to the staff that there is."""
        spans = [(starts[i], job.end(starts[i])) for i, job in enumerate(self.jobs)]
        for job, (start, end) in zip(self.jobs, spans, strict=True):
            if start < job.begin or (job.calendar and job.days and start not in job.calendar):
                return False
            for wait in job.after:
                mine = start if wait.kind in (LinkKind.FS, LinkKind.SS) else end
                if mine < wait.moment(*spans[wait.job]):
                    return False
        return all(max(self._held(k, starts).values(), default=0) <= most for k, most in enumerate(self.capacity))

    def _held(self, k: int, starts: Starts) -> Counter[int]:
        """How much of a resource is held, by slot."""
        held: Counter[int] = Counter()
        for number, job in enumerate(self.jobs):
            for slot in job.slots(starts[number]):
                held[slot] += job.demand[k]
        return held
