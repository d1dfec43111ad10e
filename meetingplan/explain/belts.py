"""What a plan shows of the candidates of belts, and what would let it show more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Planned
from meetingplan.domain.text import Message, say
from meetingplan.explain.answer import Answer, Explanation, Value, listed
from meetingplan.explain.changes import SOONER, with_belt, with_window
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import Groups
from meetingplan.plan.quick.choice import choice_of, plan_of_choice

Shown = Mapping[WindowId, tuple[PlaceId, ...]]


def belts(meeting: Meeting, groups: Groups, budget: Budget) -> tuple[Explanation, Meeting | None]:
    """What a plan shows, and the meeting that shows it and has no choice any more; None where no plan was found."""
    outcome = plan_of_choice(build_graph(meeting), groups, budget)
    if not isinstance(outcome, Planned) or outcome.plan.tiers[1].value:
        heading = say("No plan was found in time that shows enough of the candidates and all else that must be seen.")
        return Explanation("belts", heading, (), possible=None), None
    shown, unshown = outcome.plan.shown, outcome.plan.tiers[0]
    total = sum(sum(window.candidates.values()) for window in meeting.windows.values())
    heading = say(
        "Of the candidates the plan shows {list}: {points} of {total} points (solved).",
        list=listed(say("{site}", site=meeting.places[site].name) for sites in shown.values() for site in sites),
        points=total - unshown.value,
        total=total,
    )
    most = total - round(unshown.bound)
    told = say("no plan shows more than {points} points", points=most)
    answers = [Answer(told, "bound", {"change": "none", "most_points": most})]
    answers += _more(meeting, shown, groups, (total, most), budget)
    sites = tuple(site for sites in shown.values() for site in sites)
    data: dict[str, Value] = {"shown": sites, "points": total - unshown.value}
    return Explanation("belts", heading, tuple(answers), data=data), _settled(meeting, shown)


def _settled(meeting: Meeting, shown: Shown) -> Meeting:
    fixed = meeting.showing(shown)
    return replace(fixed, windows={id: replace(w, belts=(), shown=()) for id, w in fixed.windows.items()})


def _more(meeting: Meeting, shown: Shown, groups: Groups, known: tuple[int, int], budget: Budget) -> Iterator[Answer]:
    """How many points could be shown at most if one thing were changed."""
    (total, most), nothing = known, list[Message]()
    for told, changed in _changes(meeting, shown):
        if budget.over():
            yield Answer(say("{change}: not worked out for lack of time", change=told), "open")
            continue
        choice = choice_of(build_graph(changed), groups)
        points = most if choice is None else total - round(choice.tier.bound)
        if points > most:
            line = say("{change}: at most {points} points, {more} more", change=told, points=points, more=points - most)
            yield Answer(line, "bound", {"change": "belts", "most_points": points})
        else:
            nothing.append(told)
    if nothing:
        yield Answer(say("no more points: {list}", list=listed(nothing)), "bound")


def _changes(meeting: Meeting, shown: Shown) -> Iterator[tuple[Message, Meeting]]:
    for window in (window for window in meeting.windows.values() if window.belts):
        longer = replace(window, end=window.end + SOONER)
        told = say("{window}: the end {minutes} min later", window=window.title, minutes=SOONER)
        yield told, with_window(meeting, longer)
        if window.reserve:
            told = say("{window}: no reserve is kept", window=window.title)
            yield told, with_window(meeting, replace(window, reserve=0))
        for belt in window.belts:
            yield from _of_belt(meeting, window, belt, len(belt.values.keys() & set(shown.get(window.id, ()))))


def _of_belt(meeting: Meeting, window: Window, belt: Belt, number: int) -> Iterator[tuple[Message, Meeting]]:
    """One more or one fewer of a belt, where its limits are reached."""
    if number == belt.at_most:
        told = say("{belt}: {number} may be shown", belt=belt.name, number=number + 1)
        yield told, with_belt(meeting, window, replace(belt, at_most=number + 1))
    if number == belt.at_least:
        told = say("{belt}: no more than {number} must be shown", belt=belt.name, number=number - 1)
        yield told, with_belt(meeting, window, replace(belt, at_least=number - 1))
