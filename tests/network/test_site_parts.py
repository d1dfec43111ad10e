"""Visits to sites with a changing room, turnstiles, or only as far as one zone."""

from dataclasses import replace

from meetingplan.domain.ids import GEAR, SETS, node_id
from meetingplan.domain.places import Gear, Lift
from meetingplan.network import Headcount, Hold, build_graph, passage
from tests.network import sites
from tests.network.sites import SITE, interior, visit, zone
from tests.network.test_passage import on

LIFT = Lift("lift", 1, 10, 1.0, 0.8)


def test_gear_is_put_on_before_the_first_zone_and_handed_back_after_the_last() -> None:
    # 8 people, 60 s on and 30 s off at four places: two turns each, 2 min on and 1 min off.
    inside = interior(zone("shop", 5, floor=2), lift=LIFT, max_party=8)
    made = visit(replace(inside, gear=Gear(places=4, sets=8)), Headcount(8))
    inner = [step for step in made.steps if step.party == 0]
    assert inner == [on(GEAR, 4, 6, 8, 0), on("shop", 7, 12, 8, 0), on(GEAR, 13, 14, 8, 0)]
    assert made.guided() == {0: (4, 14)}
    # The sets can be worn again 120 s later.
    assert [hold for hold in made.holds() if hold.node == node_id(SITE, SETS)] == [
        Hold(node_id(SITE, SETS), 4, 16, 0, 8)
    ]


def test_a_second_party_waits_for_the_sets_of_the_first() -> None:
    # Four sets: two parties of 4. On 1 min, zone 5, off 1, ready after 2 more: the second begins 9 min later, and
    # the visit takes 9 + 7 min inside, 2 + 2 + 2 + 2 outside.
    inside = replace(interior(zone("shop", 5, parties=2), docents=2), gear=Gear(places=4, sets=4))
    assert visit(inside, Headcount(8)).minutes == 8 + 9 + 7


def test_turnstiles_hold_people_up() -> None:
    # 60 m at 1 m/s, a door for one person a second; at one turnstile of 3 s the last of 8 is through after 1 + 24 s:
    # 85 s, 2 min. At twenty-five people 1 + 75 s: 136 s, 3 min where the door alone takes 85 s.
    gated = replace(interior(zone("show", 5)), turnstiles=1)
    assert visit(gated, Headcount(8)).minutes == visit(interior(zone("show", 5)), Headcount(8)).minutes
    assert visit(gated, Headcount(25)).minutes == visit(interior(zone("show", 5)), Headcount(25)).minutes + 2


def test_as_far_as_one_zone_and_back() -> None:
    inside = interior(zone("show", 5), zone("line", 4), zone("upper", 6, floor=3), lift=LIFT)
    graph = build_graph(sites.meeting(inside, Headcount(8)))
    assert passage(graph, SITE, Headcount(8), "line").minutes == 8 + 5 + 4
