"""Roads: the quickest drive of a coach between any two places, and when it is slower."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import networkx as nx

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Place, PlaceKind, Road, RoadSource
from meetingplan.domain.text import Message, say

TINY = 1e-9
"""Products of decimal factors and minutes are this close to what they would be on paper."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The quickest drive between two places.

    Args:
        minutes: driving time in whole minutes.
        km: length in kilometres, None where that of one of its roads is not known.
        via: the places and junctions passed, both ends included.
        sources: where the minutes of its roads come from, each once.
    """

    minutes: int
    km: float | None
    via: tuple[PlaceId, ...]
    sources: tuple[RoadSource, ...]


def barriers(meeting: Meeting) -> Iterator[tuple[Road, Message]]:
    """The roads that not all coaches can take, and why; no leg leads over them, for any coach may be sent anywhere."""
    highest = max((coach.height_m or 0.0 for coach in meeting.coaches.values()), default=0.0)
    for road in meeting.roads:
        if not road.turning:
            yield road, say("coaches do not get round its bends")
        elif road.height_m is not None and highest > road.height_m:
            limits = {"limit": f"{road.height_m:g}", "height": f"{highest:g}"}
            yield road, say("{limit} m high, and the highest coach has {height} m", **limits)


def road_graph(places: Iterable[Place], roads: Iterable[Road]) -> "nx.Graph[PlaceId]":
    """The road network; of parallel roads the quickest (then shortest) counts."""
    graph: nx.Graph[PlaceId] = nx.Graph()
    graph.add_nodes_from(place.id for place in places)
    for road in sorted(roads, key=lambda r: (-r.minutes, -(r.km or 0.0))):
        graph.add_edge(road.a, road.b, minutes=road.minutes, km=road.km, source=road.source)
    return graph


def open_roads(meeting: Meeting) -> tuple[Road, ...]:
    """The roads that every coach can take."""
    closed = [road for road, _ in barriers(meeting)]
    return tuple(road for road in meeting.roads if road not in closed)


def legs(places: Mapping[PlaceId, Place], roads: Iterable[Road]) -> Mapping[tuple[PlaceId, PlaceId], Leg]:
    """The quickest leg between every ordered pair of places where coaches stop (Dijkstra from each)."""
    graph = road_graph(places.values(), roads)
    stops = [place.id for place in places.values() if place.kind is not PlaceKind.JUNCTION]
    found: dict[tuple[PlaceId, PlaceId], Leg] = {}
    for origin in stops:
        paths = nx.single_source_dijkstra_path(graph, origin, weight="minutes")
        for destination in stops:
            if destination in paths:
                via = tuple(paths[destination])
                pieces = [graph.edges[pair] for pair in pairwise(via)]
                minutes, lengths = sum(piece["minutes"] for piece in pieces), [piece["km"] for piece in pieces]
                km = None if None in lengths else round(sum(lengths), 3)
                sources = tuple(dict.fromkeys(piece["source"] for piece in pieces))
                found[origin, destination] = Leg(minutes, km, via, sources)
    return found


def slowed(meeting: Meeting, minutes: int, at: int) -> int:
    """Minutes of a drive that begins at a minute of the meeting, rounded up; the departure decides for all of it."""
    now = meeting.clock.at(at)
    minute = now.hour * 60 + now.minute
    factor = next((slow.factor for slow in meeting.slow_times if slow.start <= minute < slow.end), 1.0)
    return ceil(minutes * factor - TINY)
