"""How full every part of a site is, from minute to minute, against what it can hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetingplan.audit import Load
from meetingplan.domain.ids import BAY, PlaceId, node_id
from meetingplan.domain.places import Place, Zone
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.drawing import Scale

WIDTH, HEIGHT, TOP, FLOOR = 300, 74, 12, 58

Steps = tuple[tuple[int, int], ...]
"""(minute, count from that minute on), minutes in order; the last count is 0."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One count over time; `capacity` None where nothing but the parties at once limits it."""

    title: str
    unit: str
    steps: Steps
    capacity: int | None

    @property
    def peak(self) -> int:
        """The largest count."""
        return max((count for _, count in self.steps), default=0)


def inside(edition: Edition, place: Place) -> Steps:
    """People in all zones of a site together."""
    zones = place.interior.zones if place.interior else ()
    return summed(load for zone in zones for load in _people(edition, place.id, zone.id))


def gauges(edition: Edition, place: Place) -> Iterator[Gauge]:
    """The gauges of a site: its zones, its lifts, its coach bays."""
    interior, say = place.interior, edition.say
    for zone in interior.zones if interior else ():
        steps = summed(_people(edition, place.id, zone.id))
        yield Gauge(zone.name.to(edition.language), say("people"), steps, holds(edition, place, zone))
    lifts = [lift for lift in (interior.lifts if interior else ()) if lift.carries(edition.meeting.last_day)]
    for lift in lifts:
        steps = summed(_people(edition, place.id, lift.id))
        alone = len(lifts) == 1
        title = say("Lift, one party at a time") if alone else say("Lift {id}, one party at a time", id=lift.id)
        yield Gauge(title, say("people"), steps, None)
    loads = edition.audited.loads.get(node_id(place.id, BAY), ())
    coaches = summed((load.start, load.end, load.parties) for load in loads)
    yield Gauge(say("Coach bays"), say("coaches"), coaches, place.bays)


def holds(edition: Edition, place: Place, zone: Zone) -> int:
    """People that a zone may hold at once: its own limit after spacing, or its parties at their largest."""
    assert place.interior is not None
    parties = zone.parties * place.interior.max_party
    return parties if zone.people is None else edition.meeting.usable(zone.people)


def _people(edition: Edition, place: PlaceId, part: str) -> Iterator[tuple[int, int, int]]:
    loads: tuple[Load, ...] = edition.audited.loads.get(node_id(place, part), ())
    return ((load.start, load.end, load.people) for load in loads)


def summed(spans: Iterable[tuple[int, int, int]]) -> Steps:
    """The running sum of (start, end, count)."""
    changes: dict[int, int] = {}
    for start, end, count in spans:
        changes[start] = changes.get(start, 0) + count
        changes[end] = changes.get(end, 0) - count
    running, steps = 0, []
    for minute in sorted(changes):
        running += changes[minute]
        if changes[minute]:
            steps.append((minute, running))
    return tuple(steps)


def scale(edition: Edition, place: PlaceId) -> Scale:
    """The time shown: from the start of the first window that has the site to the end of the last."""
    windows = [w for w in edition.meeting.windows.values() if place in w.offered]
    return Scale(min(w.start for w in windows), max(w.end for w in windows), 0, WIDTH)


def outline(gauge: Gauge, time: Scale) -> str:
    """The step chart of a gauge as an SVG path, closed along the floor."""
    top = max(gauge.peak, gauge.capacity or 0, 1)
    path = [f"M{time.at(time.start)} {FLOOR}"]
    for minute, count in gauge.steps:
        y = level(count, top)
        path.append(f"H{time.at(minute)}V{y}")
    return "".join([*path, f"H{time.right}V{FLOOR}Z"])


def level(count: int, top: int) -> float:
    """The height of a count, in a drawing whose highest count is `top`."""
    return round(FLOOR - (FLOOR - TOP) * count / top, 1)
