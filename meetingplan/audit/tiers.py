"""The values of a plan's wishes, worked out from its walks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from meetingplan.audit.facts import Facts, window_of
from meetingplan.audit.walks import Tour
from meetingplan.domain.ids import PlaceId, WindowId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Group, Plan


def value_of_tiers(meeting: Meeting, plan: Plan) -> Mapping[str, int]:
    """The value of each tier that the meeting asks for, by name; walks that cannot be read count for nothing."""
    return values(Facts.of(meeting.showing(plan.shown), plan))


def values(facts: Facts) -> Mapping[str, int]:
    """The value of each tier by the sentences of docs/plan-format.md, as the meeting orders and weighs them."""
    wishes = _wishes(facts)
    return {wish.name: wish.value(wishes) for wish in facts.meeting.tiers}


def _wishes(facts: Facts) -> Mapping[str, int]:
    minutes = [sum(_travel_and_waiting(facts, walk.group, tour) for tour in walk.tours) for walk in facts.walks]
    people = [walk.group.size for walk in facts.walks]
    windows = facts.meeting.windows.values()
    return {
        "unshown": sum(sum(w.candidates.values()) - sum(w.candidates[site] for site in w.shown) for w in windows),
        "missed": sum(len(musts - seen) for musts, seen in _sights(facts)),
        "preferences": _preferences(facts),
        "travel_and_waiting": sum(size * spent for size, spent in zip(people, minutes, strict=True)),
        "latest_return": _latest_return(facts),
        "unevenness": max(minutes, default=0) - min(minutes, default=0),
        "routes": sum(map(len, routes(facts).values())),
    }


def _travel_and_waiting(facts: Facts, group: Group, tour: Tour) -> int:
    """Minutes of the tour but those of the ways in and out of sites, and what the slowest party needs inside."""
    seeing = 0
    for visit in tour.visits:
        seeing += facts.unhindered(group, visit)
        seeing += facts.service.passing(visit.inward) + facts.service.passing(visit.outward)
    return tour.end - tour.boarding.start - seeing


def _sights(facts: Facts) -> Iterator[tuple[frozenset[PlaceId], frozenset[PlaceId]]]:
    """For each delegate of a group what they must see, and what their group visits.

    Who is unplaced has no group that could miss a site; the reason stands in the plan instead.
    """
    everyones = frozenset(site for window in facts.meeting.windows.values() for site in window.sites)
    for walk in facts.walks:
        seen = frozenset(visit.place for tour in walk.tours for visit in tour.visits)
        for delegate in walk.group.delegates:
            if delegate in facts.meeting.delegates:
                yield facts.meeting.delegates[delegate].must_see or everyones, seen


def _preferences(facts: Facts) -> int:
    optional = frozenset(site for window in facts.meeting.windows.values() for site in window.optional)
    return sum(len(optional - musts - seen) for musts, seen in _sights(facts))


def _latest_return(facts: Facts) -> int:
    latest: dict[WindowId, int] = {}
    for window, _, tour in in_windows(facts):
        latest[window] = max(tour.arrival.end - facts.meeting.windows[window].start, latest.get(window, 0))
    return sum(latest.values())


def in_windows(facts: Facts) -> Iterator[tuple[WindowId, Group, Tour]]:
    """The tours that make visits, each with the window in which it makes them."""
    for walk in facts.walks:
        for tour in walk.tours:
            window = window_of(facts.meeting, tour) if tour.visits else None
            if window is not None:
                yield window.id, walk.group, tour


def routes(facts: Facts) -> Mapping[WindowId, Mapping[tuple[PlaceId, ...], Sequence[Group]]]:
    """The different orders of sites of each window, and the groups that have a tour with them."""
    found: dict[WindowId, dict[tuple[PlaceId, ...], list[Group]]] = defaultdict(lambda: defaultdict(list))
    for window, group, tour in in_windows(facts):
        found[window][tuple(visit.place for visit in tour.visits)].append(group)
    return found
