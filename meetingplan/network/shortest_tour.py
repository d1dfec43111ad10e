"""The shortest drive through a set of places: a bound on every tour that visits them all."""

from collections.abc import Callable, Sequence

from meetingplan.domain.ids import PlaceId

MOST_PLACES = 12
"""Beyond this the table of all subsets grows too large to be worth its bound."""


def shortest_tour(
    origin: PlaceId, through: Sequence[PlaceId], destination: PlaceId, minutes: Callable[[PlaceId, PlaceId], int]
) -> int:
    """Fewest driving minutes from origin through all places, in any order, to the destination.

    Dynamic programming over subsets (Held and Karp 1962): `best[seen, last]` is the shortest way that has seen a
    subset and ends at `last`. 2^k k entries for k places, at most `MOST_PLACES`.
    """
    if not through:
        return minutes(origin, destination)
    best = {(1 << i, i): minutes(origin, place) for i, place in enumerate(through)}
    for seen in range(1, 1 << len(through)):
        for i, last in enumerate(through):
            here = best.get((seen, i))
            if here is None:
                continue
            for j, then in enumerate(through):
                if not seen >> j & 1:
                    key = seen | 1 << j, j
                    best[key] = min(best.get(key, 1 << 60), here + minutes(last, then))
    everything = (1 << len(through)) - 1
    return min(best[everything, i] + minutes(last, destination) for i, last in enumerate(through))
