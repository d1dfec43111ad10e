"""Every post is staffed while people are at its place, by grids that have the people."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.staffing import Duty, Post
from meetingplan.domain.text import say

NAME = "staffing"


def check(facts: Facts) -> Iterator[Violation]:
    """Duties are of posts by grids that may, no longer than a shift; posts are covered; nobody is at two at once."""
    for duty in facts.plan.duties:
        yield from _duty(facts, duty)
    for post in facts.meeting.staffing.posts.values():
        for start, end in _hours(facts, post):
            yield from _covered(facts, post, start, end)
    yield from _strength(facts)


def _duty(facts: Facts, duty: Duty) -> Iterator[Violation]:
    staffing, times = facts.meeting.staffing, {"start": facts.clock(duty.start), "end": facts.clock(duty.end)}
    post = staffing.posts.get(duty.post)
    if post is None or duty.grid not in staffing.grids:
        yield of_plan(
            NAME, say("{grid} cannot staff {post}: one of them is unknown", grid=duty.grid, post=duty.post), 1
        )
    elif post.grids and duty.grid not in post.grids:
        text = say("{grid} staffs {post} from {start} to {end}, and may not",
                   grid=staffing.grids[duty.grid].name, post=post.name, **times)  # fmt: skip
        yield of_plan(NAME, text, 1)
    if duty.end - duty.start > staffing.shift:
        text = say("the duty at {post} from {start} to {end} is longer than a shift of {shift} min",
                   post=duty.post if post is None else post.name, shift=staffing.shift, **times)  # fmt: skip
        yield of_plan(NAME, text, duty.end - duty.start - staffing.shift)


def _hours(facts: Facts, post: Post) -> Iterator[tuple[int, int]]:
    """For each day from `lead` minutes before anyone is there until the last has left."""
    clock, found = facts.meeting.clock, dict[int, tuple[int, int]]()
    for group in facts.plan.groups:
        for step in group.walk:
            if step.place == post.place:
                midnight = clock.of_day(clock.day(step.start), 0)
                start, end = found.get(midnight, (step.start, step.end))
                found[midnight] = min(start, step.start), max(end, step.end)
    for midnight, (start, end) in found.items():
        yield max(midnight, start - facts.meeting.staffing.lead), end


def _covered(facts: Facts, post: Post, start: int, end: int) -> Iterator[Violation]:
    served: set[int] = set()
    for duty in facts.plan.duties:
        if duty.post == post.id:
            served.update(range(max(start, duty.start), min(end, duty.end)))
    if missing := end - start - len(served):
        text = say("{post} at {place} is without staff for {minutes} of its minutes from {start} to {end}",
                   post=post.name, place=facts.place_name(post.place), minutes=missing,
                   start=facts.clock(start), end=facts.clock(end))  # fmt: skip
        yield of_plan(NAME, text, missing)


def _strength(facts: Facts) -> Iterator[Violation]:
    """At the start of every duty the grid has no more people on duty than it has."""
    staffing, duties = facts.meeting.staffing, facts.plan.duties
    for grid in staffing.grids.values():
        mine = [duty for duty in duties if duty.grid == grid.id and duty.post in staffing.posts]
        needed = {
            now: sum(staffing.posts[duty.post].people for duty in mine if duty.start <= now < duty.end)
            for now in sorted({duty.start for duty in mine})
        }
        worst = max(needed, key=needed.__getitem__, default=None)
        if worst is not None and needed[worst] > grid.people:
            text = say("{grid} has {people} people, and {needed} are on duty at {time}",
                       grid=grid.name, people=grid.people, needed=needed[worst], time=facts.clock(worst))  # fmt: skip
            yield of_plan(NAME, text, needed[worst] - grid.people)


RULE = Rule(NAME, say("Every post is staffed while people are at its place, by grids that have them."), check)
