"""Roads: the quickest drive between any two places, from the organiser's minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Place, PlaceKind, Road


@dataclass(frozen=True, slots=True)
class Leg:
    """The quickest drive between two places.

    Args:
        minutes: driving time in whole minutes.
        km: length in kilometres.
        via: the places and junctions passed, both ends included.
    """

    minutes: int
    km: float
    via: tuple[PlaceId, ...]


def road_graph(places: Iterable[Place], roads: Iterable[Road]) -> "nx.Graph[PlaceId]":
    """The road network; of parallel roads the quickest (then shortest) counts."""
    graph: nx.Graph[PlaceId] = nx.Graph()
    graph.add_nodes_from(place.id for place in places)
    for road in sorted(roads, key=lambda r: (-r.minutes, -r.km)):
        graph.add_edge(road.a, road.b, minutes=road.minutes, km=road.km)
    return graph


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
                minutes, km = sum(piece["minutes"] for piece in pieces), sum(piece["km"] for piece in pieces)
                found[origin, destination] = Leg(minutes, round(km, 3), via)
    return found
