"""Every way over a few roads, tried one after the other."""

from collections.abc import Iterator, Sequence

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.places import Road


def ways(roads: Sequence[Road], a: PlaceId, b: PlaceId, seen: tuple[PlaceId, ...] = ()) -> Iterator[tuple[Road, ...]]:
    """All ways that come to no place twice."""
    if a == b:
        yield ()
        return
    for road in roads:
        then = {road.a: road.b, road.b: road.a}.get(a)
        if then is not None and then not in (*seen, a):
            for rest in ways(roads, then, b, (*seen, a)):
                yield road, *rest


def quickest_ways(roads: Sequence[Road], a: PlaceId, b: PlaceId) -> list[tuple[Road, ...]]:
    """Those that take the fewest minutes."""
    minutes = {way: sum(road.minutes for road in way) for way in ways(roads, a, b)}
    return [way for way, needed in minutes.items() if needed == min(minutes.values())]


def drives_through(roads: Sequence[Road], a: PlaceId, place: PlaceId, b: PlaceId) -> bool:
    """Whether some quickest way to a place and some quickest way on from it have different roads there."""
    to, on = quickest_ways(roads, a, place), quickest_ways(roads, place, b)
    return any(not one or not other or one[-1] != other[0] for one in to for other in on)
