"""How late a classic project ends at least: its longest chain, and work on resources between heads and tails."""

from collections.abc import Iterator

from meetingplan.prep.levelling.project import Project


def bound(project: Project) -> int:
    """The best of the chain bound (Kelley and Walker 1959) and the bounds of work by resource, with heads and tails.

    For any two thresholds, jobs with a head at least the one and a tail at least the other do all their work between
    them (Carlier and Pinson's bound for several machines, relaxed to work).
    """
    if not project.is_classic:
        return 0
    heads = [0] * len(project.jobs)
    for number, job in enumerate(project.jobs):
        for wait in job.after:
            heads[number] = max(heads[number], heads[wait.job] + project.jobs[wait.job].days)
    return max([*project.tails, *_works(project, heads)])


def _works(project: Project, heads: list[int]) -> Iterator[int]:
    rests = [tail - job.days for tail, job in zip(project.tails, project.jobs, strict=True)]
    for k, capacity in enumerate(project.capacity):
        asking = [number for number, job in enumerate(project.jobs) if job.days and job.demand[k]]
        for head in {heads[number] for number in asking}:
            after = sorted((n for n in asking if heads[n] >= head), key=lambda n: -rests[n])
            work = 0
            for number in after:
                work += project.jobs[number].days * project.jobs[number].demand[k]
                yield head + -(-work // capacity) + rests[number]
