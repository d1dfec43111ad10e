"""Roads: they join two places, and every place, and coaches can take them."""

from collections.abc import Iterable, Iterator

from meetingplan.domain.places import Road
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.build_roads import resolved
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


def have_minutes(draft: Draft) -> Iterator[Problem]:
    """Something tells how long every road takes."""
    for i, (form, road) in enumerate(zip(draft.form.roads, resolved(draft.form, draft.links), strict=False)):
        if road is None:
            what = say("nothing tells the minutes between {a} and {b}", a=form.a, b=form.b)
            mend = say("write minutes:, or give both places a point:, or import the leg under travel:")
            yield draft.problem("no-minutes", ("roads", i), what, mend)


def reach_every_place(draft: Draft) -> Iterator[Problem]:
    """Every place where someone stops can be reached from the first, by roads that every coach can take."""
    stops = [(i, place.id) for i, place in enumerate(draft.form.places) if place.kind != "junction"]
    # A road without minutes is reported as such, and joins its ends nevertheless.
    listed = [(road.a, road.b) for road in draft.form.roads if road.minutes is None]
    anyhow = _reached(stops, [*listed, *((road.a, road.b) for road in draft.roads)])
    by_coach = _reached(stops, [*listed, *((road.a, road.b) for road in draft.roads if is_open(draft, road))])
    for i, id in stops:
        if id not in anyhow:
            what = say("no road leads from {first} to {id}", first=stops[0][1], id=id)
            yield draft.problem("unreachable-place", ("places", i, "id"), what, say("add the road under roads:"))
        elif id not in by_coach:
            what = say("no road that every coach can take leads from {first} to {id}", first=stops[0][1], id=id)
            mend = say("order lower coaches, or add a road without height_m: and turning: false")
            yield draft.problem("no-coach-road", ("places", i, "id"), what, mend)


def leave_room_to_turn(draft: Draft) -> Iterator[Problem]:
    """Where a coach cannot turn round, it can leave by another road than it came by."""
    roads = [road for road in draft.roads if is_open(draft, road)]
    for i, place in enumerate(draft.form.places):
        ways = [road for road in roads if place.id in (road.a, road.b)]
        if place.kind != "junction" and not place.turning and len(ways) == 1:
            what = say("coaches cannot turn round at {id}, and only one road leads there", id=place.id)
            mend = say("add the road by which they leave, or another place to turn as a junction")
            yield draft.problem("dead-end", ("places", i, "turning"), what, mend)


def is_open(draft: Draft, road: Road) -> bool:
    """Whether every coach can take a road."""
    heights = [coach.height_m for coach in draft.form.coaches if coach.height_m is not None]
    return road.turning and (road.height_m is None or all(height <= road.height_m for height in heights))


def _reached(stops: list[tuple[int, str]], roads: Iterable[tuple[str, str]]) -> set[str]:
    """The places that can be reached from the first stop."""
    neighbours: dict[str, list[str]] = {}
    for a, b in roads:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    reached = {id for _, id in stops[:1]}
    ahead = list(reached)
    while ahead:
        news = set(neighbours.get(ahead.pop(), ())) - reached
        reached |= news
        ahead.extend(news)
    return reached
