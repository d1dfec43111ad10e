"""Which days are worked, by everyone and by each owner."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import chinese_calendar

from meetingplan.domain.preparation import Days, Holidays, Preparation

FIRST, LAST = date(1970, 1, 1), date(2149, 12, 31)
"""No day outside these is looked at; the last is half a century beyond what a file can name."""
SPARE = 366
"""Days beyond all that is named and twice what the tasks take, on both sides."""
COMMON = ""
"""Under this name stands the common calendar; it is that of owners without days of their own."""

Workdays = Mapping[str, tuple[date, ...]]
"""By owner, every day that they work, in order."""


def workdays(preparation: Preparation, first_day: date) -> Workdays:
    """The common calendar, and one for each owner who has days of their own, as far as any pass can reach."""
    calendar = preparation.calendar
    first, last = _reach(preparation, first_day)
    common = (_worked(first, last, calendar.holidays) - _days(calendar.off)) | _within(
        _days(calendar.works), first, last
    )
    made = {COMMON: tuple(sorted(common))}
    for owner in preparation.owners.values():
        if owner.off or owner.works:
            own = (common - _days(owner.off)) | _within(_days(owner.works), first, last)
            made[owner.name] = tuple(sorted(own))
    return made


def unannounced(holidays: Holidays, days: Iterable[date]) -> tuple[int, ...]:
    """The years among those of the days of which the table of the country's holidays knows nothing."""
    return tuple(sorted({day.year for day in days} - _announced())) if holidays == "CN" else ()


@functools.cache
def is_worked(day: date, holidays: Holidays) -> bool:
    """Whether a country works on a day; Mondays to Fridays where nothing is announced."""
    if holidays == "CN" and day.year in _announced():
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < 5


@functools.cache
def _announced() -> frozenset[int]:
    return frozenset(day.year for day in chinese_calendar.constants.holidays)


def _worked(first: date, last: date, holidays: Holidays) -> frozenset[date]:
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(day for day in every if is_worked(day, holidays))


def _days(stretches: Iterable[Days]) -> frozenset[date]:
    return frozenset(
        stretch.first + timedelta(days=n)
        for stretch in stretches
        for n in range((stretch.last - stretch.first).days + 1)
    )


def _within(days: frozenset[date], first: date, last: date) -> frozenset[date]:
    return frozenset(day for day in days if first <= day <= last)


def _reach(preparation: Preparation, first_day: date) -> tuple[date, date]:
    points = [first_day - timedelta(days=point.days_before) for point in preparation.milestones.values()]
    named = [first_day, *points, *_named(preparation)]
    total = sum(task.days + sum(abs(link.lag) for link in task.after) for task in preparation.tasks.values())
    spare = timedelta(days=min(SPARE + 2 * total, (LAST - FIRST).days))
    first = min(named) - spare if min(named) - FIRST > spare else FIRST
    return first, max(named) + spare if LAST - max(named) > spare else LAST


def _named(preparation: Preparation) -> Iterator[date]:
    yield from (day for day in (preparation.starts, preparation.as_of) if day)
    for task in preparation.tasks.values():
        yield from (day for day in (task.not_before, task.deadline, task.started, task.done) if day)
    calendar = preparation.calendar
    for stretches in ((calendar.off, calendar.works), *((one.off, one.works) for one in preparation.owners.values())):
        for stretch in (*stretches[0], *stretches[1]):
            yield from (stretch.first, stretch.last)
