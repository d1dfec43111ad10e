"""Burn-up and load of owners, drawn; lengths are units of the drawings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.prep.lights import Light
from meetingplan.prep.weekly import Weekly
from meetingplan.prep.workload import Load
from meetingplan.publish.pages.drawing import Scale, fitted

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900.0, 340.0, 46.0, 16.0, 18.0, 34.0
"""Of the burn-up, and what its axes take."""
ROW, NAMES, LETTER = 20.0, 130.0, 11.0
"""Of the load: height of a row, room for names, size of letters."""
_ORDER = (Light.RED, Light.AMBER, Light.GREEN)


@dataclass(frozen=True, slots=True)
class BurnUp:
    """Two stairs over the days: tasks that were to be done, and that were."""

    planned: str
    done: str
    last: tuple[float, float]
    months: tuple[tuple[float, date], ...]
    counts: tuple[tuple[float, int], ...]
    today: float
    first_day: float


def burn_up(weekly: Weekly) -> BurnUp:
    """The drawing of the burn-up, from a week before the first day of it to a week after the last."""
    points = weekly.burn_up
    week = timedelta(days=7)
    first, last = points[0].day - week, points[-1].day + week
    scale = Scale(first.toordinal(), last.toordinal(), LEFT, WIDTH - RIGHT)
    most = max(1, *(point.planned for point in points))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if most <= 8 * step)

    def height(count: int) -> float:
        return round(HEIGHT - BOTTOM - count * (HEIGHT - BOTTOM - TOP) / most, 1)

    done = [(point.day, point.done) for point in points if point.done is not None]
    return BurnUp(
        planned=_stairs([(point.day, point.planned) for point in points], scale, height),
        done=_stairs(done, scale, height),
        last=(scale.at(done[-1][0].toordinal() + 1), height(done[-1][1])),
        months=tuple(_months(first, last, scale)),
        counts=tuple((height(count), count) for count in range(0, most + 1, step)),
        today=scale.at(weekly.day.toordinal() + 1),
        first_day=scale.at(weekly.schedule.first_day.toordinal()),
    )


def _stairs(points: Sequence[tuple[date, int]], scale: Scale, height: Callable[[int], float]) -> str:
    """A path that rises at the end of every day on which something was done."""
    steps = [f"M{scale.at(scale.start)} {height(0)}"]
    steps += [f"H{scale.at(day.toordinal() + 1)}V{height(count)}" for day, count in points]
    return "".join(steps)


def _months(first: date, last: date, scale: Scale) -> Iterator[tuple[float, date]]:
    day = (first + timedelta(days=31)).replace(day=1) if first.day > 1 else first
    while day <= last:
        yield scale.at(day.toordinal()), day
        day = (day + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Line:
    """An owner: open tasks by colour as (x, width, colour, count), and days asked for beside those that are there."""

    name: str
    y: float
    tasks: tuple[tuple[float, float, Light, int], ...]
    asked: float
    there: float
    load: Load


@dataclass(frozen=True, slots=True)
class LoadDrawing:
    """All owners with open tasks."""

    lines: tuple[Line, ...]
    middle: float
    height: float


def load(weekly: Weekly) -> LoadDrawing:
    """The drawing of the load: open tasks on the left half, days of the next two weeks on the right."""
    loads = [one for one in weekly.owners if sum(one.lights[light] for light in _ORDER)]
    middle = NAMES + (WIDTH - NAMES) / 2
    room = middle - NAMES - 40
    tasks = max((sum(one.lights[light] for light in _ORDER) for one in loads), default=1)
    days = max((max(one.asked, one.there) for one in loads), default=1) or 1
    lines = tuple(
        Line(
            name=fitted(one.who or "-", LETTER, NAMES - 8),
            y=TOP + 12 + number * ROW,
            tasks=tuple(_stacked(one, room / tasks)),
            asked=round(one.asked * room / days, 1),
            there=round(one.there * room / days, 1),
            load=one,
        )
        for number, one in enumerate(loads)
    )
    return LoadDrawing(lines, middle, TOP + 12 + len(lines) * ROW + 8)


def _stacked(one: Load, unit: float) -> Iterator[tuple[float, float, Light, int]]:
    x = NAMES
    for light in _ORDER:
        if count := one.lights[light]:
            yield round(x, 1), round(count * unit, 1), light, count
            x += count * unit
