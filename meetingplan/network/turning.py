"""Places where coaches cannot turn round: by which roads the quickest ways lead there, and whether one can drive on."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import networkx as nx

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Place, PlaceKind, Road
from meetingplan.network.roads import road_graph

Roads: TypeAlias = frozenset[PlaceId]
"""Roads at one place, each by the place at its other end."""


def first_roads(places: Mapping[PlaceId, Place], roads: Iterable[Road]) -> Mapping[tuple[PlaceId, PlaceId], Roads]:
    """From every place without room to turn to every other, the roads with which the quickest ways begin.

    Roads are driven both ways, so these are also the roads with which the quickest ways back end.
    """
    graph = road_graph(places.values(), roads)
    found: dict[tuple[PlaceId, PlaceId], Roads] = {}
    for place in places.values():
        if place.turning or place.kind is PlaceKind.JUNCTION:
            continue
        before, minutes = nx.dijkstra_predecessor_and_distance(graph, place.id, weight="minutes")
        for there in sorted(minutes, key=lambda id: minutes[id]):
            ways = (frozenset({there}) if last == place.id else found[place.id, last] for last in before[there])
            found[place.id, there] = frozenset[PlaceId]().union(*ways)
    return found


def differ(came: Roads, leaves: Roads) -> bool:
    """Whether a coach that comes by one of some roads can leave by another; always, where either is no drive at all."""
    return came != leaves or len(came) != 1
