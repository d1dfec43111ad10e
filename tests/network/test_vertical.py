"""Who rides, who climbs, and how long both need.

Over 6 m a load of p people rides 26 + 2p seconds, at most 8 at once; c people climb in 60 + 2 (c - 1) seconds.
"""

from dataclasses import replace

import pytest

from meetingplan.domain.places import Interior, Lift, Stairs
from meetingplan.network import Headcount
from meetingplan.network.laws import OutOfRange
from meetingplan.network.vertical import Way, changes, move, unhurried, ways
from tests.network import sites
from tests.network.sites import interior, zone

LIFT = Lift("lift", 1, 10, 1.0, 0.8)
BOTH = interior(zone("upper", 5, floor=3), lift=LIFT, stairs=True)
ON_FOOT = interior(zone("upper", 5, floor=3), stairs=True)


def moves(inside: Interior, party: Headcount, storeys: int = 2) -> tuple[tuple[str, int, int], ...]:
    """Part, people and minutes, by the one lift and the one staircase."""
    meeting = sites.meeting(inside, party)
    way = next(ways(inside))
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
    (ride,) = move(meeting, BOTH, next(ways(BOTH)), Headcount(8, 8), 2)
    told = dict(ride.needs.inputs)
    # floor(10 * 0.8 * 0.75) = 6 a trip, of whom the attendant loads 4; two storeys of 3 m
    assert ride.needs.law == "attendant.busy"
    assert (told["cars"], told["per_trip"], told["load"], told["trips"], told["rise_m"]) == (1, 6, 4, 2, 6)


def test_every_lift_goes_with_every_staircase_and_without() -> None:
    lifts, flights = (LIFT, Lift("other", 2, 5, 1.0, 0.8)), (Stairs("a", 1.0), Stairs("b", 2.0))
    inside = replace(BOTH, lifts=lifts, stairs=flights)
    assert set(ways(inside)) == {
        *(Way(lift, stairs) for lift in lifts for stairs in flights),
        *(Way(lift) for lift in lifts),
        *(Way(None, stairs) for stairs in flights),
        Way(),
    }
    assert next(ways(inside)) == Way(lifts[0], flights[0])  # the refusal of this one is told if all are refused
    assert list(ways(replace(inside, zones=(zone("low", 1),)))) == [Way()]


def test_changes_of_floor_from_the_entrance_to_the_entrance() -> None:
    stops = zone("a", 1, floor=3), zone("b", 1, floor=3), zone("c", 1), zone("d", 1, floor=2)
    assert changes(interior(*stops)) == [2, 2, 1, 1]
    assert changes(interior(zone("low", 1))) == []


def test_with_whom_a_wheelchair_is_does_not_shorten_what_is_needed() -> None:
    # 8 ride in one load, 42 s; with a wheelchair among them they take nine places: two loads of 5, 72 + 4 s.
    meeting = sites.meeting(interior(zone("upper", 5, floor=3), lift=LIFT), Headcount(8))
    inside = meeting.places[sites.SITE].interior
    assert inside is not None
    moves = move(meeting, inside, Way(LIFT), Headcount(8), 2)
    assert unhurried(meeting, inside, Way(LIFT), moves, 0, 2) == 1
    assert unhurried(meeting, inside, Way(LIFT), moves, 1, 2) == 2
