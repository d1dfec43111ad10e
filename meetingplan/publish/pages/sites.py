"""The board of sites: how many people are where from minute to minute, against what each part may hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from meetingplan.domain.places import Place
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages import occupancy
from meetingplan.publish.pages.board import MARGIN
from meetingplan.publish.pages.drawing import Scale, fitted
from meetingplan.publish.pages.occupancy import Gauge
from meetingplan.publish.pages.page import page
from meetingplan.publish.pages.queues import waiting

WIDTH, GUTTER, ROW, HEAD = 1120, 190, 78, 26


@dataclass(frozen=True, slots=True)
class Span:
    """So many people from one minute to another."""

    start: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Track:
    """A gauge on one day: when it is fullest first, and every stretch in which it is not empty."""

    gauge: Gauge
    spans: tuple[Span, ...]

    @property
    def peak(self) -> Span | None:
        """The first stretch with the most; None where nobody comes."""
        return max(self.spans, key=lambda span: span.count, default=None)


@dataclass(frozen=True, slots=True)
class Row:
    """A site on one day: all its zones together first, then each part."""

    place: Place
    y: float
    tracks: tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """All sites that are visited on a day, on one scale of time for the board and one for the small charts."""

    day: date
    scale: Scale
    small: Scale
    rows: tuple[Row, ...]
    height: float


def sites(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The page for those who watch the sites."""
    sizes = {"width": WIDTH, "gutter": GUTTER, "rows_apart": ROW, "head": HEAD, "fitted": fitted}
    yield "sites.html", page(edition, "sites.html", days=list(days(edition)), occupancy=occupancy, **sizes)


def days(edition: Edition) -> Iterator[Day]:
    """A board for every day on which a site is visited."""
    clock = edition.meeting.clock
    measured = [(place, (_whole(edition, place), *_parts(edition, place))) for place in edition.sites]
    minutes = [minute for _, gauges in measured for gauge in gauges for minute, _ in gauge.steps]
    for day in sorted({clock.day(minute) for minute in minutes}):
        today = [minute for minute in minutes if clock.day(minute) == day]
        ends = (min(today) - MARGIN) // 30 * 30, -(-(max(today) + MARGIN) // 30) * 30
        rows: list[Row] = []
        for place, gauges in measured:
            tracks = tuple(_track(gauge, *ends) for gauge in gauges)
            if any(track.spans for track in tracks):
                rows.append(Row(place, HEAD + len(rows) * ROW, tracks))
        board, small = Scale(*ends, GUTTER, WIDTH - 8), Scale(*ends, 0, occupancy.WIDTH)
        yield Day(day, board, small, tuple(rows), HEAD + len(rows) * ROW + 4)


def _whole(edition: Edition, place: Place) -> Gauge:
    """All zones together, against what they may hold together."""
    zones = place.interior.zones if place.interior else ()
    capacity = sum(occupancy.holds(edition, place, zone) for zone in zones)
    return Gauge(edition.name(place.id), edition.say("people"), occupancy.inside(edition, place), capacity)


def _parts(edition: Edition, place: Place) -> Iterator[Gauge]:
    """Zones, lifts and bays, and after them those who wait at each lift."""
    say = edition.say
    yield from occupancy.gauges(edition, place)
    lifts = place.interior.lifts if place.interior else ()
    for lift in lifts:
        steps = occupancy.summed(waiting(edition, place, lift))
        alone = len(lifts) == 1
        title = (
            say("Waiting for a later trip of the lift")
            if alone
            else say("Waiting for a later trip of lift {id}", id=lift.id)
        )
        yield Gauge(title, say("people"), steps, None)


def _track(gauge: Gauge, start: int, end: int) -> Track:
    """A gauge between two minutes."""
    steps = tuple(step for step in gauge.steps if start <= step[0] <= end)
    spans = (Span(since, until, count) for (since, count), (until, _) in pairwise(steps) if count)
    return Track(replace(gauge, steps=steps), tuple(spans))
