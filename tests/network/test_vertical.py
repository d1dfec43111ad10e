"""Who rides, who climbs, and how long both need.

Over 6 m a load of p people rides 26 + 2p seconds, at most 8 at once; c people climb in 60 + 2 (c - 1) seconds.
"""

import pytest

from meetingplan.domain.places import Interior, Lift
from meetingplan.network import Headcount
from meetingplan.network.laws import OutOfRange
from meetingplan.network.vertical import Move, bank, move
from tests.network import sites
from tests.network.sites import interior, zone

LIFT = Lift("lift", 1, 10, 1.0, 0.8)
BOTH = interior(zone("upper", 5, floor=3), lift=LIFT, stairs=True)
ON_FOOT = interior(zone("upper", 5, floor=3), stairs=True)


def moves(inside: Interior, party: Headcount, storeys: int = 2) -> tuple[Move, ...]:
    return move(sites.meeting(inside, party), inside, party, storeys)


def test_a_small_party_rides_together() -> None:
    assert moves(BOTH, Headcount(8)) == (Move("lift", 8, 1),)  # 42 s; the first climber would take 60


def test_a_large_party_parts_so_that_the_slower_way_is_shortest() -> None:
    # 12 ride in two loads of 6: 76 s; 8 climb in 74 s. One climber fewer: 13 in two loads of 7, 80 s; one more: 76 s.
    assert moves(BOTH, Headcount(20)) == (Move("lift", 12, 2), Move("stairs", 8, 2))


def test_who_needs_the_lift_rides() -> None:
    # 14 must: two loads of 7, 80 s; 6 climb in 70 s.
    assert moves(BOTH, Headcount(20, 14)) == (Move("lift", 14, 2), Move("stairs", 6, 2))
    assert moves(BOTH, Headcount(20, 20)) == (Move("lift", 20, 2),)  # three loads of 7, 120 s


def test_a_wheelchair_takes_its_places_and_its_time() -> None:
    # 7 riders with a wheelchair take 8 places, 42 + 4 s, while one climbs for 60 s; 8 would be two loads, 76 s.
    assert moves(BOTH, Headcount(8, 1, 1)) == (Move("lift", 7, 1), Move("stairs", 1, 1))
    # All must ride: two loads of 5 places, 72 + 4 s.
    assert moves(BOTH, Headcount(8, 8, 1)) == (Move("lift", 8, 2),)


def test_nobody_climbs_higher_than_asked() -> None:
    low = interior(zone("upper", 5, floor=3), lift=LIFT, stairs=True, max_storeys=1)
    assert moves(low, Headcount(20)) == (Move("lift", 20, 2),)
    # Over one storey of 3 m: 23 + 2p s a load (flight 3 + 1 + 1 = 5, 2 (2 + 5) + 6 + 2p = 20 + 2p), 30 + 2 (c - 1) up.
    assert {way.part for way in moves(low, Headcount(20), storeys=1)} == {"lift", "stairs"}


def test_without_a_lift_all_climb() -> None:
    assert moves(ON_FOOT, Headcount(20)) == (Move("stairs", 20, 2),)  # 60 + 38 s


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(OutOfRange, match="must_ride is 1, but must be 0 where there is no lift"):
        moves(ON_FOOT, Headcount(20, 1))
    with pytest.raises(OutOfRange, match="storeys is 4, but must be 0 to 3 where there is no lift"):
        moves(ON_FOOT, Headcount(20), storeys=4)
    with pytest.raises(OutOfRange, match="neither lift nor stairs"):
        moves(interior(zone("upper", 5, floor=2)), Headcount(1), storeys=1)


def test_the_bank_is_as_high_as_the_storeys_and_as_full_as_the_spacing_allows() -> None:
    made = bank(sites.meeting(BOTH, Headcount(8), spacing=0.75), BOTH, LIFT, 2)
    assert (made.cars, made.per_trip, made.speed, made.rise_m) == (1, 6, 1.0, 6)  # floor(10 * 0.8 * 0.75)
