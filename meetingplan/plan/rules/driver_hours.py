"""Drivers are neither on duty nor at the wheel for too long, and rest in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ortools.sat.python import cp_model

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import GroupId
from meetingplan.domain.meeting import DRIVING_SPELL
from meetingplan.plan.assemble import TimedTour
from meetingplan.plan.driving import Driven, driven, most, rests_at, spells
from meetingplan.plan.problem import Problem
from meetingplan.plan.walk_model import TourVars, WalkModel

Kind = Literal["duty", "driving", "rest"]


@dataclass(frozen=True, slots=True)
class Limited:
    """Minutes of a group's driver, on a day or since a rest, that are at most `limit` where all of `when` holds."""

    group: GroupId
    kind: Kind
    day: date | None
    minutes: cp_model.LinearExprT
    limit: int
    when: tuple[cp_model.IntVar, ...] = ()


def post(model: WalkModel) -> None:
    """No limit is exceeded."""
    for limited in limits(model):
        model.cp.add(limited.minutes <= limited.limit).only_enforce_if(*limited.when)


def limits(model: WalkModel) -> Iterator[Limited]:
    """All that drivers are limited in, as far as roads are long enough for it to matter."""
    asked = model.problem.meeting.limits
    for group in model.problem.drafts:
        tours = [tour for tour in model.tours.values() if tour.tour.group == group]
        longest = sum(most(model.problem, tour.tour) for tour in tours)
        if asked.driver_duty is not None:
            yield from _duty(model, tours, asked.driver_duty)
        if longest > min(asked.driver_driving, DRIVING_SPELL):
            drives = [driven(model, tour) for tour in tours]
            yield from _driving(model, drives, asked.driver_driving)
            for minutes in spells(model, drives):
                yield Limited(group, "rest", None, minutes, DRIVING_SPELL)


def kept(problem: Problem, tours: Sequence[TimedTour]) -> bool:
    """Whether finished tours keep all limits, for strategies that know nothing of them."""
    of_group: dict[GroupId, list[TimedTour]] = defaultdict(list)
    for timed in tours:
        if timed.depart < timed.back:
            of_group[timed.tour.group].append(timed)
    alike: dict[object, list[TimedTour]] = {}
    for group, mine in of_group.items():
        rides = ((t.tour.origin, t.tour.destination, t.depart, t.back, t.visits) for t in mine)
        alike.setdefault((problem.drafts[group].makeup, *rides), mine)
    return all(_keeps(problem, sorted(mine, key=lambda timed: timed.depart)) for mine in alike.values())


def _keeps(problem: Problem, tours: Sequence[TimedTour]) -> bool:
    """Whether the tours of a group, in order, keep all limits."""
    asked = problem.meeting.limits
    days: dict[date, list[TimedTour]] = defaultdict(list)
    for timed in tours:
        days[problem.meeting.clock.day(timed.depart)].append(timed)
    for day in days.values():
        at_wheel = sum(minutes for timed in day for minutes, _ in _drives(problem, timed))
        duty = day[-1].back - day[0].depart
        if at_wheel > asked.driver_driving or (asked.driver_duty is not None and duty > asked.driver_duty):
            return False
    return _longest_spell(problem, tours) <= DRIVING_SPELL


def _drives(problem: Problem, timed: TimedTour) -> Iterator[tuple[int, bool]]:
    """The minutes of each drive of a tour, and whether the driver can rest in the bay that it leads to."""
    draft = problem.drafts[timed.tour.group]
    left = timed.depart + draft.board
    for visit in timed.visits:
        yield visit.arrive - left, rests_at(problem, problem.passages[timed.tour.group, visit.site])
        left = visit.leave
    yield timed.back - draft.alight - left, False


def _longest_spell(problem: Problem, tours: Sequence[TimedTour]) -> int:
    """Most minutes of driving of a group without a rest."""
    longest, since, back = 0, 0, tours[0].depart
    for timed in tours:
        since = 0 if timed.depart - back >= problem.meeting.limits.driver_rest else since
        for minutes, rest in _drives(problem, timed):
            since += minutes
            longest = max(longest, since)
            since = 0 if rest else since
        back = timed.back
    return longest


def _duty(model: WalkModel, tours: Sequence[TourVars], limit: int) -> Iterator[Limited]:
    """From the first boarding to the last getting-off of the tours that begin on a day."""
    days = [(tour, day, begins) for tour in tours for day, begins in _days(model, tour).items()]
    for i, (one, day, begins) in enumerate(days):
        for other, same, ends in days[i:]:
            if same == day and other.tour.last - one.tour.first > limit:
                yield Limited(one.tour.group, "duty", day, other.back - one.depart, limit, (*begins, *ends))


def _driving(model: WalkModel, tours: Sequence[Driven], limit: int) -> Iterator[Limited]:
    """All drives of the tours that begin on a day."""
    days: dict[date, list[cp_model.IntVar]] = defaultdict(list)
    for of in tours:
        longest = most(model.problem, of.tour.tour)
        for day, begins in _days(model, of.tour).items():
            minutes = model.cp.new_int_var(0, longest, f"driven {of.tour.tour.key} {day}")
            model.cp.add(minutes >= of.minutes).only_enforce_if(*begins)
            days[day].append(minutes)
    for day, terms in days.items():
        yield Limited(tours[0].tour.tour.group, "driving", day, sum(terms), limit)


def _days(model: WalkModel, tour: TourVars) -> Mapping[date, tuple[cp_model.IntVar, ...]]:
    """The days on which a tour can begin, each with what must hold for it to begin then."""
    clock, takes_place = model.problem.meeting.clock, () if tour.tour.bare is not None else (tour.used,)
    first, last = clock.day(tour.tour.first), clock.day(tour.tour.last)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if len(days) == 1:
        return {first: takes_place}
    found = {day: (model.cp.new_bool_var(f"{tour.tour.key} on {day}"), *takes_place) for day in days}
    for day, (begins, *_) in found.items():
        model.cp.add(tour.depart >= clock.of_day(day, 0)).only_enforce_if(begins)
        model.cp.add(tour.depart < clock.of_day(day, MINUTES_A_DAY)).only_enforce_if(begins)
    model.cp.add_exactly_one(begins for begins, *_ in found.values())
    return found
