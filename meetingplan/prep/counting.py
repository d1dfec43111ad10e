"""Counting in working days; `days` are those of one calendar, in order."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from meetingplan.domain.schedule import Span


def on_or_before(days: Sequence[date], day: date) -> date:
    """The last working day that is not after a day."""
    return days[bisect_right(days, day) - 1]


def on_or_after(days: Sequence[date], day: date) -> date:
    """The first working day that is not before a day."""
    return days[bisect_left(days, day)]


def first_of(days: Sequence[date], last: date, count: int) -> date:
    """The first of so many working days, at least one, that end on a day, or on the last working day before it."""
    return days[bisect_right(days, last) - max(1, count)]


def between(days: Sequence[date], after: date, until: date) -> int:
    """How many working days lie after one day, up to and with another; less than 0 where that is earlier."""
    return bisect_right(days, until) - bisect_right(days, after)


def days_of_span(days: Sequence[date], span: Span) -> Sequence[date]:
    """The working days within a span."""
    return days[bisect_left(days, span.start) : bisect_left(days, span.end)]
