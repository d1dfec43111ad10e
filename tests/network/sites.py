"""Meetings of one group, one hotel and one site, made by hand or by chance.

The figures of movement are round. With n people, in seconds: getting off 60 + 3n, boarding 3n + 60, entrance 60 + n;
stairs 2 (n - 1) + 10 h for h metres; a lift over 6 m: flight 6/1 + 1/1 + 1/1 = 8, round trip with p people
2 * 2 + 2 + 2 (2 + 8) + 2p = 26 + 2p; a wheelchair takes two places and 2 (4 - 2) = 4 s more.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from meetingplan.audit import value_of_tiers
from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import (
    BAY,
    CoachId,
    DelegateId,
    DelegationId,
    DocentId,
    GroupId,
    PlaceId,
    WindowId,
    node_id,
)
from meetingplan.domain.meeting import Limits, Meeting, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Need, Role
from meetingplan.domain.places import Docent, Gear, Interior, Lift, Place, PlaceKind, Road, Stairs, Zone
from meetingplan.domain.plan import Group, Plan, Step, Tier
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.text import Text
from meetingplan.network import Headcount, Passage, build_graph, passage

HOTEL, SITE = PlaceId("hotel"), PlaceId("site")
DAYS, DRIVE = 2, 10
FIGURES = Movement(
    alight_s=3, board_s=3, berth_s=60, headcount_s=60, walk_mps=1, door_flow=1, door_margin_m=0, stair_climb_mps=0.1,
    stair_flow=0.5, stair_margin_m=0, lift_open_s=2, lift_close_s=2, lift_hold_s=2, lift_start_s=0, lift_load_s=1,
    lift_acceleration=1, lift_jerk=1, wheelchair_places=2, wheelchair_load_s=4,
)  # fmt: skip
DEFAULTS = Movement()


def zone(name: str, minutes: int, floor: int = 1, people: int | None = None, parties: int = 1) -> Zone:
    return Zone(name, Text(name, name), minutes, floor, people, parties, 0)


def interior(*zones: Zone, docents: int = 1, max_party: int = 50, lift: Lift | None = None, stairs: bool = False,
             max_storeys: int = 3) -> Interior:  # fmt: skip
    """Storeys of 3 m, a door of 1 m, 60 m from the coach."""
    return Interior(
        walk_m=60, door_width_m=1, storey_m=3, lifts=(lift,) if lift else (), stairs=(Stairs("stairs", 1),) * stairs,
        zones=zones, docents=tuple(Docent(DocentId(f"d{n}"), f"Docent {n}", "") for n in range(docents)),
        max_party=max_party, max_storeys=max_storeys,
    )  # fmt: skip


def place(id: PlaceId, kind: PlaceKind, bays: int = 1, inside: Interior | None = None) -> Place:
    return Place(id, kind, Text(id, id), Text(id, id), None, bays, 0, 1440, {}, inside)


def meeting(
    inside: Interior, group: Headcount, *, figures: Movement = FIGURES, spacing: float = 1.0, bays: int = 1
) -> Meeting:
    """A meeting of one group, whose coach has seats enough with every spacing of the tests."""
    people = {person.id: person for person in _people(group)}
    coach = Coach(CoachId("C1"), "", "", 4 * len(people), 0, group.wheelchairs, "", "", "", "")
    window = Window(WindowId("visits"), Text("visits", "visits"), 0, DAYS * 1440, (SITE,))
    return Meeting(
        id="one", title=Text("one", "one"), language="en", clock=Clock(date(2026, 9, 15), "Asia/Shanghai"), days=DAYS,
        limits=Limits(spacing, max_wait=0, transfer_lead=0), movement=figures,
        places={HOTEL: place(HOTEL, PlaceKind.HOTEL), SITE: place(SITE, PlaceKind.SITE, bays, inside)},
        roads=(Road(HOTEL, SITE, DRIVE, 5.0),), coaches={coach.id: coach},
        delegations={DelegationId("city"): Delegation(DelegationId("city"), Text("city", "city"))}, delegates=people,
        sessions={}, windows={window.id: window}, preparation=Preparation({}), assumptions=(), sha256="abc",
    )  # fmt: skip


def _people(group: Headcount) -> list[Delegate]:
    """Those who need the lift come last, and of them those in wheelchairs."""
    needs: list[frozenset[Need]] = [frozenset()] * (group.people - group.must_ride)
    needs += [frozenset({Need.LIFT})] * (group.must_ride - group.wheelchairs)
    needs += [frozenset({Need.WHEELCHAIR})] * group.wheelchairs
    return [
        Delegate(DelegateId(f"P{n}"), f"Person {n}", DelegationId("city"), "", Role.DELEGATE, HOTEL, its, frozenset(),
                 frozenset(), "", "")
        for n, its in enumerate(needs)
    ]  # fmt: skip


def visit(inside: Interior, group: Headcount, *, spacing: float = 1.0, bays: int = 1) -> Passage:
    return passage(build_graph(meeting(inside, group, spacing=spacing, bays=bays)), SITE, group)


def plan(of: Meeting, made: Passage) -> Plan:
    """The whole group drives to the site at minute 0, passes it without waiting, and drives back."""
    arrive = made.board + DRIVE
    leave = arrive + made.minutes
    leaders = _leaders(of, made)
    walk = [
        Step(node_id(HOTEL, BAY), 0, made.board, made.headcount.people),
        *(
            Step(s.node, arrive + s.start, arrive + s.end, s.people, None if s.party is None else leaders[s.party])
            for s in made.steps
        ),
        Step(node_id(HOTEL, BAY), leave + DRIVE, leave + DRIVE + made.alight, made.headcount.people),
    ]
    group = Group(GroupId("G1"), CoachId("C1"), tuple(of.delegates), tuple(walk))
    bare = Plan(of.id, of.sha256, 1, 1, "feasible", (), (group,), {})
    values = value_of_tiers(of, bare)
    return replace(bare, tiers=tuple(Tier(wish.name, wish.unit, values[wish.name], 0.0) for wish in of.tiers))


def _leaders(of: Meeting, made: Passage) -> dict[int, DocentId]:
    """Any docent who is free when a party begins."""
    inside = of.places[SITE].interior
    assert inside is not None
    until: dict[DocentId, int] = defaultdict(int)
    leaders = {}
    for party, (start, end) in sorted(made.guided().items(), key=lambda item: item[1]):
        leaders[party] = next(docent.id for docent in inside.docents if until[docent.id] <= start)
        until[leaders[party]] = end
    return leaders


@st.composite
def headcounts(draw: st.DrawFn, most: int = 45) -> Headcount:
    people = draw(st.integers(1, most))
    must_ride = draw(st.one_of(st.just(0), st.integers(0, people)))
    return Headcount(people, must_ride, draw(st.integers(0, min(must_ride, 3))))


zones = st.builds(
    Zone,
    id=st.uuids().map(str),
    name=st.just(Text("zone", "zone")),
    minutes=st.integers(1, 15),
    floor=st.integers(1, 5),
    people=st.none() | st.integers(4, 60),
    parties=st.integers(1, 3),
    walk_m=st.sampled_from([0.0, 40.0]),
)
banks = st.builds(
    Lift,
    id=st.sampled_from(["lift", "north", "south"]),
    cars=st.integers(1, 3),
    rated_persons=st.integers(4, 24),
    speed=st.sampled_from([0.63, 1.0, 1.75]),
    fill=st.sampled_from([0.8, 1.0]),
    queue=st.sampled_from(["parallel", "one"]),
)
lifts = st.lists(banks, min_size=1, max_size=2, unique_by=lambda lift: lift.id).map(tuple)
flights = st.sampled_from([(), (Stairs("stairs", 1.2),), (Stairs("stairs", 1.2), Stairs("wide", 2.4))])
gears = st.none() | st.builds(Gear, places=st.integers(2, 12), sets=st.integers(5, 40))
interiors = st.builds(
    Interior,
    walk_m=st.floats(0, 150),
    door_width_m=st.floats(0.8, 3),
    storey_m=st.floats(3, 5),
    lifts=lifts,
    stairs=flights,
    zones=st.lists(zones, min_size=1, max_size=4).map(tuple),
    docents=st.integers(1, 3).map(lambda n: tuple(Docent(DocentId(f"d{i}"), f"Docent {i}", "") for i in range(n))),
    max_party=st.integers(4, 40),
    max_storeys=st.integers(0, 4),
    turnstiles=st.integers(0, 3),
    gear=gears,
)
