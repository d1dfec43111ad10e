"""A small meeting and a plan for it, both made by hand so that every limit is just reached.

The figures of movement are round. With n people, in seconds, then minutes rounded up once a step:
getting off 60 + 3n, boarding 3n + 60, entrance 60 + n; stairs over two storeys of 3 m: (n - 1) + 60;
lift over two storeys: flight 6/1 + 1/1 + 1/1 = 8, round trip 4 + 2 + 2 (2 + 0 + 8) + 2 * 8 * 1 = 42 for 8 people.
A wheelchair takes 2 places and 2 * (4 - 2 * 1) = 4 s more: 8 people with one need 9 places, two trips, 88 s, 2 min.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import (
    CoachId,
    DelegateId,
    DelegationId,
    DocentId,
    GroupId,
    NodeId,
    PlaceId,
    SessionId,
    WindowId,
)
from meetingplan.domain.meeting import Limits, Meeting, Session, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Need, Role
from meetingplan.domain.places import (
    Docent,
    Interior,
    Lift,
    Place,
    PlaceKind,
    Road,
    Room,
    Stairs,
    Zone,
)
from meetingplan.domain.plan import Group, Plan, Step, Tier
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.text import Text

FIGURES = Movement(
    alight_s=3, board_s=3, berth_s=60, headcount_s=60, walk_mps=1, door_flow=1, door_margin_m=0, stair_climb_mps=0.1,
    stair_flow=1, stair_margin_m=0, lift_open_s=2, lift_close_s=2, lift_hold_s=2, lift_start_s=0, lift_load_s=1,
    lift_acceleration=1, lift_jerk=1, wheelchair_places=2, wheelchair_load_s=4,
)  # fmt: skip


def text(name: str) -> Text:
    return Text(name, name)


def place(name: str, kind: PlaceKind, bays: int, hours: tuple[int, int] = (0, 1440), people: int | None = None,
          interior: Interior | None = None) -> Place:  # fmt: skip
    rooms = {} if people is None else {"room": Room("room", text("room"), people)}
    return Place(PlaceId(name), kind, text(name), text(name), None, bays, *hours, rooms, interior)


def docent(name: str) -> Docent:
    return Docent(DocentId(name), name, "")


FLAT = Interior(
    walk_m=60, door_width_m=1, storey_m=3, lifts=(), stairs=(), max_party=5, max_storeys=3,
    zones=(Zone("z1", text("z1"), 5, 1, 5, 1, 0), Zone("z2", text("z2"), 4, 1, 5, 1, 0)),
    docents=(docent("a1"), docent("a2")),
)  # fmt: skip
TALL = Interior(
    walk_m=60, door_width_m=1, storey_m=3, lifts=(Lift("lift", 1, 10, 1.0, 0.8),), stairs=(Stairs("stairs", 1),),
    max_party=10, max_storeys=2,
    zones=(Zone("ground", text("ground"), 3, 1, 10, 1, 0), Zone("upper", text("upper"), 5, 3, None, 1, 0)),
    docents=(docent("b1"),),
)  # fmt: skip

PLACES = (
    place("H", PlaceKind.HOTEL, 1, people=10),
    place("K", PlaceKind.HOTEL, 1, people=8),
    place("P", PlaceKind.HALL, 2, people=18),
    place("A", PlaceKind.SITE, 1, (797, 848), interior=FLAT),
    place("B", PlaceKind.SITE, 1, (799, 846), interior=TALL),
    place("J", PlaceKind.JUNCTION, 0),
)
ROADS = tuple(
    Road(PlaceId(a), PlaceId(b), minutes, minutes / 2)
    for a, b, minutes in [("H", "A", 5), ("A", "B", 7), ("B", "J", 4), ("J", "H", 2), ("K", "B", 5), ("H", "P", 10),
                          ("K", "P", 8), ("B", "H", 9)]
)  # fmt: skip


def delegate(number: int) -> Delegate:
    """D01-D10 stay in H, D11-D19 in K; D01 and D02 need the lift, D11 uses a wheelchair, D03 and D04 keep together."""
    needs = {1: {Need.LIFT}, 2: {Need.LIFT}, 11: {Need.WHEELCHAIR}}.get(number, set())
    keep = {3: {DelegateId("D04")}, 4: {DelegateId("D03")}}.get(number, set())
    must_see = {PlaceId("A")} if number == 12 else set()
    hotel = PlaceId("H" if number <= 10 else "K")
    return Delegate(DelegateId(f"D{number:02}"), f"Person {number}", DelegationId("city"), "", Role.DELEGATE, hotel,
                    frozenset(needs), frozenset(must_see), frozenset(keep), "", "")  # fmt: skip


def coach(name: str, seats: int, wheelchairs: int) -> Coach:
    return Coach(CoachId(name), name, "", seats, 2, wheelchairs, "", "", "", "")


def session(name: str, where: str, start: int, end: int, hotel: str | None) -> Session:
    kept = None if hotel is None else PlaceId(hotel)
    return Session(SessionId(name), text(name), PlaceId(where), "room", start, end, kept, ())


def meeting() -> Meeting:
    delegates = [delegate(number) for number in range(1, 20)]
    sessions = [session("lunch-h", "H", 720, 780, "H"), session("lunch-k", "K", 720, 780, "K"),
                session("plenary", "P", 1020, 1080, None)]  # fmt: skip
    window = Window(WindowId("visits"), text("visits"), 790, 862, (PlaceId("A"), PlaceId("B")))
    return Meeting(
        id="small", title=text("small"), language="en", clock=Clock(date(2020, 6, 23), "Asia/Shanghai"), days=1,
        limits=Limits(spacing=1.0, max_wait=5, transfer_lead=10), movement=FIGURES,
        places={p.id: p for p in PLACES}, roads=ROADS,
        coaches={c.id: c for c in (coach("C1", 12, 0), coach("C2", 10, 1), coach("C3", 40, 0))},
        delegations={DelegationId("city"): Delegation(DelegationId("city"), text("city"))},
        delegates={d.id: d for d in delegates}, sessions={s.id: s for s in sessions}, windows={window.id: window},
        preparation=Preparation({}), assumptions=(), sha256="abc",
    )  # fmt: skip


def step(node: str, start: int, end: int, people: int, led_by: str | None = None) -> Step:
    return Step(NodeId(node), start, end, people, None if led_by is None else DocentId(led_by))


def flat_visit(arrive: int, half: int) -> list[Step]:
    """Two parties of `half` people: 2 min off, 2 in, 14 for both parties (the second 5 later), 2 out, 2 on."""
    t = arrive + 4
    return [
        step("A/bay", arrive, arrive + 2, 2 * half), step("A/bay", arrive + 2, t + 16, 0),
        step("A/entrance", arrive + 2, t, 2 * half),
        step("A/z1", t, t + 5, half, "a1"), step("A/entrance", t, t + 5, half),
        step("A/z2", t + 5, t + 9, half, "a1"), step("A/z1", t + 5, t + 10, half, "a2"),
        step("A/entrance", t + 9, t + 14, half), step("A/z2", t + 10, t + 14, half, "a2"),
        step("A/entrance", t + 14, t + 16, 2 * half), step("A/bay", t + 16, t + 18, 2 * half),
    ]  # fmt: skip


def tall_visit(arrive: int, up: list[tuple[str, int, int]]) -> list[Step]:
    """One party; `up` gives way, minutes and people of each way, up and down alike; the slower takes 2 min."""
    people = sum(riders for _, _, riders in up)
    t = arrive + 4
    return [
        step("B/bay", arrive, arrive + 2, people), step("B/bay", arrive + 2, t + 14, 0),
        step("B/entrance", arrive + 2, t, people), step("B/ground", t, t + 3, people, "b1"),
        *(step(f"B/{way}", t + 3, t + 3 + minutes, riders) for way, minutes, riders in up),
        step("B/upper", t + 5, t + 10, people, "b1"),
        *(step(f"B/{way}", t + 10, t + 10 + minutes, riders) for way, minutes, riders in up),
        step("B/entrance", t + 12, t + 14, people), step("B/bay", t + 14, t + 16, people),
    ]  # fmt: skip


def group(name: str, coach_name: str, numbers: Iterable[int], walk: list[Step]) -> Group:
    people = tuple(DelegateId(f"D{number:02}") for number in numbers)
    return Group(GroupId(name), CoachId(coach_name), people, tuple(walk))


G1 = [
    step("H/room", 720, 780, 10),
    step("H/bay", 790, 792, 10),
    *flat_visit(797, 5),  # leaves at 819
    *tall_visit(826, [("lift", 1, 6), ("stairs", 2, 4)]),  # leaves at 846
    step("H/bay", 852, 854, 10),
    step("H/bay", 996, 998, 10),
    step("P/bay", 1008, 1010, 10),
    step("P/room", 1020, 1080, 10),
    step("P/bay", 1085, 1087, 10),
    step("H/bay", 1097, 1099, 10),
]
G2 = [
    step("K/room", 720, 780, 8),
    step("K/bay", 792, 794, 8),
    *tall_visit(799, [("lift", 2, 8)]),  # leaves at 819
    *flat_visit(826, 4),  # leaves at 848
    step("K/bay", 860, 862, 8),
    step("K/bay", 998, 1000, 8),
    step("P/bay", 1008, 1010, 8),
    step("P/room", 1020, 1080, 8),
    step("P/bay", 1085, 1087, 8),
    step("K/bay", 1095, 1097, 8),
]
TIERS = (
    # Inside A count 2 + 9 + 2 min, those of one party; inside B 2 + 12 + 2. The second party's 5 min at A are waiting.
    # G1: 854 - 790 - 13 - 16 = 35 on tour, 24 to the plenary, 14 back: 73. G2: 862 - 792 - 16 - 13 = 41, 22, 12: 75.
    Tier("missed", "visits", 0, 0.0),
    Tier("travel_and_waiting", "people-minutes", 10 * 73 + 8 * 75, 1300.0),
    Tier("latest_return", "minutes", 862 - 790, 70.0),
    Tier("unevenness", "minutes", 2, 0.0),
)


def plan() -> Plan:
    groups = (group("G1", "C1", range(1, 11), G1), group("G2", "C2", range(11, 19), G2))
    return Plan("small", "abc", 1, 1, "feasible", TIERS, groups, {DelegateId("D19"): "no seat is left in this hotel"})


def with_walk(made: Plan, name: str, walk: Iterable[Step]) -> Plan:
    """The plan with another walk for one group, in order of start."""
    ordered = tuple(sorted(walk, key=lambda s: s.start))
    return replace(made, groups=tuple(replace(g, walk=ordered) if g.id == name else g for g in made.groups))


def walk_of(made: Plan, name: str) -> tuple[Step, ...]:
    return next(g.walk for g in made.groups if g.id == name)
