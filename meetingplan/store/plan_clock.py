"""A clock for plans whose scenario is not at hand, from the times that stand in them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from meetingplan.domain.clock import Clock

_START = re.compile(rb'"start"\s*:\s*"([0-9T:.+Z-]{16,40})"')


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def clock_of(*plans: bytes) -> Clock:
    """A clock that counts from the midnight before the first step of some plan files, in the offset of that step; where
    no time stands in them, there is nothing to count, and any clock will do.
    """
    first = min((when for plan in plans for when in _starts(plan)), default=_NEVER)
    return Clock(first.date(), _zone(first))


def _starts(plan: bytes) -> Iterator[datetime]:
    for found in set(_START.findall(plan)):
        try:
            when = datetime.fromisoformat(found.decode())
        except ValueError:  # whoever reads the file says so
            continue
        if when.tzinfo:
            yield when


@cache
def _zone(when: datetime) -> str:
    """A zone that has the offset then: one without changes of clocks, or where there is none for it, any."""
    fixed_first = sorted(available_timezones(), key=lambda name: (not name.startswith("Etc/"), name))
    return next(
        (name for name in fixed_first if when.astimezone(ZoneInfo(name)).utcoffset() == when.utcoffset()), "UTC"
    )
