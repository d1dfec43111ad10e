"""Load of owners and lead units: how many tasks, and how much of their working days the next weeks ask for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.prep.calendar import Workdays
from meetingplan.prep.counting import between
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing, days_of

HORIZON = 14
"""Days of the calendar that count as the next two weeks."""


@dataclass(frozen=True, slots=True)
class Load:
    """What an owner or a lead unit has to do.

    Args:
        lights: how many tasks of each colour.
        overdue, due_soon: how many tasks are overdue, or due within two weeks.
        asked: working days of work that fall into the next two weeks as the backward schedule has it; who has several
            tasks at a time is asked for more days than there are.
        there: working days of the owner in these weeks; of a unit, those of all its owners together.
    """

    who: str
    lights: Mapping[Light, int]
    overdue: int
    due_soon: int
    asked: int
    there: int


def by_owner(standings: Iterable[Standing], calendars: Workdays, day: date) -> tuple[Load, ...]:
    """The load of every owner who has a task, those with most work first."""
    owned: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        owned[standing.task.owner].append(standing)
    made = (_load(owner, tasks, calendars, day, {owner}) for owner, tasks in owned.items())
    return tuple(sorted(made, key=lambda load: (-load.asked, load.who)))


def by_unit(standings: Iterable[Standing], calendars: Workdays, day: date) -> tuple[Load, ...]:
    """The load of every lead unit, those with most work first."""
    led: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        led[standing.task.lead_unit].append(standing)
    made = (
        _load(unit, tasks, calendars, day, {standing.task.owner for standing in tasks}) for unit, tasks in led.items()
    )
    return tuple(sorted(made, key=lambda load: (-load.asked, load.who)))


def _load(who: str, tasks: list[Standing], calendars: Workdays, day: date, owners: set[str]) -> Load:
    until = day + timedelta(days=HORIZON)
    open_ones = [standing for standing in tasks if not standing.task.done]
    return Load(
        who=who,
        lights={light: sum(standing.lit.light is light for standing in tasks) for light in Light},
        overdue=sum(standing.due <= day for standing in open_ones),
        due_soon=sum(day < standing.due <= until for standing in open_ones),
        asked=sum(asked(standing, calendars, day, until) for standing in open_ones),
        there=sum(between(days_of(calendars, owner), day, until) for owner in owners),
    )


def asked(standing: Standing, calendars: Workdays, after: date, until: date) -> int:
    """Working days of a task that lie after one day, up to and with another, as the schedule has planned it."""
    if not standing.task.days:
        return 0
    days, span = days_of(calendars, standing.task.owner), standing.row.planned
    return max(0, between(days, max(after, span.start - timedelta(days=1)), min(until, span.last)))
