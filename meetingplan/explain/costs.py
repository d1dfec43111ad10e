"""What each limit costs: the meeting with one thing changed, bounded, and planned again where there is much to gain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from meetingplan.domain.ids import WindowId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Message, say
from meetingplan.explain.answer import Answer, Explanation, Sureness, Value, a_person, listed
from meetingplan.explain.base import Base
from meetingplan.explain.changes import Change, Kind, all_changes
from meetingplan.explain.desk import Figures
from meetingplan.explain.desks import Desks
from meetingplan.explain.reach import Reach, ground
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import NoWalksError
from meetingplan.plan.quick.bounded import Bounded

PLANNED = {Kind.SITE: 3, Kind.ROOM: 3, Kind.MANY: 1}
"""Changes of each kind that are planned, those that can bring most."""
SHARE = 0.85
"""Of the time that is left, for bounds; the rest is for plans."""
BEGUN = 0.5
"""Of the rest, for questions that were not begun, if there are any: a bound that is not close is better than none."""
LITTLE = 1.0
"""Minutes, on tour a person and of the last return together, that are not worth a line."""
ASKED_FIRST = (Kind.SITE, Kind.ROOM, Kind.MANY)
"""The order in which questions are asked: kinds that take longest last, so that few are left where time runs out; of
these the longest first, so that no process waits long for the other."""


@dataclass(frozen=True, slots=True)
class Told:
    """Says what changes bring, compared with the plan that there is and with its bounds."""

    meeting: Meeting
    base: Base
    now: Reach

    def worth(self, change: Change, reach: Reach) -> float:
        """By how much bounds are lower: minutes a person and minutes of the last return, together."""
        window = change.window.id
        back = self.now.back.get(window, 0) - reach.back.get(window, 0)
        return (self.now.tour - reach.tour) / self.base.people + back

    def answer(self, change: Change, reach: Reach, figures: Figures | None) -> Answer:
        """What a change brings, by a plan if there is one, and at most."""
        window, people = change.window.id, self.base.people
        back, least = reach.back[window], a_person(reach.tour, people)
        data: dict[str, Value] = {
            "change": change.kind.value, "subject": change.subject, "window": window,
            "least_minutes_a_person": least, "earliest_return": self._iso(back),
        }  # fmt: skip
        if figures is None:
            most = max(0, self.base.back.get(window, back) - back)
            told = say("{change}: all back {sooner} min sooner at most; on tour at least {least} min a person",
                       change=change.told, sooner=most, least=f"{least:.1f}")  # fmt: skip
            if reach.whole:
                return Answer(told, "bound", data)
            if back == change.window.start:  # before which nobody is back in any case
                told = say("{change}: on tour at least {least} min a person", change=change.told, least=f"{least:.1f}")
            told = say("{told} (there was no time for a closer bound)", told=told)
            return Answer(told, "bound", data)
        minutes = a_person(figures.tour, people)
        on_tour = {"change": change.told, "minutes": f"{minutes:.1f}", "least": f"{least:.1f}",
                   "difference": _difference(a_person(self.base.tour, people), minutes)}  # fmt: skip
        data["minutes_a_person"] = minutes
        if window not in figures.back:
            told = say("{change}: nobody sets out in {window}; on tour {minutes} min a person, {difference}; no plan "
                       "is under {least} min", **on_tour, window=change.window.title)  # fmt: skip
            return Answer(told, "solved", data)
        last = figures.back[window]
        told = say(
            "{change}: all back at {back}, {sooner} min sooner; on tour {minutes} min a person, {difference}; "
            "no plan is under {least} min, or has all back before {earliest} without more travel and waiting than now",
            **on_tour, back=self.meeting.when(last), sooner=self.base.back[window] - last,
            earliest=self.meeting.when(back),
        )  # fmt: skip
        return Answer(told, "solved", data | {"return": self._iso(last)})

    def together(self, changes: Iterable[Change], template: Message, by: Sureness = "bound") -> Iterator[Answer]:
        """The changes that bring next to nothing, or of which nothing is known, in one line."""
        named = tuple(changes)
        if named:
            told = Message(template.template, {**template.values, "list": listed(change.told for change in named)})
            subjects = tuple(change.subject or "" for change in named)
            change = "open" if by == "open" else "nothing"
            yield Answer(told, by, {"change": change, "subjects": subjects})

    def as_it_is(self) -> Answer:
        """The bounds on plans of the meeting as it is."""
        least = a_person(self.now.tour, self.base.people)
        told = say(
            "as things are, no plan is under {least} min a person, or has all back before {earliest} without more "
            "travel and waiting than now",
            least=f"{least:.1f}", earliest=", ".join(map(self.meeting.when, sorted(self.now.back.values()))),
        )  # fmt: skip
        data: dict[str, Value] = {"change": "none", "least_minutes_a_person": least}
        return Answer(told, "bound", data | _returns(self.meeting, "earliest_return", self.now.back))

    def _iso(self, minute: int) -> str:
        return self.meeting.clock.at(minute).isoformat()


def costs(meeting: Meeting, base: Base, bound: Bounded | None, desks: Desks, budget: Budget) -> Explanation:
    """What leaving out each site, and more room anywhere, would bring; what brings most first."""
    minutes = a_person(base.tour, base.people)
    heading = say(
        "There is a plan: on tour {minutes} min a person, the last group back at {back} (solved).",
        minutes=f"{minutes:.1f}", back=", ".join(map(meeting.when, sorted(base.back.values()))),
    )  # fmt: skip
    try:
        answers = tuple(_answers(meeting, base, bound, desks, budget))
    except NoWalksError:
        why = say("there are too many orders of sites to tell more")
        answers = (Answer(why, "open"),)
    data: dict[str, Value] = {"minutes_a_person": minutes, **_returns(meeting, "return", base.back)}
    return Explanation("costs", heading, answers, data=data)


def _answers(meeting: Meeting, base: Base, bound: Bounded | None, desks: Desks, budget: Budget) -> Iterator[Answer]:
    """The bounds as things are, then those of every change.

    Raises:
        NoWalksError: walks cannot tell.
    """
    if bound is None:
        raise NoWalksError
    start = ground(base, bound, budget)
    desks.open(meeting, start)
    changes = dict(enumerate(all_changes(meeting)))
    asked = sorted(changes, key=lambda number: (ASKED_FIRST.index(changes[number].kind), not changes[number].regroups))
    reached = dict(desks.reaches(asked, _part(budget, SHARE)))
    reached |= desks.reaches([number for number in asked if number not in reached], _part(budget, BEGUN))
    found = dict(sorted(reached.items()))
    telling = Told(meeting, base, start.reach)
    yield telling.as_it_is()
    yield from _changed(telling, changes, found, desks, budget)


def _part(budget: Budget, share: float) -> Budget:
    """A share of the time that is left."""
    return replace(budget, seconds=budget.spent() + share * budget.left())


def _changed(
    telling: Told, changes: Mapping[int, Change], found: Mapping[int, Reach], desks: Desks, budget: Budget
) -> Iterator[Answer]:
    worth = {number: telling.worth(changes[number], reach) for number, reach in found.items()}
    gain = sorted((n for n in found if found[n].whole and worth[n] >= LITTLE), key=lambda n: -worth[n])
    shown = [number for kind in Kind for number in gain if changes[number].kind is kind]
    first = [n for kind, most in PLANNED.items() for n in [n for n in gain if changes[n].kind is kind][:most]]
    plans = desks.plans({number: found[number] for number in first}, budget)
    yield from (telling.answer(changes[number], found[number], plans.get(number)) for number in shown)
    rest = [number for number, reach in found.items() if number not in gain and reach.whole]
    same = [changes[number] for number in rest if found[number].same]
    little = [changes[number] for number in rest if not found[number].same]
    yield from telling.together(same, say("of no use, for nothing there is full when it matters: {list}"))
    yield from telling.together(little, say("less than {minutes} min in all: {list}", minutes=f"{LITTLE:g}"))
    cut = [number for number, reach in found.items() if not reach.whole]
    yield from (telling.answer(changes[number], found[number], None) for number in cut)
    left = [change for number, change in changes.items() if number not in found]
    yield from telling.together(left, say("not worked out for lack of time: {list}"), "open")


def _returns(meeting: Meeting, name: str, back: Mapping[WindowId, int]) -> dict[str, Value]:
    return {f"{name}/{window}": meeting.clock.at(minute).isoformat() for window, minute in back.items()}


def _difference(before: float, after: float) -> Message:
    if before == after:
        return say("as now")
    minutes = f"{abs(before - after):.1f}"
    return say("{minutes} min less", minutes=minutes) if after < before else say("{minutes} min more", minutes=minutes)
