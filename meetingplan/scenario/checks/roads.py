"""Roads: they join two places, and every place."""

from collections.abc import Iterator

from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft


def join_two_places(draft: Draft) -> Iterator[Problem]:
    """No road leads back to where it began, and no two join the same places."""
    seen: set[frozenset[str]] = set()
    for i, road in enumerate(draft.form.roads):
        ends = frozenset((road.a, road.b))
        if len(ends) == 1:
            what = say("the road leads from {id} to itself", id=road.a)
            yield draft.problem("bad-road", ("roads", i, "b"), what, say("name another place"))
        elif ends in seen:
            what = say("a road between {a} and {b} stands above already", a=road.a, b=road.b)
            yield draft.problem("duplicate-road", ("roads", i), what, say("keep one of the two"))
        seen.add(ends)


def reach_every_place(draft: Draft) -> Iterator[Problem]:
    """Every place where someone stops can be reached from the first."""
    stops = [(i, place.id) for i, place in enumerate(draft.form.places) if place.kind != "junction"]
    if not stops:
        return
    neighbours: dict[str, list[str]] = {}
    for road in draft.form.roads:
        neighbours.setdefault(road.a, []).append(road.b)
        neighbours.setdefault(road.b, []).append(road.a)
    first = stops[0][1]
    reached, ahead = {first}, [first]
    while ahead:
        news = set(neighbours.get(ahead.pop(), ())) - reached
        reached |= news
        ahead.extend(news)
    for i, id in stops:
        if id not in reached:
            what = say("no road leads from {first} to {id}", first=first, id=id)
            yield draft.problem("unreachable-place", ("places", i, "id"), what, say("add the road under roads:"))
