"""Burn-up: how many tasks were to be done by each day, and how many were."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meetingplan.prep.standing import Standing


@dataclass(frozen=True, slots=True)
class Point:
    """The end of a day: tasks that were first planned to be done by then, and those that were done, None in future."""

    day: date
    planned: int
    done: int | None


def burn_up(standings: Iterable[Standing], day: date) -> tuple[Point, ...]:
    """A point for every day on which either number changes, and for the day of the check."""
    tasks = list(standings)
    planned = [one.history.planned or one.due for one in tasks]
    done = [one.task.done for one in tasks if one.task.done]
    return tuple(
        Point(
            at,
            sum(when <= at for when in planned),
            sum(when <= at for when in done) if at <= day else None,
        )
        for at in sorted({*planned, *done, day})
    )
