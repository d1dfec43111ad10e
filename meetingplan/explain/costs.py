"""What each limit costs: the meeting with one thing changed, bounded, and planned again where most is to be had."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Message, say
from meetingplan.explain.answer import Answer, Explanation
from meetingplan.explain.base import Base
from meetingplan.explain.changes import Change, Kind, all_changes
from meetingplan.explain.reach import Limits, Reach, plan_of
from meetingplan.plan import Budget
from meetingplan.plan.quick import NoWalksError

SOLVED = {Kind.SITE: 1, Kind.ROOM: 2}
"""Changes of each kind that are planned, those that can bring most."""
LITTLE = 1.0
"""Minutes, on tour a person and of the last return together, that are not worth a line."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A change with what it can bring at most, and the plan of it if it was planned."""

    change: Change
    reach: Reach
    plan: Base | None = None


def costs(meeting: Meeting, base: Base, budget: Budget) -> Explanation:
    """What leaving out each site, and more room anywhere, would bring; what brings most first."""
    heading = say(
        "There is a plan: on tour {minutes} min a person, the last group back at {back} (solved).",
        minutes=_each(base.tour, base),
        back=", ".join(map(meeting.when, base.back.values())),
    )
    try:
        limits = Limits.of(base, budget)
        tried, left = _try_all(meeting, limits, budget)
    except NoWalksError:
        why = say("there are too many orders of sites to tell more, or a site can be seen in two windows")
        return Explanation(heading, (Answer(why, "given"),))
    worth = sorted((each for each in tried if _worth(limits, each) >= LITTLE), key=lambda e: -_worth(limits, e))
    shown = [each for kind in Kind for each in _planned(limits, [e for e in worth if e.change.kind is kind], budget)]
    answers = [Answer(_told(meeting, base, each), "solved" if each.plan else "bound") for each in shown]
    nothing = [each.change.told for each in tried if each not in worth]
    if nothing:
        what = say("less than {minutes} min in all: {list}", minutes=f"{LITTLE:g}", list=listed(nothing))
        answers.append(Answer(what, "bound"))
    if left:
        answers.append(Answer(say("not asked for lack of time: {list}", list=listed(left)), "given"))
    return Explanation(heading, tuple(answers))


def listed(messages: Iterable[Message]) -> Message:
    """Messages with semicolons between them."""
    first, *others = messages
    for message in others:
        first = say("{one}; {other}", one=first, other=message)
    return first


def _try_all(meeting: Meeting, limits: Limits, budget: Budget) -> tuple[list[Tried], list[Message]]:
    """What each change can bring; and the changes for which there was no time."""
    tried: list[Tried] = []
    left: list[Message] = []
    for change in all_changes(meeting):
        reach = None if budget.over() else limits.with_change(change, budget)
        if reach is None:
            left.append(change.told)
        else:
            tried.append(Tried(change, reach))
    return tried, left


def _planned(limits: Limits, worth: Sequence[Tried], budget: Budget) -> Iterator[Tried]:
    """Plans the first of these, as far as there is time."""
    for number, each in enumerate(worth):
        if number < SOLVED[each.change.kind] and not budget.over():
            yield replace(each, plan=plan_of(limits, each.change, each.reach, budget))
        else:
            yield each


def _worth(limits: Limits, tried: Tried) -> float:
    """By how much bounds are lower: minutes a person and minutes of the last return, together."""
    window = tried.change.window.id
    back = limits.reach.back.get(window, 0) - tried.reach.back.get(window, 0)
    return (limits.reach.tour - tried.reach.tour) / limits.base.people + back


def _each(minutes: float, base: Base) -> str:
    return f"{minutes / max(1, base.people):.1f}"


def _told(meeting: Meeting, base: Base, tried: Tried) -> Message:
    window = tried.change.window.id
    values = {
        "change": tried.change.told,
        "least": _each(tried.reach.tour, base),
        "earliest": meeting.when(tried.reach.back[window]),
    }
    if tried.plan is None:
        return say("{change}: on tour at least {least} min a person, all back at {earliest} at the earliest", **values)
    return say(
        "{change}: on tour {minutes} min a person, all back at {back}; at least {least} min, and before {earliest} "
        "no plan has all back without more travel and waiting than now",
        minutes=_each(tried.plan.tour, base),
        back=meeting.when(tried.plan.back.get(window, 0)),
        **values,
    )
