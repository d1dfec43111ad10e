"""Ways out where there is no plan: of each rule in conflict as little as need be, each with a plan that was audited.

They are ranked by what they ask of people: minutes for which delegates stay longer or see less, or for which somebody
has to be found, all counted alike.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from meetingplan.domain.belts import Belt
from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.outcome import Planned
from meetingplan.domain.places import Interior, Place
from meetingplan.domain.text import Message, say
from meetingplan.domain.wishes import Wish
from meetingplan.explain.answer import Answer, passes
from meetingplan.explain.base import based
from meetingplan.explain.changes import with_belt, with_window
from meetingplan.explain.rules import Rule
from meetingplan.network import build_graph
from meetingplan.network.laws import OutOfRange
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import Groups, NoWalksError, problem_of
from meetingplan.plan.quick.bounded import bounded
from meetingplan.plan.quick.choice import choice_of, plan_of_choice
from meetingplan.plan.quick.impossible import By, proven_by
from meetingplan.plan.quick.plans import plan_back_by
from meetingplan.survey.changes import changes, with_place, without

TOLD = 4
"""Ways out that are told."""
SHARE = 0.4
"""Of the time that is left, for one kind of change."""
MINUTES = (10, 20, 30, 45, 60, 90, 120)
"""By how much a window or the hours of a site may be longer."""


@dataclass(frozen=True, slots=True)
class Way:
    """A change of the meeting.

    Args:
        price: the minutes of people that it asks for.
        drops: whether a site is left out: then plans are quick to find, and are looked for first.
    """

    told: Message
    meeting: Meeting
    price: int
    drops: bool = False


def ways_out(
    meeting: Meeting, groups: Groups, smallest: Sequence[Rule], mends: Callable[[Meeting], bool], budget: Budget
) -> Iterator[Answer]:
    """The cheapest changes after which there is a plan; of each kind of change the smallest that does.

    Args:
        mends: whether the conflict is gone with a change; others need not be tried.
    """
    touched = {id for rule in smallest for id in rule.about}
    found: list[Way] = []
    for ladder in sorted(_ladders(meeting, touched), key=lambda ladder: (not ladder[0].drops, ladder[0].price)):
        if len(found) >= TOLD or budget.over():
            break
        share = replace(budget, seconds=budget.spent() + SHARE * budget.left())
        way = _least([way for way in ladder if mends(way.meeting)], groups, share)
        if way is not None:
            found.append(way)
    for way in sorted(found, key=lambda way: way.price):
        told = say("way out: {change}; it asks {price} minutes of people in all", change=way.told, price=way.price)
        yield Answer(told, "solved")
    if not found:
        yield Answer(say("no single change was found that is enough"), "solved")


def _least(ladder: Sequence[Way], groups: Groups, budget: Budget) -> Way | None:
    """The smallest of ever larger changes with which a plan was found."""
    return next((way for way in ladder if not budget.over() and has_plan(way.meeting, groups, budget)), None)


def proof_of(meeting: Meeting, groups: Groups, ways: Collection[By], budget: Budget) -> By | None:
    """How it is proven that there is no plan in which everyone sees what they must; None where it is not.

    Where there are belts, it is asked whether any choice of their candidates fits.
    """
    if any(window.belts for window in meeting.windows.values()):
        return By.CHOICE if By.CHOICE in ways and choice_of(build_graph(meeting), groups) is None else None
    try:
        return proven_by(problem_of(build_graph(meeting), groups), budget, ways)
    except OutOfRange:
        return By.ROOM
    except NoWalksError:
        return None


def has_plan(meeting: Meeting, groups: Groups, budget: Budget) -> bool:
    """Whether a plan was found, and passed the audit, in which everyone sees what they must."""
    if any(window.belts for window in meeting.windows.values()):
        outcome = plan_of_choice(build_graph(meeting), groups, budget)
        wishes = tuple(Wish({tier.name: 1}) for tier in outcome.plan.tiers) if isinstance(outcome, Planned) else ()
        return (
            isinstance(outcome, Planned)
            and not outcome.plan.tiers[1].value
            and passes(replace(meeting, wishes=wishes), outcome.plan)
        )
    try:
        problem = problem_of(build_graph(meeting), groups)
        bound = bounded(problem, budget)
        plan = None if bound.impossible else plan_back_by(bound, {}, budget)
    except (NoWalksError, OutOfRange):
        return False
    return plan is not None and based(meeting, groups, problem, plan) is not None


def _ladders(meeting: Meeting, touched: set[str]) -> Iterator[list[Way]]:
    """For what the rules in conflict are about, changes of one kind in ever larger steps."""
    for window in meeting.windows.values():
        if window.id in touched:
            yield from _of_window(meeting, window)
        minutes = window.end - window.start
        for site in window.offered:
            if site in touched:
                yield from _of_site(meeting, meeting.places[site], minutes)


def _of_window(meeting: Meeting, window: Window) -> Iterator[list[Way]]:
    people, later, sooner = len(meeting.delegates), list[Way](), list[Way]()
    for more in MINUTES:
        told = say("{window}: the end {minutes} min later", window=window.title, minutes=more)
        later.append(Way(told, with_window(meeting, replace(window, end=window.end + more)), people * more))
        if window.start >= more:
            told = say("{window} begins {minutes} min sooner", window=window.title, minutes=more)
            sooner.append(Way(told, with_window(meeting, replace(window, start=window.start - more)), people * more))
    yield later
    if sooner:
        yield sooner
    if window.reserve:
        yield [_with_reserve(meeting, window, window.reserve - less) for less in MINUTES if less <= window.reserve]
    for belt in window.belts:
        if belt.at_least:
            yield [_with_fewer(meeting, window, belt, number) for number in reversed(range(belt.at_least))]


def _with_reserve(meeting: Meeting, window: Window, minutes: int) -> Way:
    told = say("{window} keeps {minutes} min in reserve", window=window.title, minutes=minutes)
    price = len(meeting.delegates) * (window.reserve - minutes)
    return Way(told, with_window(meeting, replace(window, reserve=minutes)), price)


def _with_fewer(meeting: Meeting, window: Window, belt: Belt, number: int) -> Way:
    """Priced by what people then do not see, of the candidates that show least."""
    shown = sorted(_shown(inside) for site in belt.values if (inside := meeting.places[site].interior))
    price = len(meeting.delegates) * sum(shown[: belt.at_least - number])
    told = say("{belt}: no more than {number} must be shown", belt=belt.name, number=number)
    return Way(told, with_belt(meeting, window, replace(belt, at_least=number)), price)


def _of_site(meeting: Meeting, place: Place, minutes: int) -> Iterator[list[Way]]:
    inside, hours = place.interior, list[Way]()
    assert inside is not None
    for told, changed in changes(meeting, place, inside, inside.lifts):
        yield [Way(say("{site}: {change}", site=place.name, change=told), changed, minutes)]
    for more in MINUTES:
        told = say("{site} is open {minutes} min longer at both ends", site=place.name, minutes=more)
        price = 2 * more * max(1, len(inside.docents))
        hours.append(Way(told, with_place(meeting, _longer(place, more)), price))
    yield hours
    seen = sum(place.id in meeting.must_see(person) for person in meeting.delegates.values())
    told = say("{site}: leave it out", site=place.name)
    yield [Way(told, without(meeting, place.id), seen * _shown(inside), drops=True)]


def _longer(place: Place, more: int) -> Place:
    return replace(place, opens=max(0, place.opens - more), closes=min(MINUTES_A_DAY, place.closes + more))


def _shown(inside: Interior) -> int:
    return sum(zone.minutes for zone in inside.zones)
