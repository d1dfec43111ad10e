"""What a visit consists of, minute by minute."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetingplan.domain.ids import BAY, DOCENTS, ENTRANCE, GEAR, node_id, part_of
from meetingplan.domain.movement import Movement
from meetingplan.domain.places import Docent, Gear, Interior, Lift, Stairs
from meetingplan.network import Headcount, PassageStep, build_graph, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.network.vertical import changes
from tests.network import sites
from tests.network.sites import SITE, interior, visit, zone

LIFT = Lift("lift", 1, 10, 1.0, 0.8)
flats = sites.interiors.map(lambda inside: replace(inside, zones=tuple(replace(z, floor=1) for z in inside.zones)))


def on(part: str, start: int, end: int, people: int, party: int | None = None) -> PassageStep:
    return PassageStep(node_id(SITE, part), start, end, people, party)


def test_two_parties_follow_each_other() -> None:
    # 8 people: off 60 + 24 = 84 s, in 60 + 8 = 68 s, on 24 + 60 = 84 s: 2 min each. The showroom takes one party for
    # 5 min, so the second waits for 5 and the first waits for it as long.
    inside = interior(zone("show", 5), zone("line", 4), docents=2, max_party=4)
    made = visit(inside, Headcount(8))
    assert (made.alight, made.board, made.minutes) == (2, 2, 22)
    assert made.inside == 2 + 5 + 4 + 2  # a party on its own; the others' 5 min are waiting
    assert made.steps == (
        on(BAY, 0, 2, 8),
        on(BAY, 2, 20, 0),
        on(ENTRANCE, 2, 4, 8),
        on(ENTRANCE, 4, 9, 4),
        on("show", 4, 9, 4, 0),
        on("line", 9, 13, 4, 0),
        on("show", 9, 14, 4, 1),
        on(ENTRANCE, 13, 18, 4),
        on("line", 14, 18, 4, 1),
        on(ENTRANCE, 18, 20, 8),
        on(BAY, 20, 22, 8),
    )
    assert made.guided() == {0: (4, 13), 1: (9, 18)}


def test_one_docent_leads_the_second_party_when_back_from_the_first() -> None:
    # The first party is with the docent for 5 + 4 min, so 4 min more than with two docents.
    inside = interior(zone("show", 5), zone("line", 4), docents=1, max_party=4)
    assert visit(inside, Headcount(8)).minutes == 22 + 4


def test_parties_go_side_by_side_where_there_is_room() -> None:
    # Two docents, and zones that take two parties: nobody waits.
    roomy = interior(zone("show", 5, parties=2), zone("line", 4, parties=2), docents=2, max_party=4)
    assert visit(roomy, Headcount(8)).minutes == 22 - 5


def test_a_zone_that_holds_few_makes_small_parties() -> None:
    # 10 seats at three quarters are 7 people: 8 people are two parties of 4.
    inside = interior(zone("show", 5), zone("line", 4, people=10), docents=2)
    assert visit(inside, Headcount(8), spacing=0.75).minutes == 22
    assert visit(inside, Headcount(8)).minutes == 22 - 5


def test_up_by_lift_and_stairs_and_down_again() -> None:
    # 8 people in off, in, on: 2 min each. Over 6 m all ride together: 26 + 16 = 42 s, 1 min, quicker than 60 s on foot.
    made = visit(interior(zone("ground", 3), zone("upper", 5, floor=3), lift=LIFT, stairs=True), Headcount(8))
    assert [step for step in made.steps if step.node == node_id(SITE, "lift")] == [
        on("lift", 7, 8, 8),
        on("lift", 13, 14, 8),
    ]
    assert made.minutes == 2 + 2 + 3 + 1 + 5 + 1 + 2 + 2
    assert made.guided() == {0: (4, 13)}


def test_all_who_need_the_lift_ride_whatever_their_party() -> None:
    # Two parties of 4; 6 need the lift, 2 of them in wheelchairs. The site has a wide stair that all others prefer.
    slow = replace(LIFT, speed=0.1)  # 6 m take 60 s and more
    made = visit(interior(zone("upper", 5, floor=3), max_party=4, lift=slow, stairs=True), Headcount(8, 6, 2))
    rides = [step.people for step in made.steps if step.node == node_id(SITE, "lift")]
    assert rides == [4, 2, 4, 2]  # up and then down: the whole first party, and two of the second


def test_a_site_that_not_everyone_can_see_is_refused() -> None:
    with pytest.raises(OutOfRange, match="must_ride"):
        visit(interior(zone("upper", 5, floor=2), stairs=True), Headcount(8, 1))


def test_only_sites_have_passages() -> None:
    with pytest.raises(ValueError, match="hotel has no interior"):
        passage(build_graph(sites.meeting(interior(zone("show", 5)), Headcount(1))), sites.HOTEL, Headcount(1))


@pytest.mark.slow
@given(sites.interiors, sites.headcounts())
def test_steps_are_in_order_and_people_are_conserved(inside: Interior, group: Headcount) -> None:
    made = visit(inside, group)
    assert [step.start for step in made.steps] == sorted(step.start for step in made.steps)
    assert all(step.start < step.end for step in made.steps)
    bay = [step for step in made.steps if step.node == node_id(SITE, BAY)]
    assert [(step.end - step.start, step.people) for step in bay if step.people] == [
        (made.alight, group.people),
        (made.board, group.people),
    ]
    assert (bay[0].start, bay[-1].end) == (0, made.minutes)
    assert all(before.end == after.start for before, after in pairwise(bay))  # held without a break
    for minute in range(made.minutes):
        assert sum(step.people for step in made.steps if step.start <= minute < step.end) <= group.people


@pytest.mark.slow
@given(sites.interiors, sites.headcounts())
def test_everyone_makes_every_stop_and_every_change_of_floor(inside: Interior, group: Headcount) -> None:
    made = visit(inside, group)
    through: dict[str, int] = defaultdict(int)
    for step in made.steps:
        through[part_of(step.node)] += step.people if step.needs else 0
    ways = {lift.id for lift in inside.lifts} | {stairs.id for stairs in inside.stairs}
    assert sum(through[way] for way in ways) == group.people * len(changes(inside))
    assert through[ENTRANCE] == through[BAY] == 2 * group.people
    assert all(through[zone.id] == group.people for zone in inside.zones)
    assert through[GEAR] == (2 * group.people if inside.gear else 0)


@given(flats, sites.headcounts())
def test_where_nobody_changes_floors_everyone_is_somewhere_at_every_minute(inside: Interior, group: Headcount) -> None:
    made = visit(inside, group)
    for minute in range(made.minutes):
        assert sum(step.people for step in made.steps if step.start <= minute < step.end) == group.people


@pytest.mark.slow
@given(sites.interiors, sites.headcounts())
def test_every_party_passes_every_zone_in_order(inside: Interior, group: Headcount) -> None:
    made = visit(inside, group)
    parties = defaultdict(list)
    for step in made.steps:
        if step.party is not None:
            parties[step.party].append(step)
    assert sum(steps[0].people for steps in parties.values()) == group.people
    for number, steps in parties.items():
        changing = [GEAR] if inside.gear else []
        stops = [*changing, *(zone.id for zone in inside.zones), *changing]
        assert [step.node for step in steps] == [node_id(SITE, stop) for stop in stops]
        assert len({step.people for step in steps}) == 1
        assert steps[0].people <= inside.max_party
        assert made.guided()[number] == (steps[0].start, steps[-1].end)


@pytest.mark.slow
@given(sites.interiors, sites.headcounts(), st.sampled_from([1.0, 0.6]))
def test_a_group_alone_never_overfills_a_node(inside: Interior, group: Headcount, spacing: float) -> None:
    graph = build_graph(sites.meeting(inside, group, spacing=spacing))
    made = passage(graph, SITE, group)
    holds = list(made.holds())
    assert [(h.start, h.end) for h in holds if h.node == node_id(SITE, BAY)] == [(0, made.minutes)]
    led = sorted((h.start, h.end) for h in holds if h.node == node_id(SITE, DOCENTS))
    assert led == sorted(made.guided().values())
    for hold in holds:
        here = [h for h in holds if h.node == hold.node and h.start <= hold.start < h.end]
        node = graph.nodes[hold.node]
        assert node.parties is None or sum(h.parties for h in here) <= node.parties
        assert node.people is None or sum(h.people for h in here) <= node.people


def _more(inside: Interior, what: str) -> Interior:
    """One more docent, lift, staircase, car, place, turnstile, or whatever else; or a faster lift."""
    match what:
        case "docent":
            return replace(inside, docents=(*inside.docents, Docent(inside.docents[0].id, "", "")))
        case "lift":
            return replace(inside, lifts=(*inside.lifts, Lift("more", 2, 12, 1.75, 0.8)))
        case "staircase":
            return replace(inside, stairs=(*inside.stairs, Stairs("more", 1.8)))
        case "car":
            return replace(inside, lifts=tuple(replace(lift, cars=lift.cars + 1) for lift in inside.lifts))
        case "place":
            return replace(inside, lifts=tuple(replace(i, rated_persons=i.rated_persons + 2) for i in inside.lifts))
        case "speed":
            return replace(inside, lifts=tuple(replace(lift, speed=lift.speed + 0.75) for lift in inside.lifts))
        case "gate":
            return replace(inside, turnstiles=inside.turnstiles and inside.turnstiles + 1)
        case "led":
            return replace(inside, max_party=inside.max_party + 7)
        case "party":
            return replace(inside, zones=tuple(replace(z, parties=z.parties + 1) for z in inside.zones))
        case "zone":
            return replace(inside, zones=tuple(replace(z, people=z.people and z.people + 6) for z in inside.zones))
        case "sets of gear":
            return replace(inside, gear=inside.gear and replace(inside.gear, sets=inside.gear.sets + 5))
        case _:
            return replace(inside, gear=inside.gear and replace(inside.gear, places=inside.gear.places + 1))


more = st.sampled_from(
    ["docent", "lift", "staircase", "car", "place", "speed", "gate", "led", "party", "zone", "sets of gear", "places"]
)


@pytest.mark.slow
@settings(max_examples=150)
@given(sites.interiors, sites.headcounts(), more, st.sampled_from([sites.FIGURES, sites.DEFAULTS]))
def test_more_room_never_lengthens_a_visit(inside: Interior, group: Headcount, what: str, figures: Movement) -> None:
    made, other = (
        passage(build_graph(sites.meeting(site, group, figures=figures)), SITE, group).minutes
        for site in (inside, _more(inside, what))
    )
    assert other <= made


@pytest.mark.slow
@given(sites.interiors, sites.headcounts(), st.integers(2, 5))
def test_bays_do_not_matter_to_one_coach(inside: Interior, group: Headcount, bays: int) -> None:
    assert visit(inside, group, bays=bays) == visit(inside, group)


def test_a_quicker_lift_is_run_more_slowly_where_that_is_quicker_for_all() -> None:
    """Seventeen people are parties of 9 and 8; three minutes on the third floor, three on the first."""
    # Three a trip over 6 m: 26 + 2 p s a round. One car: three rounds of three, 96 s, 2 min. A tour is 2 + 3 + 2 + 3
    # min; while the first party is upstairs the second goes up at 2, and down at 7, when the first is on the ground
    # floor until 10, where the second comes at 9: so it begins at 3 instead, and is through at 13.
    zones = zone("upper", 3, floor=3), zone("ground", 3)
    small = Lift("lift", 1, 4, 1.0, 0.8)
    one, two = (interior(*zones, docents=3, max_party=13, lift=replace(small, cars=cars)) for cars in (1, 2))
    assert visit(one, Headcount(17)).minutes == 21
    assert visit(two, Headcount(17)).minutes <= 21


def test_people_change_in_fewer_places_where_that_is_quicker_for_all() -> None:
    """Thirteen people are parties of 4, 3, 3 and 3, and one party changes at a time."""
    # Off, in, out and on are 2 min each. Two places: each party dresses in 2 min and undresses in 1, around 3 min in
    # the zone; so one begins every 3 min and the last is through at 9 + 6. In three places the parties of 3 dress in
    # 1 min and would begin at 0, 4, 7 and 10: not by a regular gap, which would be 4.
    two, three = (replace(interior(zone("show", 3), docents=2, max_party=4), gear=Gear(n, 99)) for n in (2, 3))
    assert visit(two, Headcount(13)).minutes == 8 + 15
    assert visit(three, Headcount(13)).minutes == 8 + 15


def test_smaller_parties_where_larger_ones_would_take_longer() -> None:
    """A docent who can lead more people need not."""
    # 24 people: off and on 132 s, 3 min each; in and out 84 s, 2 min each: 10 min. Six zones of 1 min and six rides.
    # Three parties of 8 ride in one load, 42 s, 1 min, so a tour is 6 + 6 min; the second party rides while the first
    # is in a zone, 1 min behind, and the third can begin when the first is out: 12 + 12. Two parties of 12 ride in two
    # loads of 6, 76 s, 2 min, so a tour is 6 + 12 min; between two rides there is time for none of the other party's,
    # which begins its first zone while the last ride goes on, at minute 17: 17 + 18.
    zones = [zone(f"z{n}", 1, floor=3 if n % 2 else 1) for n in range(6)]
    small, large = (visit(interior(*zones, docents=3, max_party=size, lift=LIFT), Headcount(24)) for size in (8, 12))
    assert small.minutes == large.minutes == 10 + 12 + 12
    assert len(large.guided()) == 3
