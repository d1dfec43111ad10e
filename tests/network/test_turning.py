"""Places where coaches cannot turn round."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Place, PlaceKind, Road
from meetingplan.network.turning import differ, first_roads
from tests.network.all_ways import drives_through
from tests.network.sites import place

FIVE = tuple(PlaceId(name) for name in "abcde")
A, B, C, D, E = FIVE


def places(*narrow: PlaceId) -> dict[PlaceId, Place]:
    kinds = dict.fromkeys(FIVE, PlaceKind.SITE) | {E: PlaceKind.JUNCTION}
    return {id: replace(place(id, kind), turning=id not in narrow) for id, kind in kinds.items()}


def test_the_roads_with_which_the_quickest_ways_begin() -> None:
    # From A: B over D in 2, not straight in 3; C over D or E, both in 4.
    roads = [Road(*ends, minutes, 1.0) for ends, minutes in
             {(A, B): 3, (A, D): 1, (D, B): 1, (D, C): 3, (A, E): 2, (E, C): 2}.items()]  # fmt: skip
    found = first_roads(places(A), roads)
    assert found == {(A, A): set(), (A, B): {D}, (A, C): {D, E}, (A, D): {D}, (A, E): {E}}


def test_nothing_is_asked_of_junctions_and_where_there_is_room() -> None:
    assert first_roads(places(E), [Road(A, E, 1, 1.0)]) == {}


@pytest.mark.parametrize(
    ("came", "leaves", "passes"),
    [("b", "b", False), ("b", "c", True), ("bc", "b", True), ("bc", "bc", True), ("", "b", True)],
)
def test_one_and_the_same_road(came: str, leaves: str, passes: bool) -> None:
    assert differ(frozenset(map(PlaceId, came)), frozenset(map(PlaceId, leaves))) == passes


@given(st.lists(st.none() | st.integers(1, 4), min_size=10, max_size=10))
def test_coaches_drive_through_where_some_ways_do(minutes: list[int | None]) -> None:
    roads = [Road(a, b, time, 1.0) for (a, b), time in zip(combinations(FIVE, 2), minutes, strict=True) if time]
    found = first_roads(places(A), roads)
    for a, b in product(FIVE, repeat=2):
        if (A, a) in found and (A, b) in found:
            assert differ(found[A, a], found[A, b]) == drives_through(roads, a, A, b)
