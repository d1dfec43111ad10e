"""How many people wait at a lift for a later trip, read from the steps of a plan.

The plan holds a lift for a party from its first trip to the last. Trips are taken to be evenly spaced in that time and
the cars to be as full as they may: whoever is not in the first cars waits for the next. So the first cars' people wait
for nothing, and the last wait the longest.
"""

from collections.abc import Iterator
from math import ceil

from meetingplan.audit.laws import people_a_trip
from meetingplan.domain.ids import node_id
from meetingplan.domain.places import Lift, Place
from meetingplan.publish.edition import Edition


def waiting(edition: Edition, place: Place, lift: Lift) -> Iterator[tuple[int, int, int]]:
    """(from minute, to minute, people who wait for a later trip) of every party at a lift, in order of its trips."""
    at_once = lift.cars * people_a_trip(lift, edition.meeting.limits.spacing)
    node = node_id(place.id, lift.id)
    for group in edition.plan.groups:
        for step in group.walk:
            if step.node == node:
                yield from behind(step.start, step.end, step.people, at_once)


def behind(start: int, end: int, people: int, at_once: int) -> Iterator[tuple[int, int, int]]:
    """Those who wait during each round but the last; minutes are rounded up, so that no wait is told too short."""
    rounds = ceil(people / at_once)
    for number in range(1, rounds):
        since, until = (start + ceil((end - start) * done / rounds) for done in (number - 1, number))
        if until > since:
            yield since, until, people - number * at_once
