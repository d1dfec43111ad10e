"""The map: places at their coordinates, roads with their minutes, names where they cover nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import cos, radians

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Place, PlaceKind, Road, RoadSource
from meetingplan.network.names import SOURCES
from meetingplan.network.roads import open_roads
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.drawing import fitted, width
from meetingplan.scenario.coordinates import to_wgs84

WIDTH, MAX_HEIGHT, MARGIN, LETTER, LONGEST, DOT = 760, 640, 46, 14, 200, 13
ROUNDS = 200
"""After so many means a chain of a dozen places without coordinates lies where it belongs."""
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something drawn takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area shared with another box."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


@dataclass(frozen=True, slots=True)
class Pin:
    """A place drawn: `number` of a site, else None; the name is anchored at (`name_x`, `name_y`)."""

    place: Place
    x: float
    y: float
    number: int | None
    name: str
    name_x: float
    name_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Way:
    """A road drawn, with its minutes at (`x`, `y`)."""

    road: Road
    a: Spot
    b: Spot
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The drawing.

    Args:
        guessed: the places drawn amid their neighbours because nobody gave coordinates.
        sources: where the minutes of the roads come from, each with its name.
    """

    height: float
    pins: tuple[Pin, ...]
    ways: tuple[Way, ...]
    guessed: tuple[Place, ...]
    sources: tuple[tuple[RoadSource, str], ...]


def roadmap(edition: Edition) -> Roadmap:
    """Lays out the roads that coaches can take.

    Left out are candidates that are not shown, and places that neither coordinates nor roads locate.
    """
    meeting = edition.meeting
    located = _located(meeting.places.values(), open_roads(meeting))
    unshown = {site for window in meeting.windows.values() for site in window.candidates if site not in window.shown}
    spots, height = _projected({place: spot for place, spot in located.items() if place not in unshown})
    roads = [road for road in open_roads(meeting) if road.a in spots and road.b in spots]
    ways = tuple(Way(r, spots[r.a], spots[r.b], *_middle(spots[r.a], spots[r.b])) for r in roads)
    guessed = tuple(p for p in meeting.places.values() if p.point is None and p.id in spots)
    drawn = {road.source for road in roads}
    sources = tuple((source, edition.say(told.template)) for source, told in SOURCES.items() if source in drawn)
    return Roadmap(height, tuple(_pins(edition, spots, ways, height)), ways, guessed, sources)


def _located(places: Iterable[Place], roads: Iterable[Road]) -> dict[PlaceId, Spot]:
    """Longitude and latitude (WGS-84) of every place; without a point, the mean of its neighbours, nearer ones first.

    Neighbours may be without a point themselves, so means are taken again and again.
    """
    points = ((place.id, to_wgs84(place.point)) for place in places if place.point)
    known = {place: (point.longitude, point.latitude) for place, point in points}
    ends = [pair for road in roads for pair in ((road.a, road.b, road.minutes), (road.b, road.a, road.minutes))]
    found = dict(known)
    for _ in range(ROUNDS):
        near: dict[PlaceId, list[tuple[Spot, float]]] = defaultdict(list)
        for place, end, minutes in ends:
            if place not in known and end in found:
                near[place].append((found[end], 1 / max(1, minutes)))
        for place, spots in near.items():
            total = sum(weight for _, weight in spots)
            found[place] = (sum(s[0] * w for s, w in spots) / total, sum(s[1] * w for s, w in spots) / total)
    return found


def _projected(spots: Mapping[PlaceId, Spot]) -> tuple[dict[PlaceId, Spot], float]:
    """Equirectangular about the mean latitude, fitted into the drawing with north above; and the drawing's height."""
    if not spots:
        return {}, 2 * MARGIN
    shrink = cos(radians(sum(y for _, y in spots.values()) / len(spots)))
    flat = {place: (x * shrink, -y) for place, (x, y) in spots.items()}
    left, top = min(x for x, _ in flat.values()), min(y for _, y in flat.values())
    across = max(max(x for x, _ in flat.values()) - left, 1e-9)
    down = max(max(y for _, y in flat.values()) - top, 1e-9)
    unit = min((WIDTH - 4 * MARGIN) / across, (MAX_HEIGHT - 2 * MARGIN) / down)
    indent = (WIDTH - unit * across) / 2
    laid = {
        p: (round(indent + (x - left) * unit, 1), round(MARGIN + (y - top) * unit, 1)) for p, (x, y) in flat.items()
    }
    return laid, round(2 * MARGIN + unit * down)


def _middle(a: Spot, b: Spot) -> Spot:
    return round((a[0] + b[0]) / 2, 1), round((a[1] + b[1]) / 2, 1)


def _pins(edition: Edition, spots: Mapping[PlaceId, Spot], ways: Iterable[Way], height: float) -> Iterator[Pin]:
    """Names are set one by one where they cover least: first no other name, dot or figure, then little of the roads."""
    ways = list(ways)
    frame = Box(8, 8, WIDTH - 8, height - 8)
    taken = [_around(spot, DOT + 1) for spot in spots.values()] + [_around((way.x, way.y), 9) for way in ways]
    along = [_around(_at(way, share / 16), 3) for way in ways for share in range(1, 16)]
    for place_id, (x, y) in spots.items():
        place, name = edition.meeting.places[place_id], _named(edition, place_id)
        size = LETTER - 2 if place.kind is PlaceKind.JUNCTION else LETTER
        reach = 7 if place.kind is PlaceKind.JUNCTION else DOT + 4

        def cost(found: tuple[float, float, str, Box]) -> float:
            box = found[3]
            outside = (box.right - box.left) * (box.bottom - box.top) - box.overlap(frame)
            return 9 * outside + 9 * sum(map(box.overlap, taken)) + sum(map(box.overlap, along))

        best = min(_settings(x, y, width(name, size), size, reach), key=cost)
        taken.append(best[3])
        yield Pin(place, x, y, edition.colours.get(place_id), name, best[0], best[1], best[2])


def _named(edition: Edition, place: PlaceId) -> str:
    """The name on the map; that of a site may be cut, for its number leads to the whole."""
    name = edition.name(place)
    return (fitted(name, LETTER, LONGEST) or name) if place in edition.colours else name


def _settings(x: float, y: float, long: float, size: float, reach: float) -> Iterator[tuple[float, float, str, Box]]:
    """Where a name can stand beside its dot, best first: (x, baseline, anchor, box)."""
    rows = {"side": (0.0, 0.36), "down": (reach, 0.9), "up": (-reach, -0.15)}
    for (across, anchor), row in product(((1, "start"), (-1, "end"), (0, "middle")), rows):
        if across == 0 and row == "side":
            continue
        near = 0.55 if row != "side" and across else 1.0
        left = x + across * reach * near - {"start": 0, "end": long, "middle": long / 2}[anchor]
        base = y + rows[row][0] * near + rows[row][1] * size
        box = Box(left - 2, base - size, left + long + 2, base + 0.25 * size)
        yield round(x + across * reach * near, 1), round(base, 1), anchor, box


def _at(way: Way, share: float) -> Spot:
    return way.a[0] + (way.b[0] - way.a[0]) * share, way.a[1] + (way.b[1] - way.a[1]) * share


def _around(spot: Spot, reach: float) -> Box:
    return Box(spot[0] - reach, spot[1] - reach, spot[0] + reach, spot[1] + reach)
