"""The values of a plan's wishes, worked out from its walks."""

from collections.abc import Iterable, Mapping

from meetingplan.audit.facts import Facts, window_of
from meetingplan.audit.walks import Tour, Walk
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Group, Plan

UNITS = {
    "missed": "visits",
    "travel_and_waiting": "people-minutes",
    "latest_return": "minutes",
    "unevenness": "minutes",
}
"""The tiers, most important first, and the unit of each."""


def value_of_tiers(meeting: Meeting, plan: Plan) -> Mapping[str, int]:
    """The value of each tier by the sentences of docs/plan-format.md; walks that cannot be read count for nothing."""
    return values(Facts.of(meeting, plan))


def values(facts: Facts) -> Mapping[str, int]:
    """The value of each tier, in the unit that `UNITS` gives."""
    minutes = [sum(_travel_and_waiting(facts, walk.group, tour) for tour in walk.tours) for walk in facts.walks]
    people = [walk.group.size for walk in facts.walks]
    return {
        "missed": _missed(facts.meeting, facts.walks),
        "travel_and_waiting": sum(size * spent for size, spent in zip(people, minutes, strict=True)),
        "latest_return": _latest_return(facts),
        "unevenness": max(minutes, default=0) - min(minutes, default=0),
    }


def _travel_and_waiting(facts: Facts, group: Group, tour: Tour) -> int:
    """Minutes of the tour but those of the ways in and out of sites, and what the slowest party needs inside."""
    seeing = 0
    for visit in tour.visits:
        seeing += facts.unhindered(group, visit)
        seeing += facts.service.inside(visit.inward) + facts.service.inside(visit.outward)
    return tour.end - tour.boarding.start - seeing


def _missed(meeting: Meeting, walks: Iterable[Walk]) -> int:
    """Who is unplaced has no group that could miss a site; the reason stands in the plan instead."""
    every_site = frozenset(site for window in meeting.windows.values() for site in window.sites)
    missed = 0
    for walk in walks:
        seen = frozenset(visit.place for tour in walk.tours for visit in tour.visits)
        people = (meeting.delegates[delegate] for delegate in walk.group.delegates if delegate in meeting.delegates)
        missed += sum(len((person.must_see or every_site) - seen) for person in people)
    return missed


def _latest_return(facts: Facts) -> int:
    latest: dict[str, int] = {}
    for walk in facts.walks:
        for tour in walk.tours:
            window = window_of(facts.meeting, tour) if tour.visits else None
            if window is not None:
                back = tour.arrival.end - window.start
                latest[window.id] = max(back, latest.get(window.id, 0))
    return sum(latest.values())
