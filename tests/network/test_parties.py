"""Into which parties a group is parted."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.places import Gear, Interior
from meetingplan.network import Headcount
from meetingplan.network.parties import form_parties, largest_party, numbers_of_parties
from tests.network import sites
from tests.network.sites import interior, zone


def test_parties_are_of_nearly_one_size() -> None:
    assert form_parties(Headcount(10), 1) == [Headcount(10)]
    assert form_parties(Headcount(23), 3) == [Headcount(8), Headcount(8), Headcount(7)]


def test_no_party_is_larger_than_a_docent_can_lead_a_zone_hold_and_gear_dress() -> None:
    def largest(inside: Interior, spacing: float = 1.0) -> int:
        return largest_party(sites.meeting(inside, Headcount(1), spacing=spacing), inside)

    inside = interior(zone("show", 5, people=20), zone("open", 5), max_party=18)
    assert largest(inside) == 18
    assert largest(inside, 0.5) == 10  # half of the zone's 20
    assert largest(replace(inside, gear=Gear(places=4, sets=9))) == 9


def test_one_number_of_parties_for_every_size() -> None:
    # 23 people by 10, 9, 8, 7, 6, 5, 4, 3, 2, 1
    assert numbers_of_parties(23, 10) == [3, 4, 5, 6, 8, 12, 23]
    assert numbers_of_parties(23, 40) == [1, 2, 3, 4, 5, 6, 8, 12, 23]


def test_those_with_needs_fill_one_party_after_the_other() -> None:
    # 11 of 12 need the lift, 5 of them use a wheelchair; parties of 4.
    assert form_parties(Headcount(12, 11, 5), 3) == [
        Headcount(4, 4, 4),
        Headcount(4, 4, 1),
        Headcount(4, 3, 0),
    ]


@given(sites.headcounts(), st.data())
def test_nobody_is_lost(group: Headcount, data: st.DataObject) -> None:
    parties = form_parties(group, data.draw(st.integers(1, group.people)))
    assert sum(party.people for party in parties) == group.people
    assert sum(party.must_ride for party in parties) == group.must_ride
    assert sum(party.wheelchairs for party in parties) == group.wheelchairs
    assert all(party.wheelchairs <= party.must_ride <= party.people for party in parties)
    assert max(party.people for party in parties) - min(party.people for party in parties) <= 1
