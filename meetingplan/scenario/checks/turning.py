"""Sites where coaches cannot turn round: some drives through them lead in and out by different roads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import TypeAlias

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_roads import resolved
from meetingplan.scenario.checks.roads import is_open
from meetingplan.scenario.draft import Draft

Net: TypeAlias = Mapping[PlaceId, Mapping[PlaceId, int]]
"""Of every place, those that roads lead to, and the minutes."""


def can_be_driven_through(draft: Draft) -> Iterator[Problem]:
    """A site with two roads and no room to turn is not such that all quickest ways to it use the same of them."""
    if None in resolved(draft.form, draft.links):
        return  # whose minutes are not known may be the quickest
    roads = net(road for road in draft.roads if is_open(draft, road))
    stops = {PlaceId(place.id) for place in draft.form.places if place.kind != "junction"}
    for i, place in enumerate(draft.form.places):
        id = PlaceId(place.id)
        if place.kind != "site" or place.turning or len(roads.get(id, ())) < 2:
            continue
        if len(_first_roads(roads, id, stops - {id})) == 1:
            what = say("coaches cannot turn round at {id}, and all quickest ways come and go by one road", id=id)
            mend = say("correct the minutes of its roads, or add another place to turn as a junction")
            yield draft.problem("no-way-through", ("places", i, "turning"), what, mend)


def net(roads: Iterable[Road]) -> Net:
    """The roads by the places that they join."""
    found: dict[PlaceId, dict[PlaceId, int]] = defaultdict(dict)
    for road in roads:
        found[road.a][road.b] = found[road.b][road.a] = road.minutes
    return found


def _first_roads(roads: Net, place: PlaceId, stops: Iterable[PlaceId]) -> set[PlaceId]:
    """The roads with which the quickest ways from a place to others begin, each by its other end."""
    beyond = {then: minutes_from(roads, then) for then in roads[place]}
    found: set[PlaceId] = set()
    for stop in stops:
        minutes = {then: roads[place][then] + reached[stop] for then, reached in beyond.items() if stop in reached}
        found |= {then for then in minutes if minutes[then] == min(minutes.values())}
    return found


def minutes_from(roads: Net, origin: PlaceId) -> Mapping[PlaceId, int]:
    """Minutes from a place to all that can be reached from it (Dijkstra)."""
    settled: dict[PlaceId, int] = {}
    ahead = [(0, origin)]
    while ahead:
        minutes, place = heappop(ahead)
        if place not in settled:
            settled[place] = minutes
            for then, more in roads.get(place, {}).items():
                heappush(ahead, (minutes + more, then))
    return settled
