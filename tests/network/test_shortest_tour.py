"""The shortest drive against all permutations."""

import random
from itertools import pairwise, permutations

import pytest

from meetingplan.domain.ids import PlaceId
from meetingplan.network.shortest_tour import shortest_tour


def table(seed: int, count: int) -> tuple[list[PlaceId], dict[tuple[PlaceId, PlaceId], int]]:
    dice = random.Random(seed)
    places = [PlaceId(f"p{number}") for number in range(count)]
    return places, {(a, b): dice.randint(1, 60) for a in places for b in places}


@pytest.mark.parametrize("seed", range(40))
def test_shortest_of_all_permutations(seed: int) -> None:
    places, minutes = table(seed, 2 + seed % 7)
    origin, destination, *through = places
    best = min(sum(minutes[leg] for leg in pairwise((origin, *order, destination))) for order in permutations(through))
    assert shortest_tour(origin, through, destination, lambda a, b: minutes[a, b]) == best


def test_one_way_streets_count() -> None:
    """H to A to B to H takes 1 + 1 + 1, the other way round 9 + 9 + 9."""
    ahead = {("H", "A"), ("A", "B"), ("B", "H")}
    hotel, a, b = map(PlaceId, "HAB")
    assert shortest_tour(hotel, (b, a), hotel, lambda x, y: 1 if (x, y) in ahead else 9) == 3


def test_nothing_to_visit_is_the_drive_itself() -> None:
    assert shortest_tour(PlaceId("H"), (), PlaceId("P"), lambda a, b: 7) == 7
