"""Who rides, who climbs, and how long both need.

Over 6 m a load of p people rides 26 + 2p seconds, at most 8 at once; c people climb in 60 + 2 (c - 1) seconds.
"""

from dataclasses import replace

import pytest

from meetingplan.domain.places import Interior, Lift, Stairs
from meetingplan.network import Headcount
from meetingplan.network.laws import OutOfRange
from meetingplan.network.vertical import Way, full_ways, lesser_ways, move
from tests.network import sites
from tests.network.sites import interior, zone

LIFT = Lift("lift", 1, 10, 1.0, 0.8)
BOTH = interior(zone("upper", 5, floor=3), lift=LIFT, stairs=True)
ON_FOOT = interior(zone("upper", 5, floor=3), stairs=True)


def moves(inside: Interior, party: Headcount, storeys: int = 2) -> tuple[tuple[str, int, int], ...]:
    """Part, people and minutes, by the one lift and the one staircase in full use."""
    meeting = sites.meeting(inside, party)
    (way,) = full_ways(meeting, inside)
    return tuple((to.part, to.people, to.needs.minutes) for to in move(meeting, inside, way, party, storeys))


def test_a_small_party_rides_together() -> None:
    assert moves(BOTH, Headcount(8)) == (("lift", 8, 1),)  # 42 s; the first climber would take 60


def test_a_large_party_parts_so_that_the_slower_way_is_shortest() -> None:
    # 12 ride in two loads of 6: 76 s; 8 climb in 74 s. One climber fewer: 13 in two loads of 7, 80 s; one more: 76 s.
    assert moves(BOTH, Headcount(20)) == (("lift", 12, 2), ("stairs", 8, 2))


def test_who_needs_the_lift_rides() -> None:
    # 14 must: two loads of 7, 80 s; 6 climb in 70 s.
    assert moves(BOTH, Headcount(20, 14)) == (("lift", 14, 2), ("stairs", 6, 2))
    assert moves(BOTH, Headcount(20, 20)) == (("lift", 20, 2),)  # three loads of 7, 120 s


def test_a_wheelchair_takes_its_places_and_its_time() -> None:
    # 7 riders with a wheelchair take 8 places, 42 + 4 s, while one climbs for 60 s; 8 would be two loads, 76 s.
    assert moves(BOTH, Headcount(8, 1, 1)) == (("lift", 7, 1), ("stairs", 1, 1))
    # All must ride: two loads of 5 places, 72 + 4 s.
    assert moves(BOTH, Headcount(8, 8, 1)) == (("lift", 8, 2),)


def test_nobody_climbs_higher_than_asked() -> None:
    low = interior(zone("upper", 5, floor=3), lift=LIFT, stairs=True, max_storeys=1)
    assert moves(low, Headcount(20)) == (("lift", 20, 2),)
    # Over one storey of 3 m: 23 + 2p s a load (flight 3 + 1 + 1 = 5, 2 (2 + 5) + 6 + 2p = 20 + 2p), 30 + 2 (c - 1) up.
    assert {part for part, _, _ in moves(low, Headcount(20), storeys=1)} == {"lift", "stairs"}


def test_without_a_lift_all_climb() -> None:
    assert moves(ON_FOOT, Headcount(20)) == (("stairs", 20, 2),)  # 60 + 38 s


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(OutOfRange, match="must_ride is 1, but must be 0 where there is no lift"):
        moves(ON_FOOT, Headcount(20, 1))
    with pytest.raises(OutOfRange, match="storeys is 4, but must be 0 to 3 where there is no lift"):
        moves(ON_FOOT, Headcount(20), storeys=4)
    with pytest.raises(OutOfRange, match="neither lift nor stairs"):
        moves(interior(zone("upper", 5, floor=2)), Headcount(1), storeys=1)


def test_a_ride_tells_what_it_was_reckoned_from() -> None:
    meeting = sites.meeting(BOTH, Headcount(8), spacing=0.75)
    (way,) = full_ways(meeting, BOTH)
    (ride,) = move(meeting, BOTH, way, Headcount(8, 8), 2)
    told = dict(ride.needs.inputs)
    # floor(10 * 0.8 * 0.75) = 6 a trip, of whom the attendant loads 4; two storeys of 3 m
    assert ride.needs.law == "attendant.busy"
    assert (told["cars"], told["per_trip"], told["load"], told["trips"], told["rise_m"]) == (1, 6, 4, 2, 6)


def test_every_lift_goes_with_every_staircase_and_less_may_be_used() -> None:
    lifts, flights = (LIFT, Lift("other", 2, 5, 1.0, 0.8)), (Stairs("a", 1.0), Stairs("b", 2.0))
    inside = replace(BOTH, lifts=lifts, stairs=flights)
    meeting = sites.meeting(inside, Headcount(8))
    assert list(full_ways(meeting, inside)) == [
        Way(lifts[0], flights[0], 1, 8),
        Way(lifts[0], flights[1], 1, 8),
        Way(lifts[1], flights[0], 2, 4),
        Way(lifts[1], flights[1], 2, 4),
    ]
    lesser = list(lesser_ways(meeting, inside, 3))
    # On foot; and without stairs or with either, either lift with 1 to 3 people (no more are there) in 1 or 2 cars.
    assert len(lesser) == 2 + 3 * (3 + 2 * 3)
    assert Way(None, flights[0]) in lesser
    assert Way(lifts[1], None, 1, 2) in lesser
    assert list(full_ways(meeting, interior(zone("low", 1)))) == [Way()]
