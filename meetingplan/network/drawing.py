"""The graph drawn: every place in a band of its own, floors above each other, and a table of the drives."""

import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from meetingplan.domain.ids import BAY, DOCENTS, DOOR, ENTRANCE, GEAR, SETS, PlaceId, node_id
from meetingplan.domain.places import Place, PlaceKind
from meetingplan.domain.text import Language, Text, say
from meetingplan.language import translate
from meetingplan.network.graph import CapacityGraph, Node, NodeKind
from meetingplan.network.names import amount, name_of, stop_of

LEFT, WIDE, TALL, GAP, LINE = 20, 180, 58, 22, 16
COLOURS = {
    NodeKind.BAY: "#dbe7f5",
    NodeKind.LIFT: "#f7e3c8",
    NodeKind.STAIRS: "#f7e3c8",
    NodeKind.ZONE: "#dff0dd",
    NodeKind.DOCENTS: "#efe3f4",
    NodeKind.GEAR: "#f9dcdc",
    NodeKind.SETS: "#f9dcdc",
}
STYLE = "text{font:12px sans-serif;fill:#222}.h{font-weight:bold;font-size:15px}.s{font-size:11px;fill:#555}"
Spot = tuple[int, int]
"""Column and floor."""


def draw(graph: CapacityGraph, language: Language) -> str:
    """An SVG of all places with what each part holds, and of the minutes between them."""
    parts, top, width = [], 10.0, 0.0
    for place in graph.meeting.places.values():
        if place.kind is PlaceKind.JUNCTION:
            continue
        spots = dict(_spots(place))
        floors = max(floor for _, floor in spots.values())
        parts.append(_text(LEFT, top + LINE, place.name.to(language), "h"))
        parts += _band(graph, place.id, spots, top + 2 * LINE, floors, language)
        width = max(width, LEFT + (1 + max(column for column, _ in spots.values())) * (WIDE + GAP))
        top += 2 * LINE + floors * (TALL + GAP) + LINE
    table, table_width, table_height = _table(graph, top, language)
    size = f'width="{max(width, table_width):g}" height="{top + table_height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style><rect width="100%" height="100%" '
    return "\n".join([head + 'fill="#fff"/>', *parts, *table, "</svg>", ""])


def _spots(place: Place) -> Iterator[tuple[str, Spot]]:
    """Where each part stands: the way in from the left, lifts and stairs before the zones, which follow in order."""
    yield BAY, (0, 1)
    inside = place.interior
    first = [DOOR] if place.kind is PlaceKind.HOTEL else []
    if inside is not None:
        first += [ENTRANCE, *([GEAR] if inside.gear else [])]
    ways = [*(car.id for car in inside.lifts), *(stairs.id for stairs in inside.stairs)] if inside else []
    for column, part in enumerate([*first, *place.rooms, *ways], 1):
        yield part, (column, 1)
    if inside is not None:
        after = 1 + len(first) + len(place.rooms) + len(ways)
        for column, zone in enumerate(inside.zones, after):
            yield zone.id, (column, zone.floor)
        yield DOCENTS, (after + len(inside.zones), 1)
        if inside.gear:
            yield SETS, (after + len(inside.zones) + 1, 1)


def _band(
    graph: CapacityGraph, place: PlaceId, spots: dict[str, Spot], top: float, floors: int, language: Language
) -> Iterator[str]:
    def corner(part: str) -> tuple[float, float]:
        column, floor = spots[part]
        return LEFT + column * (WIDE + GAP), top + (floors - floor) * (TALL + GAP)

    stops = [part for part in spots if graph.nodes[node_id(place, part)].kind not in _ASIDE]
    for part, then in pairwise(stops):
        (x, y), (x_then, y_then) = corner(part), corner(then)
        path = f"M{x + WIDE:g},{y + TALL / 2:g} L{x_then:g},{y_then + TALL / 2:g}"
        yield f'<path d="{path}" stroke="#999" fill="none"/>'
    for part in spots:
        node = graph.nodes[node_id(place, part)]
        x, y = corner(part)
        tall = TALL
        if node.kind in (NodeKind.LIFT, NodeKind.STAIRS):
            y, tall = top, floors * (TALL + GAP) - GAP
        fill = COLOURS.get(node.kind, "#eee")
        yield f'<rect x="{x:g}" y="{y:g}" width="{WIDE}" height="{tall:g}" rx="6" fill="{fill}" stroke="#888"/>'
        lines = [line for line in _lines(graph, node, language) if line]
        first = y + tall / 2 - (len(lines) - 1) * LINE / 2 + 4
        for number, line in enumerate(lines):
            yield _text(x + 8, first + number * LINE, line, "s" if number else "", room=WIDE - 16)


_ASIDE = (NodeKind.LIFT, NodeKind.STAIRS, NodeKind.DOCENTS, NodeKind.SETS)
"""Kinds that stand beside the way through a place."""


def _lines(graph: CapacityGraph, node: Node, language: Language) -> Iterator[str]:
    """The name of a node; of a zone its floor and how long a party stays; what the node can hold."""
    name = name_of(graph.meeting, node)
    yield name.to(language) if isinstance(name, Text) else translate(name, language)
    for told in (stop_of(graph.meeting, node), (amount(*held) for held in node.capacity())):
        yield " · ".join(translate(message, language) for message in told)


def _table(graph: CapacityGraph, top: float, language: Language) -> tuple[list[str], float, float]:
    """Minutes between all places, and how wide and tall the table is."""
    stops = [place for place in graph.meeting.places.values() if place.kind is not PlaceKind.JUNCTION]
    parts, step, first = [], 110, LEFT + 240
    for row, a in enumerate(stops, 1):
        y = top + LINE + row * 22
        parts.append(_text(LEFT, y, a.name.to(language), room=230))
        parts.append(_text(first + (row - 1) * step, top + LINE, a.name.to(language), "s", room=step - 8))
        for column, b in enumerate(stops):
            leg = graph.legs.get((a.id, b.id))
            if a != b and leg is not None:
                minutes = translate(say("{minutes} min", minutes=leg.minutes), language)
                parts.append(_text(first + column * step, y, minutes))
    return parts, first + len(stops) * step, LINE * 2 + (len(stops) + 1) * 22


def _text(x: float, y: float, text: str, kind: str = "", room: float | None = None) -> str:
    """A text, cut where it would be wider than its room."""
    if room is not None and _width(text) > room:
        while text and _width(f"{text}…") > room:
            text = text[:-1]
        text = f"{text.rstrip()}…"
    of_kind = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{of_kind}>{escape(text)}</text>'


def _width(text: str) -> float:
    """About how wide a text is; Chinese characters are square."""
    return sum(12.0 if unicodedata.east_asian_width(letter) in "WF" else 6.5 for letter in text)
