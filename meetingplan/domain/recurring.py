"""Meetings of the preparation that come again: the weekly dispatch (周调度), the monthly coordination (月协调)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Recurring:
    """A meeting that is held every week, or in a certain week of every month.

    Args:
        week: None for every week, else the how many-th such weekday of the month, from 1 to 4.
        at: minutes after midnight.
        minutes: how long it lasts.
        first, last: the days between which it is held, both included.
    """

    id: str
    name: str
    week: int | None
    weekday: Weekday
    at: int
    minutes: int
    place: str
    first: date
    last: date

    def days(self) -> Iterator[date]:
        """The days on which it would be held if all of them were working days."""
        day = self.first + timedelta(days=(WEEKDAYS.index(self.weekday) - self.first.weekday()) % 7)
        while day <= self.last:
            if self.week is None or (day.day - 1) // 7 + 1 == self.week:
                yield day
            day += timedelta(days=7)
