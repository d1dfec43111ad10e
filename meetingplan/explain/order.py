"""Why one site comes before another: what it costs if all groups see them in the one order, or in the other."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.text import Message, say
from meetingplan.explain.answer import Answer, Explanation
from meetingplan.explain.base import Base
from meetingplan.explain.changes import with_window
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import NoWalksError, problem_of
from meetingplan.plan.quick.bounded import bounded

MOST = 6
"""Sites of a window whose orders are all written down: 6 have 720."""


def order(meeting: Meeting, base: Base, window: Window, first: PlaceId, second: PlaceId, budget: Budget) -> Explanation:
    """How many groups see a site before another, and the bounds if all did, or none."""
    a, b = meeting.places[first].name, meeting.places[second].name
    sooner, later = _counted(base, first, second)
    told = say(
        "{sooner} groups see {a} before {b}, {later} the other way round; {minutes} min on tour a person (solved):",
        sooner=sooner, later=later, a=a, b=b, minutes=_each(base.tour, base),
    )  # fmt: skip
    if len(window.offered) > MOST:
        most = say("orders are compared in windows of {most} sites at most", most=MOST)
        return Explanation("order", told, (Answer(most, "open"),))
    return Explanation("order", told, tuple(_forced(meeting, base, window, (first, second), budget)))


def _counted(base: Base, first: PlaceId, second: PlaceId) -> tuple[int, int]:
    counts = [0, 0]
    for group in base.plan.groups:
        begins = [
            min((step.start for step in group.walk if step.place == site), default=None) for site in (first, second)
        ]
        if begins[0] is not None and begins[1] is not None:
            counts[begins[0] > begins[1]] += 1
    return counts[0], counts[1]


def _forced(
    meeting: Meeting, base: Base, window: Window, pair: tuple[PlaceId, PlaceId], budget: Budget
) -> Iterator[Answer]:
    for first, second in (pair, pair[::-1]):
        lines = tuple(way for way in permutations(window.offered) if way.index(first) < way.index(second))
        lines = tuple(way for way in lines if not window.lines or way in window.lines)
        told: Message | None = None
        names = {"a": meeting.places[first].name, "b": meeting.places[second].name}
        if lines:
            changed = with_window(meeting, replace(window, lines=lines))
            try:
                bound = bounded(problem_of(build_graph(changed), base.groups), budget)
            except NoWalksError:
                told = say("all {a} before {b}: there are too many orders to tell", **names)
            else:
                told = _told(base, names, None if bound.impossible else bound.minutes)
        yield Answer(told or _told(base, names, None), "bound")


def _told(base: Base, names: Mapping[str, object], minutes: int | None) -> Message:
    if minutes is None:
        return say("all {a} before {b}: there is no such plan", **names)
    each = _each(minutes, base)
    if minutes <= base.tour:
        return say("all {a} before {b}: at least {minutes} min on tour a person, so it need not be worse", **names,
                   minutes=each)  # fmt: skip
    more = _each(minutes - base.tour, base)
    return say("all {a} before {b}: at least {minutes} min on tour a person, {more} more than now", **names,
               minutes=each, more=more)  # fmt: skip


def _each(minutes: float, base: Base) -> str:
    return f"{minutes / max(1, base.people):.1f}"
