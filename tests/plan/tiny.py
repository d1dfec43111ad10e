"""Random tiny meetings, the same for the same seed."""

import os
import random
from dataclasses import replace
from enum import Enum
from itertools import combinations

from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.people import Delegate
from meetingplan.domain.places import Place
from tests.plan.meetings import ALL_DAY, Hours, coach, delegate, hall, hotel, meeting, session, site, window, zone


class Kind(Enum):
    """What there is besides visits."""

    VISITS = "nothing"
    PLENARY = "a session in the hall soon after the window"
    MEAL = "a session in a hotel amid the window, so that its groups make two tours"
    YARDS = "sites where coaches cannot turn round, and few roads"
    TALK = "a session in the hall that begins amid the window, for the people of one hotel"


START = 60
"""The minute at which the window opens; one o'clock at night, so that few bits are enough for a day."""


def seeds(usual: int) -> range:
    """From 1 to `usual`; or as `MEETINGPLAN_TINY` asks: 5000 for as many, 1001-2000 for those from one to another."""
    first, _, last = os.environ.get("MEETINGPLAN_TINY", f"{usual}").rpartition("-")
    return range(int(first or 1), int(last) + 1)


def tiny(seed: int, kind: Kind, cramped: bool = True) -> Meeting:
    """One or two hotels, one to three coaches and sites, everything narrow.

    Args:
        cramped: there may be too few coaches for the hotels, and windows too short for a single visit.
    """
    dice = random.Random(seed)
    fleet = [coach(f"C{n}", dice.choice([2, 3, 4])) for n in range(1, dice.choice([1, 2, 2, 3, 3]) + 1)]
    hotels = ["H", "K"][: dice.choice([1, 1, 2])][: 2 if cramped else len(fleet)]
    sites = ["A", "B", "C"][: dice.choice([1, 2, 2, 3])]
    longest = START + dice.choice(_windows(kind, cramped))
    with_window = dice.random() < 0.95
    made = meeting(
        places=[*(hotel(name, dice.choice([1, 2, 2])) for name in hotels), hall("P", dice.choice([1, 2])),
                *(_site(dice, name, longest) for name in sites)],
        roads={pair: dice.randint(1, 5) for pair in combinations([*hotels, *sites, "P"], 2)},
        coaches=fleet,
        people=_people(dice, hotels, sites, sum(c.seats for c in fleet), with_window),
        windows=[window(START, longest, *sites)] if with_window else [],
        sessions=_sessions(dice, kind, hotels, longest),
        max_wait=dice.choice([0, 1, 1, 2, 3]) if len(sites) < 3 else dice.choice([0, 1]),
        transfer_lead=dice.choice([0, 2, 4]),
    )  # fmt: skip
    return _with_yards(made, dice) if kind is Kind.YARDS else made


def _with_yards(made: Meeting, dice: random.Random) -> Meeting:
    """Two of three sites have no room to turn; the places lie on a ring, and a third of the other roads are there."""
    ring = dice.sample(sorted(made.places), len(made.places))
    around = {frozenset(pair) for pair in zip(ring, [*ring[1:], ring[0]], strict=True)}
    roads = tuple(road for road in made.roads if {road.a, road.b} in around or dice.random() < 0.33)
    places = {id: replace(p, turning=p.interior is None or dice.random() < 0.33) for id, p in made.places.items()}
    return replace(made, roads=roads, places=places)


def _windows(kind: Kind, cramped: bool) -> list[int]:
    """Lengths of windows; a visit alone takes up to twenty minutes, and a meal halves the window."""
    if cramped:
        return [12, 18, 25, 30, 35, 45]
    return [42, 48] if kind is Kind.MEAL else [25, 30, 35, 45]


def _site(dice: random.Random, name: str, longest: int) -> Place:
    zones = []
    for number in range(1, dice.choice([1, 1, 2]) + 1):
        people = dice.choice([None, None, 4, 6])
        floor = dice.choice([1, 1, 1, 2])
        zones.append(zone(f"z{number}", dice.randint(1, 4), dice.choice([1, 1, 2]), people, floor))
    hours: Hours = ALL_DAY
    if dice.random() < 0.3:
        hours = START + dice.randint(0, 6), longest - dice.randint(0, 5)
    return site(name, *zones, bays=dice.choice([1, 1, 2]), hours=hours, docents=dice.choice([0, 0, 2, 3]),
                max_party=dice.choice([2, 4, 4]), with_lift=any(z.floor > 1 for z in zones))  # fmt: skip


def _people(dice: random.Random, hotels: list[str], sites: list[str], seats: int, with_window: bool) -> list[Delegate]:
    choosy = with_window and dice.random() < 0.4
    people = []
    for number in range(1, dice.randint(2, max(2, seats)) + 1):
        wanted = dice.sample(sites, dice.randint(1, len(sites))) if choosy and dice.random() < 0.6 else []
        people.append(delegate(f"D{number:02}", dice.choice(hotels), delegation=dice.choice("uv"), must_see=wanted))
    return people


def _sessions(dice: random.Random, kind: Kind, hotels: list[str], longest: int) -> list[Session]:
    middle = (START + longest) // 2
    match kind:
        case Kind.PLENARY:
            start = longest + dice.choice([0, 5, 15])
            return [session("plenary", "P", start, start + 10)]
        case Kind.MEAL:
            return [session("meal", hotels[0], middle - 3, middle + 3, hotels[0])]
        case Kind.TALK:
            return [session("talk", "P", middle + 5, longest + 10, hotels[-1])]
        case Kind.VISITS | Kind.YARDS:
            return []
