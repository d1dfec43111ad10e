"""When parties follow each other."""

from meetingplan.domain.ids import node_id
from meetingplan.network import Headcount, Hold, build_graph
from meetingplan.network.turns import turns
from tests.network import sites
from tests.network.sites import SITE, interior, zone

# `wide` takes three parties and 10 people, `narrow` one party; two docents.
GRAPH = build_graph(
    sites.meeting(interior(zone("wide", 5, people=10, parties=3), zone("narrow", 3), docents=2), Headcount(1))
)
WIDE, NARROW = node_id(SITE, "wide"), node_id(SITE, "narrow")


def test_a_party_alone_does_not_wait() -> None:
    assert turns(GRAPH, [[Hold(NARROW, 0, 3, 1, 99)]]) == [0]


def test_parties_wait_for_a_node_that_takes_one() -> None:
    party = [Hold(NARROW, 0, 3, 1, 5)]
    assert turns(GRAPH, [party, party, party]) == [0, 3, 6]


def test_parties_wait_for_people_to_leave() -> None:
    # 4 + 4 people fit into 10 places; the third party waits until both have left.
    party = [Hold(WIDE, 0, 5, 1, 4)]
    assert turns(GRAPH, [party, party, party]) == [0, 0, 5]


def test_a_load_is_looked_at_wherever_something_begins_within_it() -> None:
    # Minutes 0-2 are free beside the first party of 6; at minute 2 the second of 6 would make 12, so the third of 4,
    # 4 minutes long, fits at once beside neither: with the second it makes 10, with both 16.
    first, second = [Hold(WIDE, 0, 2, 1, 6)], [Hold(WIDE, 2, 6, 1, 6)]
    assert turns(GRAPH, [first, second, [Hold(WIDE, 0, 4, 1, 4)]]) == [0, 0, 0]
    assert turns(GRAPH, [first, second, [Hold(WIDE, 0, 4, 1, 5)]]) == [0, 0, 6]


def test_no_party_overtakes() -> None:
    # The second must wait 3 minutes for `narrow`; the third, which only needs `wide`, comes no earlier.
    one, other = [Hold(NARROW, 0, 3, 1, 1)], [Hold(WIDE, 0, 1, 1, 1)]
    assert turns(GRAPH, [one, one, other]) == [0, 3, 3]
