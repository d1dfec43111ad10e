"""Tiny meetings with all that organisers have asked for since: each thing in some of them, in every combination."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from meetingplan.domain.agenda import Talk
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Need
from meetingplan.domain.places import Gear, Interior, Place, PlaceKind, SlowTime
from meetingplan.network import build_graph
from tests.plan.meetings import text, window

Addition = Callable[[Meeting, random.Random], Meeting]
EXPIRED, VALID = date(2020, 6, 22), date(2020, 6, 23)
"""The day before the meeting, and its day."""


def rich(of: Meeting, dice: random.Random, several_windows: bool = True) -> Meeting:
    """The meeting with some additions, each in a third of all."""
    additions: Sequence[Addition] = (slow_roads, gear, certificates, talks, standing, spacing, driver_hours)
    for add in additions:
        if dice.random() < 0.33:
            of = add(of, dice)
    return second_window(of, dice) if several_windows and not of.sessions and dice.random() < 0.4 else of


def _inside(of: Meeting, change: Callable[[Interior], Interior], dice: random.Random) -> Meeting:
    """The meeting with about half of its sites changed inside."""
    places = dict(of.places)
    for id, place in places.items():
        if place.interior is not None and dice.random() < 0.6:
            places[id] = replace(place, interior=change(place.interior))
    return replace(of, places=places)


def slow_roads(of: Meeting, dice: random.Random) -> Meeting:
    """A quarter of an hour in which roads take up to twice as long."""
    start = 60 + dice.randint(0, 20)
    return replace(of, slow_times=(SlowTime(start, start + 15, dice.choice([1.3, 1.5, 2.0])),))


def gear(of: Meeting, dice: random.Random) -> Meeting:
    """Few sets, few places to put them on, and a minute until they can be worn again; or turnstiles."""
    of = replace(of, movement=replace(of.movement, gear_on_s=20, gear_off_s=10, gear_reset_s=60, turnstile_s=10))

    def change(inside: Interior) -> Interior:
        if dice.random() < 0.3:
            return replace(inside, turnstiles=dice.choice([1, 2]))
        return replace(inside, gear=Gear(dice.choice([1, 2]), dice.choice([2, 4, 6])))

    return _inside(of, change, dice)


def certificates(of: Meeting, dice: random.Random) -> Meeting:
    """Lifts with certificates, all valid where somebody needs one, else some expired."""
    needed = dice.random() < 0.5

    def change(inside: Interior) -> Interior:
        until = dice.choice([None, VALID] if needed else [EXPIRED, VALID])
        return replace(inside, lifts=tuple(replace(lift, certificate=until) for lift in inside.lifts))

    people = {
        id: replace(person, needs=frozenset([Need.LIFT])) if needed and dice.random() < 0.4 else person
        for id, person in of.delegates.items()
    }
    return replace(_inside(of, change, dice), delegates=people)


def talks(of: Meeting, dice: random.Random) -> Meeting:
    """A talk on board that takes all of a drive."""
    stops = [place.id for place in of.places.values() if place.kind is not PlaceKind.JUNCTION]
    a, b = dice.choice(list(permutations(stops, 2)))
    return replace(of, talks=(Talk(text("talk"), text("D"), build_graph(of).minutes(a, b), a, b),))


def standing(of: Meeting, dice: random.Random) -> Meeting:
    """Bays in which coaches may not stay for long, some of them for no visit at all."""

    def change(place: Place) -> Place:
        return replace(place, standing=dice.randint(6, 14)) if place.interior and dice.random() < 0.6 else place

    return replace(of, places={id: change(place) for id, place in of.places.items()})


def spacing(of: Meeting, dice: random.Random) -> Meeting:
    """Zones and lifts take fewer people than they could; seats are as many as before, or there would be no groups."""
    coaches = {id: replace(coach, seats=coach.seats * 2) for id, coach in of.coaches.items()}
    return replace(of, limits=replace(of.limits, spacing=dice.choice([0.5, 0.7])), coaches=coaches)


def driver_hours(of: Meeting, dice: random.Random) -> Meeting:
    """Hours that allow little more than a short tour."""
    duty = dice.choice([None, 20, 30, 45])
    return replace(of, limits=replace(of.limits, driver_duty=duty, driver_driving=dice.choice([8, 14, 20, 480])))


def second_window(of: Meeting, dice: random.Random) -> Meeting:
    """Two windows in place of one: each has some of the sites, or both have the same two at most."""
    first = next(iter(of.windows.values()), None)
    if first is None:
        return of
    sites = list(first.sites)
    if dice.random() < 0.5:
        cut = dice.randint(0, len(sites))
        halves = sites[:cut], sites[cut:]
    else:
        halves = sites[:2], sites[:2]
    ends = first.start + dice.choice([18, 25, 30]), first.start + 64
    made = (
        window(first.start, ends[0], *halves[0], name="morning"),
        window(ends[0] + 4, ends[1], *halves[1], name="afternoon"),
    )
    kept = {one.id: one for one in made if one.sites}
    offered = {site for one in kept.values() for site in one.sites}
    # Their hours were made for the one window.
    places = {id: replace(place, opens=0, closes=1440) for id, place in of.places.items()}
    people = {id: replace(person, must_see=person.must_see & offered) for id, person in of.delegates.items()}
    return replace(of, windows=kept, places=places, delegates=people)
