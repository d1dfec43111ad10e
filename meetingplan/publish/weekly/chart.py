"""The wall chart (挂图作战): tasks over T-minus, a lane a unit, milestones, the critical path, today; A0 to A3."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from meetingplan.domain.ids import TaskId
from meetingplan.domain.schedule import DAY
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.pages.drawing import Scale, fitted, width
from meetingplan.publish.weekly.packing import GAP, drawn_from, drawn_to, extent, label_of, packed

Paper = Literal["a0", "a1", "a2", "a3"]
PAPERS: Mapping[Paper, tuple[int, int]] = {"a0": (1189, 841), "a1": (841, 594), "a2": (594, 420), "a3": (420, 297)}
"""Millimetres, landscape."""
LEVELS: Mapping[Paper, int] = {"a0": 3, "a1": 3, "a2": 2, "a3": 2}
"""How many levels of tasks a paper shows; on the small ones three could not be read."""
WIDTH, HEIGHT = 1189.0, 841.0
"""Units of the drawing; millimetres on A0, and as many on every smaller paper of the same shape."""
MARGIN, GUTTER, HEAD, FOOT, POINTS = 22.0, 128.0, 74.0, 30.0, 40.0
"""Round the drawing; for names of units; for title and axis; for the legend; for milestones."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A task drawn: from when it is to begin to when it is due, or was done."""

    task: TaskId
    x: float
    y: float
    width: float
    done: float
    light: Light
    is_critical: bool
    label: str
    label_x: float
    anchor: Literal["start", "end"]
    title: str

    @property
    def is_labelled_inside(self) -> bool:
        """Whether the label stands in the bar."""
        return self.x < self.label_x < self.x + self.width


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one lead unit."""

    unit: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Diamond:
    """A milestone, its label in one of two rows."""

    x: float
    label: str
    label_x: float
    row: int
    anchor: Literal["start", "end"]
    is_done: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the template draws; lengths are units of the drawing, days are positions on its scale."""

    scale: Scale
    row: float
    letter: float
    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    diamonds: tuple[Diamond, ...]
    links: tuple[str, ...]
    months: tuple[tuple[float, float, date], ...]
    ticks: tuple[tuple[float, int], ...]
    today: float
    first_day: float

    @property
    def bottom(self) -> float:
        """Where the lanes end."""
        return self.lanes[-1].y + self.lanes[-1].height if self.lanes else HEAD + MARGIN


def chart(weekly: Weekly, levels: int) -> Chart:
    """The chart of the tasks down to a level, and of all on the critical path."""
    shown = [
        one
        for id, one in weekly.standings.items()
        if weekly.known.preparation.level(one.task) <= levels or id in weekly.schedule.critical
    ]
    scale = _scale(weekly, shown)
    top = MARGIN + HEAD + POINTS
    letter, row, lanes, rows = packed(shown, scale, HEIGHT - top - FOOT - MARGIN)
    drawn, y = [], top
    starts: dict[str, float] = {}
    for unit, count in lanes.items():
        drawn.append(Lane(fitted(unit, min(letter * 1.1, 9), GUTTER - 6), y, count * row))
        starts[unit] = y
        y += count * row
    bars = tuple(
        _bar(weekly, one, scale, starts[one.task.lead_unit] + rows[one.task.id] * row, letter) for one in shown
    )
    return Chart(
        scale=scale,
        row=row,
        letter=letter,
        lanes=tuple(drawn),
        bars=bars,
        diamonds=tuple(_diamonds(weekly, scale)),
        links=tuple(_links(weekly, bars, row)),
        months=tuple(_months(scale)),
        ticks=tuple(_ticks(weekly, scale)),
        today=scale.at(weekly.day.toordinal() + 1),
        first_day=scale.at(weekly.schedule.first_day.toordinal()),
    )


def _scale(weekly: Weekly, shown: Iterable[Standing]) -> Scale:
    """From the first of the month in which anything begins to a week after everything; days as ordinals."""
    days = [day for one in shown for day in (drawn_from(one), drawn_to(one))] + [weekly.schedule.first_day, weekly.day]
    first, last = min(days).replace(day=1), max(days) + timedelta(days=7)
    return Scale(first.toordinal(), last.toordinal(), MARGIN + GUTTER, WIDTH - MARGIN)


def _bar(weekly: Weekly, one: Standing, scale: Scale, y: float, letter: float) -> Bar:
    x, end = scale.at(drawn_from(one).toordinal()), scale.at(drawn_to(one).toordinal() + 1)
    wide = max(1.2, end - x)
    left, right = extent(one, scale, letter)
    gap = letter * 0.45
    label_x = x - gap if left < x else x + gap if right <= end else x + wide + gap
    return Bar(
        task=one.task.id,
        x=x,
        y=y,
        width=round(wide, 1),
        done=round(wide * one.done_share / 100, 1),
        light=one.lit.light,
        is_critical=one.task.id in weekly.schedule.critical,
        label=label_of(one),
        label_x=round(label_x, 1),
        anchor="end" if left < x else "start",
        title=f"{label_of(one)} · {drawn_from(one)} – {drawn_to(one)} · {one.task.owner}",
    )


def _diamonds(weekly: Weekly, scale: Scale) -> Iterator[Diamond]:
    """Milestones in order of days; labels that would touch go into the next row."""
    points = sorted(weekly.known.preparation.milestones.values(), key=lambda point: -point.days_before)
    ends = [0.0, 0.0, 0.0]
    for point in points:
        day = weekly.schedule.first_day - timedelta(days=point.days_before)
        x = scale.at(day.toordinal() + 1)
        label = f"{point.name} {weekly.schedule.t_minus(day)}"
        wide = width(label, 7) + 8
        on_left = x + wide > scale.right
        start = x - wide if on_left else x
        row = next((i for i, end in enumerate(ends) if end <= start), len(ends) - 1)
        ends[row] = start + wide + GAP
        is_done = all(weekly.standings[id].task.done for id in point.after)
        yield Diamond(x, label, x - 6 if on_left else x + 6, row, "end" if on_left else "start", is_done)


def _links(weekly: Weekly, bars: Iterable[Bar], row: float) -> Iterator[str]:
    """Lines from each task of the critical path to the next, where both are shown."""
    placed = {bar.task: bar for bar in bars}
    chain = [placed[id] for id in weekly.schedule.critical if id in placed]
    for before, after in pairwise(chain):
        # Down or up from the end of the bar, never along its row, where its label stands.
        x, y = round(before.x + before.width - 1, 1), round(before.y + row * (0.8 if after.y > before.y else 0.2), 1)
        yield f"M{x} {y}V{round(after.y + row / 2, 1)}H{round(after.x, 1)}"


def _months(scale: Scale) -> Iterator[tuple[float, float, date]]:
    day = date.fromordinal(int(scale.start))
    while day.toordinal() < scale.end:
        after = (day + timedelta(days=31)).replace(day=1)
        yield scale.at(day.toordinal()), scale.at(after.toordinal()), day
        day = after


def _ticks(weekly: Weekly, scale: Scale) -> Iterator[tuple[float, int]]:
    """Every ten days to and from T: (position, days before it), and T itself."""
    first_day = weekly.schedule.first_day
    for days in range(-20, 400, 10):
        day = first_day - days * DAY
        if scale.start <= day.toordinal() <= scale.end:
            yield scale.at(day.toordinal()), days
