"""Where the minutes of roads come from: the organiser first, then coordinates, then an imported file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import ceil

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road, RoadSource
from meetingplan.scenario.coordinates import kilometres
from meetingplan.scenario.forms import RoadForm, ScenarioForm
from meetingplan.scenario.place_forms import PlaceForm


@dataclass(frozen=True, slots=True)
class Link:
    """The leg between two places in an imported file; km None where it does not say."""

    minutes: int
    km: float | None


Links = Mapping[frozenset[str], Link]


def resolved(form: ScenarioForm, links: Links) -> Iterator[Road | None]:
    """Every road listed, in its order (None where nothing tells its minutes), then those of the import, then others.

    Others join each stop that no road reaches to every other stop, where both have coordinates.
    """
    places = {place.id: place for place in form.places}
    listed = {frozenset((road.a, road.b)) for road in form.roads}
    for road in form.roads:
        yield _road(form, places, links, road)
    for ends, link in links.items():
        if ends not in listed:
            a, b = sorted(ends)
            km = _km(form, places, a, b) if link.km is None else link.km
            yield Road(PlaceId(a), PlaceId(b), link.minutes, _rounded(km), RoadSource.IMPORTED)
    reached = {id for ends in (*listed, *links) for id in ends}
    stops = [place for place in form.places if place.kind != "junction" and place.point is not None]
    for one, other in combinations(stops, 2):
        if not {one.id, other.id} <= reached:
            yield _road(form, places, {}, RoadForm(a=one.id, b=other.id))


def _road(form: ScenarioForm, places: Mapping[str, PlaceForm], links: Links, road: RoadForm) -> Road | None:
    km = _km(form, places, road.a, road.b)
    link = links.get(frozenset((road.a, road.b)))
    if road.minutes is not None:
        minutes, source = road.minutes, RoadSource.GIVEN
    elif km is not None:
        minutes, source = max(1, ceil(km / form.travel.speed_kmh * 60 - 1e-9)), RoadSource.COMPUTED
    elif link is not None:
        minutes, source, km = link.minutes, RoadSource.IMPORTED, link.km
    else:
        return None
    length = road.km if road.km is not None else _rounded(km)
    return Road(PlaceId(road.a), PlaceId(road.b), minutes, length, source, road.height_m, road.turning)


def _rounded(km: float | None) -> float | None:
    return None if km is None else round(km, 1)


def _km(form: ScenarioForm, places: Mapping[str, PlaceForm], a: str, b: str) -> float | None:
    """Kilometres by road: the great circle times the detour."""
    one, other = (places[id].point if id in places else None for id in (a, b))
    return None if one is None or other is None else kilometres(one.point(), other.point()) * form.travel.detour
