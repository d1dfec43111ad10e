"""Into which parties a group is parted."""

from hypothesis import given

from meetingplan.domain.places import Interior
from meetingplan.network import Headcount
from meetingplan.network.parties import form_parties
from tests.network import sites
from tests.network.sites import interior, zone


def test_as_few_as_a_docent_can_lead_and_of_nearly_one_size() -> None:
    inside = interior(zone("show", 5), max_party=10)
    assert form_parties(sites.meeting(inside, Headcount(10)), inside, Headcount(10)) == [Headcount(10)]
    assert form_parties(sites.meeting(inside, Headcount(23)), inside, Headcount(23)) == [
        Headcount(8),
        Headcount(8),
        Headcount(7),
    ]


def test_those_with_needs_fill_one_party_after_the_other() -> None:
    # 11 of 12 need the lift, 5 of them use a wheelchair; parties of 4.
    inside = interior(zone("show", 5), max_party=4)
    group = Headcount(12, 11, 5)
    assert form_parties(sites.meeting(inside, group), inside, group) == [
        Headcount(4, 4, 4),
        Headcount(4, 4, 1),
        Headcount(4, 3, 0),
    ]


@given(sites.interiors, sites.headcounts())
def test_nobody_is_lost(inside: Interior, group: Headcount) -> None:
    parties = form_parties(sites.meeting(inside, group), inside, group)
    assert sum(party.people for party in parties) == group.people
    assert sum(party.must_ride for party in parties) == group.must_ride
    assert sum(party.wheelchairs for party in parties) == group.wheelchairs
    assert all(party.wheelchairs <= party.must_ride <= party.people <= inside.max_party for party in parties)
