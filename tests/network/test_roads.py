"""The quickest drives."""

from dataclasses import replace
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Place, PlaceKind, Road, RoadSource
from meetingplan.network import Leg
from meetingplan.network.roads import legs
from tests.network.sites import place

GIVEN = (RoadSource.GIVEN,)
PLACES: dict[PlaceId, Place] = {
    PlaceId(id): place(PlaceId(id), kind)
    for id, kind in [
        ("inn", PlaceKind.HOTEL),
        ("hall", PlaceKind.HALL),
        ("works", PlaceKind.SITE),
        ("fork", PlaceKind.JUNCTION),
    ]
}


def road(a: str, b: str, minutes: int, km: float = 1.0) -> Road:
    return Road(PlaceId(a), PlaceId(b), minutes, km)


def test_drives_lead_through_junctions_and_both_ways() -> None:
    found = legs(PLACES, [road("inn", "fork", 3, 1.25), road("fork", "works", 4, 2.5), road("inn", "hall", 9, 5.0)])
    assert found[PlaceId("inn"), PlaceId("works")] == Leg(
        7, 3.75, (PlaceId("inn"), PlaceId("fork"), PlaceId("works")), GIVEN
    )
    assert found[PlaceId("works"), PlaceId("inn")].via == (PlaceId("works"), PlaceId("fork"), PlaceId("inn"))
    assert found[PlaceId("hall"), PlaceId("works")].minutes == 16
    assert found[PlaceId("inn"), PlaceId("inn")] == Leg(0, 0, (PlaceId("inn"),), ())


def test_nobody_stops_at_a_junction() -> None:
    found = legs(PLACES, [road("inn", "fork", 3), road("fork", "works", 4)])
    assert all(PlaceId("fork") not in pair for pair in found)


def test_the_quicker_way_counts_even_if_it_is_longer() -> None:
    found = legs(PLACES, [road("inn", "works", 8, 2.0), road("inn", "fork", 3, 4.0), road("fork", "works", 4, 4.0)])
    assert found[PlaceId("inn"), PlaceId("works")].km == 8.0


def test_of_parallel_roads_the_quickest_counts_and_then_the_shortest() -> None:
    parallel = [road("inn", "works", 5, 3.0), road("works", "inn", 4, 6.0), road("inn", "works", 4, 5.0)]
    way = PlaceId("inn"), PlaceId("works")
    for roads in (parallel, parallel[::-1]):
        assert legs(PLACES, roads)[PlaceId("inn"), PlaceId("works")] == Leg(4, 5.0, way, GIVEN)


def test_places_without_a_way_between_them_have_no_leg() -> None:
    assert (PlaceId("inn"), PlaceId("works")) not in legs(PLACES, [road("inn", "hall", 5)])


SIX = [PlaceId(name) for name in "abcdef"]


@given(st.lists(st.none() | st.integers(1, 60), min_size=15, max_size=15))
def test_no_drive_is_shorter_than_the_shortest_path(minutes: list[int | None]) -> None:
    """Against Floyd's and Warshall's algorithm, which works on a table and keeps no paths."""
    roads = [Road(a, b, time, time / 2) for (a, b), time in zip(combinations(SIX, 2), minutes, strict=True) if time]
    best = {(a, b): 0 if a == b else 10**6 for a, b in product(SIX, repeat=2)}
    for each in roads:
        best[each.a, each.b] = best[each.b, each.a] = each.minutes
    for via, a, b in product(SIX, repeat=3):
        best[a, b] = min(best[a, b], best[a, via] + best[via, b])
    junction = replace(PLACES[PlaceId("fork")], id=SIX[0])
    places = {id: replace(PLACES[PlaceId("works")], id=id) for id in SIX} | {SIX[0]: junction}
    found = legs(places, roads)
    stops = {pair: time for pair, time in best.items() if SIX[0] not in pair and time < 10**6}
    assert {pair: leg.minutes for pair, leg in found.items()} == stops
    assert all(leg.km == leg.minutes / 2 for leg in found.values())
