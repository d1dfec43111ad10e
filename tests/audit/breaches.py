"""The smallest breaches of every rule: what is done to the good plan or its meeting, what it breaks, by how much."""

from dataclasses import replace
from datetime import date

from meetingplan.domain.agenda import Talk
from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import CoachId, DelegateId, GroupId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Grouping, Leaders, Need, Role
from meetingplan.domain.pins import Pin, PinnedTour, PinnedVisit
from meetingplan.domain.places import Gear, SlowTime, Stairs
from meetingplan.domain.plan import Group, Plan
from meetingplan.domain.staffing import Duty, Grid, Post, Staffing
from meetingplan.domain.text import Text
from tests.audit.builders import ROADS, TALL, step, text, walk_of, with_walk
from tests.audit.edits import (
    Breach,
    Edit,
    Made,
    add,
    both,
    change,
    drop,
    of_coach,
    of_delegate,
    of_group,
    of_interior,
    of_limits,
    of_meeting,
    of_place,
    of_plan,
    of_window,
    of_zone,
    people,
    room_for,
    shift,
)
from tests.audit.visits import early_at_a, in_gear_at_b, party_of_ten_at_a

ON_THE_ROAD = frozenset({"waiting"})
A, B = PlaceId("A"), PlaceId("B")


def without_stairs_at_b(meeting: Meeting, plan: Plan) -> Made:
    """All ten of G1 climb: 69 s over 6 m, which are 2 minutes."""
    walk = [s for s in walk_of(plan, "G1") if s.node != "B/lift"]
    walk = [replace(s, people=10) if s.node == "B/stairs" else s for s in walk]
    return meeting, with_walk(plan, "G1", walk)


def split_at_b(riders: int) -> Edit:
    """Of the ten of G1 as many ride as said, up and down; the others climb."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        shares = {"B/lift": riders, "B/stairs": 10 - riders}
        walk = [replace(s, people=shares.get(s.node, s.people)) for s in walk_of(plan, "G1")]
        return meeting, with_walk(plan, "G1", walk)

    return edit


SCENARIO = [
    Breach("other scenario", "scenario", 1, of_plan(scenario="other")),
    Breach("other files", "scenario", 1, of_plan(scenario_sha256="abd")),
]
ROSTER = [
    Breach("unplaced without reason", "roster", 1, of_plan(unplaced={DelegateId("D19"): " "})),
    Breach("one left out", "roster", 1, of_plan(unplaced={})),
    Breach("placed and unplaced", "roster", 1, of_plan(unplaced=dict.fromkeys(people(18, 19), "why"))),
    Breach("stranger unplaced", "roster", 1, of_plan(unplaced=dict.fromkeys(people(19, 20), "why"))),
    Breach("stranger for a delegate", "roster", 1, of_group("G1", delegates=people(*range(1, 10), 20))),
    Breach("twice in one group", "roster", 1, of_group("G1", delegates=people(*range(1, 10), 9))),
    Breach("nobody in the group", "roster", 1, lambda m, p: (m, replace(p, groups=(
        *p.groups, replace(p.groups[0], id=GroupId("G3"), coach=CoachId("C3"), delegates=(), walk=()))))),
    Breach("two groups of one name", "roster", 1, of_group("G2", id="G1")),
]  # fmt: skip
SEATS = [
    Breach("one seat short", "seats", 1, of_coach("C1", seats=11)),
    Breach("one seat more for the crew", "seats", 1, of_coach("C2", crew=3)),
    Breach("no wheelchair place", "seats", 1, of_coach("C2", wheelchairs=0)),
    Breach("unknown coach", "seats", 1, of_group("G1", coach="C9")),
    Breach("one coach for two", "seats", 1, both(of_coach("C1", wheelchairs=1), of_group("G2", coach="C1"))),
]
TOGETHER = [
    Breach("kept apart", "together", 1, of_delegate("D03", keep_with=frozenset(people(12)))),
    Breach("kept apart from one unplaced", "together", 1, of_delegate("D19", keep_with=frozenset(people(12)))),
    Breach("another hotel", "together", 1, of_delegate("D10", hotel=PlaceId("K"))),
]
APART = [
    Breach("on one coach", "apart", 1, of_delegate("D05", keep_apart=frozenset(people(6)))),
    Breach(
        "said by both, told once",
        "apart",
        1,
        both(of_delegate("D05", keep_apart=frozenset(people(6))), of_delegate("D06", keep_apart=frozenset(people(5)))),
    ),
]
BY_HAND = [
    Breach("on another coach", "by-hand", 1, of_delegate("D05", coach=CoachId("C2"))),
    Breach("given a coach and unplaced", "by-hand", 1, of_delegate("D19", coach=CoachId("C2"))),
]
WITH_A_THIRD_GROUP = both(  # D19, who stays at K like G2, on a coach that goes nowhere
    of_plan(unplaced={}),
    lambda m, p: (m, replace(p, groups=(*p.groups, Group(GroupId("G3"), CoachId("C3"), people(19), ())))),
)
LEADERS = [
    Breach("two leaders more", "leaders", 1, both(
        WITH_A_THIRD_GROUP, of_meeting(groups=Grouping(leaders=Leaders.SPREAD)),
        of_delegate("D13", role=Role.LEADER), of_delegate("D14", role=Role.LEADER)), frozenset({"sessions"})),
]  # fmt: skip
WALK_FORM = [
    Breach("unknown node", "walk-form", 1, change("G1", "A/z1", 801, node="A/z9")),
    Breach("unknown place", "walk-form", 1, change("G1", "A/z1", 801, node="Q/z1")),
    Breach("at a junction", "walk-form", 1, change("G1", "H/bay", 790, node="J/bay")),
    Breach("no length", "walk-form", 1, change("G1", "A/z1", 801, end=801)),
    Breach("reversed", "walk-form", 3, change("G1", "A/z1", 801, end=799)),
    Breach("out of order", "walk-form", 1, lambda m, p: (m, replace(p, groups=(replace(
        p.groups[0], walk=(*p.groups[0].walk[:-1], step("H/bay", 1084, 1085, 10))), p.groups[1])))),
    Breach("after the last midnight", "walk-form", 1, change("G1", "H/bay", 1097, end=1441)),
    Breach("more people than the group has", "walk-form", 1, change("G1", "P/room", 1020, people=11)),
    Breach("one person not aboard", "walk-form", 1, change("G1", "H/bay", 790, people=9)),
    Breach("one person not at the session", "walk-form", 1, change("G1", "P/room", 1020, people=9)),
    Breach("nobody in a zone", "walk-form", 1, change("G1", "A/z1", 801, people=0)),
    Breach("one too many inside", "walk-form", 1, change("G1", "A/entrance", 801, people=6)),
    Breach("one misses a zone", "walk-form", 1, change("G1", "A/z2", 806, people=4)),
    Breach("a party misses a zone", "walk-form", 5, drop("G1", "A/z2", 806)),
    Breach("zones in the wrong order", "walk-form", 1, both(
        change("G1", "A/z1", 801, node="A/z2", end=805), change("G1", "A/z2", 806, node="A/z1", start=805))),
    Breach("bay let go for a minute", "walk-form", 1, change("G1", "A/bay", 799, end=816)),
    Breach("bay not held", "walk-form", 18, drop("G1", "A/bay", 799)),
    Breach("two places at once", "walk-form", 1, change("G1", "A/bay", 817, end=827)),
    Breach("does not go in as a whole", "walk-form", 1, change("G1", "A/entrance", 799, people=9)),
    Breach("does not go in", "walk-form", 1, drop("G1", "A/entrance", 799)),
    Breach("does not board again", "walk-form", 1, drop("G1", "A/bay", 817)),
    Breach("does not board at the origin", "walk-form", 1, drop("G1", "H/bay", 790)),
    Breach("does not get off", "walk-form", 1, drop("G1", "P/bay", 1008)),
    Breach("arrives nowhere", "walk-form", 1, drop("G1", "H/bay", 1097)),
    Breach("ends where nothing takes place", "walk-form", 1, change("G1", "H/bay", 1097, node="P/bay")),
    Breach("session in the middle of a visit", "walk-form", 1, both(
        of_place("A", rooms=room_for(10)), change("G1", "A/entrance", 815, node="A/room"))),
    Breach("no way up", "walk-form", 1, both(drop("G1", "B/lift", 833), drop("G1", "B/stairs", 833))),
    Breach("one person has no way up", "walk-form", 1, change("G1", "B/stairs", 833, people=3)),
    Breach("lift and stairs apart", "walk-form", 1, change("G1", "B/lift", 833, start=834, end=835)),
    Breach("a way too many", "walk-form", 1, both(
        change("G1", "A/entrance", 801, end=805), of_interior("A", lifts=TALL.lifts),
        add("G1", step("A/lift", 805, 806, 5)))),
]  # fmt: skip
SESSIONS = [
    Breach("leaves a minute early", "sessions", 1, change("G1", "P/room", 1020, end=1079)),
    Breach(
        "comes a minute late",
        "sessions",
        1,
        both(of_limits(transfer_lead=11), change("G1", "P/room", 1020, start=1021)),
    ),
    Breach("stays a minute longer", "sessions", 1, change("G1", "H/room", 720, end=781)),
    Breach("misses lunch", "sessions", 60, drop("G1", "H/room", 720)),
    Breach("sits where nothing takes place", "sessions", 10, add("G1", step("H/room", 860, 870, 10))),
]
TRAVEL = [
    Breach("a minute too fast to the first site", "travel", 1, change("G1", "H/bay", 790, start=791, end=793)),
    Breach("a minute too fast home", "travel", 1, change("G2", "K/bay", 860, start=859, end=861)),
    Breach("a longer road", "travel", 1, lambda m, p: (replace(m, roads=tuple(
        replace(r, minutes=8) if (r.a, r.b) == ("A", "B") else r for r in m.roads)), p)),
    Breach("no road", "travel", 10, lambda m, p: (replace(m, roads=tuple(
        r for r in m.roads if r.b != "P")), p)),
    Breach("at a slow time of day", "travel", 1, of_meeting(slow_times=(SlowTime(790, 800, 1.01),))),
    Breach("under a bridge too low", "travel", 8, both(
        of_coach("C3", height_m=3.5),
        of_meeting(roads=tuple(replace(r, height_m=3.4) if r.minutes == 5 else r for r in ROADS)))),
]  # fmt: skip


def talk(minutes: int) -> Talk:
    return Talk(Text("课", "Talk"), Text("周师傅", "Zhou"), minutes, PlaceId("H"), A)


# G1 is driven from H to A from 792 to 797.
ON_BOARD = [
    Breach("a minute longer than the drive", "on-board", 1, of_meeting(talks=(talk(6),))),
    Breach("two talks longer than the drive", "on-board", 1, of_meeting(talks=(talk(4), talk(2)))),
]
# G2 comes to A from B and goes on to K, which is beyond B; G1 comes from H and goes on to B.
TURNING = [Breach("no room to turn", "turning", 1, of_place("A", turning=False))]
SERVICE = [
    Breach("boarding", "service", 1, change("G1", "H/bay", 790, end=791), ON_THE_ROAD),
    Breach("getting off", "service", 1, change("G1", "H/bay", 1097, end=1098)),
    Breach("getting off at a site", "service", 1, change("G1", "A/bay", 797, start=798), ON_THE_ROAD),
    Breach("boarding at a site", "service", 1, change("G1", "A/bay", 817, end=818), ON_THE_ROAD),
    Breach("going in", "service", 1, both(
        change("G1", "A/bay", 797, end=800), change("G1", "A/bay", 799, start=800),
        change("G1", "A/entrance", 799, start=800))),
    Breach("coming out", "service", 1, both(
        change("G1", "A/bay", 799, end=816), change("G1", "A/bay", 817, start=816),
        change("G1", "A/entrance", 815, end=816))),
    Breach("a stop", "service", 1, of_zone("A", 1, walk_m=1)),
    Breach("stairs", "service", 1, of_interior("B", stairs=(Stairs("stairs", 0.04),))),
    Breach("lift", "service", 1, of_interior("B", lifts=(replace(TALL.lifts[0], fill=0.5),))),
]  # fmt: skip
WAITING = [
    Breach("six minutes aboard", "waiting", 1, both(shift("G2", 792, 818, -6), of_window(start=786),
        of_place("B", opens=793), change("G2", "B/bay", 811, end=819))),
    Breach("at the door of the hotel", "waiting", 1, change("G1", "H/bay", 996, start=995)),
    Breach("at the door of the hall", "waiting", 1, change("G1", "P/bay", 1008, end=1011)),
    Breach("between two zones", "waiting", 1, both(shift("G1", 840, 852, 1), of_place("B", closes=847),
        change("G1", "B/bay", 828, end=845))),
    Breach("in a zone", "waiting", 1, of_zone("B", 0, minutes=2)),
    Breach("before boarding", "waiting", 1, both(shift("G1", 844, 852, 1), of_place("B", closes=847),
        change("G1", "B/bay", 828, end=845))),
    # Two parties of 9 min each are 18 one after the other; with 5 min more than 14 they take 19.
    Breach("a minute longer than one after the other", "waiting", 1, early_at_a(5)),
    Breach("too early for the session", "waiting", 1, of_limits(transfer_lead=9)),
]  # fmt: skip
STANDING = [  # G1 stays at A from 797 to 819, and boards at H in two minutes
    Breach("a minute too long at a site", "standing", 1, of_place("A", standing=21)),
    Breach("a minute too long at the hotel", "standing", 1, of_place("H", standing=1)),
]
OPENING = [
    Breach("a minute before it opens", "opening", 1, of_place("A", opens=798)),
    Breach("a minute after it closes", "opening", 1, of_place("B", closes=845)),
]
MUST_SEE = [
    Breach("a minute before the window", "must-see", 1, of_window(start=791)),
    Breach("a minute after the window", "must-see", 1, of_window(end=861)),
    Breach("a site of no window", "must-see", 1, of_window(sites=(PlaceId("A"),))),
    Breach("another site than the optional one", "must-see", 1, of_window(sites=(A,), optional=(PlaceId("C"),))),
]
# G1 sees A and then B, G2 B and then A.
CANDIDATE = Belt("belt", text("belt"), {B: 5})
SHOWN = [
    Breach("too few of a belt", "shown", 1, of_window(belts=(replace(CANDIDATE, values={PlaceId("C"): 5}),))),
    Breach("too many of a belt", "shown", 1, both(
        of_window(sites=(A,), belts=(replace(CANDIDATE, at_least=0, at_most=0),)),
        of_plan(shown={WindowId("visits"): (B,)}))),
    Breach("no candidate", "shown", 1, of_plan(shown={WindowId("visits"): (B,)})),
    Breach("of no window", "shown", 1, of_plan(shown={WindowId("other"): (B,)})),
    Breach("shown twice", "shown", 1, both(
        of_window(sites=(A,), belts=(CANDIDATE,)), of_plan(shown={WindowId("visits"): (B, B)}))),
]  # fmt: skip
ENDS = [
    Breach("another before the first", "ends", 1, of_window(first=A)),
    Breach("another after the last", "ends", 1, of_window(last=B)),
    Breach("another before the first, which is optional", "ends", 1, of_window(sites=(B,), optional=(A,), first=A)),
]
ROUTES = [
    Breach("one order too many", "routes", 1, of_window(routes=1)),
    Breach("the other way round than the line", "routes", 1, of_window(lines=((A, B),))),
    Breach("a site that no line has", "routes", 1, of_window(sites=(A,), optional=(B,), lines=((B, A), (A,)))),
]
# The first parties of G1 and G2 are in A from 801 and from 830, and in B from 830 and 803.
SITTINGS = [
    Breach("a minute before the show", "sittings", 1, of_interior("A", starts=(801, 831))),
    Breach("a minute after the show", "sittings", 1, of_interior("B", starts=(802, 830))),
    Breach("changes after the start", "sittings", 1, both(in_gear_at_b(10), of_interior("B", starts=(803, 829)))),
]
# G1 is in A from 797 to 819, its people going in at 799, and on tour from 790 to 854, 996 to 1010 and 1085 to 1099.
G1_AT_A = PinnedVisit(A, 797, 799, 819)
G1_TOURS = tuple(PinnedTour(*minutes) for minutes in ((790, 854), (996, 1010), (1085, 1099)))


def pinned(*visits: PinnedVisit, tours: tuple[PinnedTour, ...] | None = None, who: int = 11) -> Edit:
    """Pins the first ten delegates to C1, who ride on it, or one more or fewer."""
    return of_meeting(pins={CoachId("C1"): Pin(CoachId("C1"), people(*range(1, who)), visits, tours)})


PINS = [
    Breach("one more is pinned", "pins", 1, pinned(who=12)),
    Breach("one rides along with whom minutes were not pinned", "pins", 1, pinned(G1_AT_A, who=10)),
    Breach("a minute late", "pins", 1, pinned(replace(G1_AT_A, arrive=796))),
    Breach("a minute longer aboard", "pins", 1, pinned(replace(G1_AT_A, enter=798))),
    Breach("leaves a minute late", "pins", 1, pinned(replace(G1_AT_A, leave=818))),
    Breach("a visit that it does not make", "pins", 22, pinned(replace(G1_AT_A, site=PlaceId("C")))),
    Breach("departs a minute late", "pins", 1, pinned(tours=(PinnedTour(789, 854), *G1_TOURS[1:]))),
    Breach("back a minute early", "pins", 1, pinned(tours=(*G1_TOURS[:2], PinnedTour(1085, 1100)))),
    Breach("a tour too many", "pins", 14, pinned(tours=G1_TOURS[:2])),
    Breach("a tour too few", "pins", 1, pinned(tours=(*G1_TOURS, PinnedTour(1200, 1201)))),
    Breach("a coach that does not ride", "pins", 1, of_meeting(pins={
        CoachId("C3"): Pin(CoachId("C3"), people(19))})),
]  # fmt: skip
CAPACITY = [
    Breach("one seat too few in the hall", "capacity", 1, of_place("P", rooms=room_for(17))),
    Breach("one place too few in a zone", "capacity", 1, of_zone("A", 0, people=4)),
    Breach("zone for fewer when spaced", "capacity", 1, of_zone("B", 0, people=9)),
    Breach("one bay too few", "capacity", 1, of_place("P", bays=1)),
    Breach("two parties in one zone", "capacity", 1, of_zone("A", 0, parties=0)),
    Breach("two parties in one zone for a minute", "capacity", 1, both(
        change("G1", "A/entrance", 801, end=805), change("G1", "A/z1", 806, start=805, end=810),
        change("G1", "A/z2", 811, start=810, end=814))),
]  # fmt: skip
DOCENTS = [
    Breach("one too many to lead", "docents", 1, of_interior("B", max_party=9)),
    Breach("nobody leads", "docents", 1, both(
        change("G1", "B/ground", 830, docent=None), change("G1", "B/upper", 835, docent=None))),
    Breach("led by another site's", "docents", 1, both(
        change("G1", "B/ground", 830, docent="a1"), change("G1", "B/upper", 835, docent="a1"))),
    Breach("one docent, two parties", "docents", 4, both(
        change("G1", "A/z1", 806, docent="a1"), change("G1", "A/z2", 811, docent="a1"))),
    # The second is led from 806 to 808, while the first is from 801 to 810, and has no time to see anything.
    Breach("one docent, a short party within a long one", "docents", 810 - 806, both(
        change("G1", "A/z1", 806, docent="a1", end=807), change("G1", "A/z2", 811, docent="a1", start=807, end=808)),
        frozenset({"service", "capacity"})),
    Breach("party of ten", "docents", 5, party_of_ten_at_a),
]  # fmt: skip
LIFT_NEEDS = [
    Breach("nobody rides", "lift-needs", 2, without_stairs_at_b),
    Breach("one of two rides", "lift-needs", 1, split_at_b(1)),
    Breach("a third needs the lift", "lift-needs", 1, both(
        split_at_b(2), of_delegate("D05", needs=frozenset({Need.LIFT})))),
    Breach("no time for a second wheelchair", "lift-needs", 1, both(
        of_coach("C1", wheelchairs=1), split_at_b(8), of_delegate("D01", needs=frozenset({Need.WHEELCHAIR})))),
]  # fmt: skip
CERTIFICATES = [
    # Eight of G1 ride at B, up and down again; the meeting has one day, the 23rd.
    Breach("ran out the day before", "certificates", 8, both(
        split_at_b(8), of_interior("B", lifts=(replace(TALL.lifts[0], certificate=date(2020, 6, 22)),)))),
    Breach("none", "certificates", 8, both(
        split_at_b(8), of_interior("B", lifts=(replace(TALL.lifts[0], certificate=date.min),)))),
]  # fmt: skip
# G1 comes to A at 797 and G2 leaves it at 848; with a lead of 10 minutes these are 61, two shifts of 30 and 31.
GRIDS = {name: Grid(name, text(name), 5, ()) for name in ("g", "other")}
POST = Post("p", A, text("p"), 3, ("g",))


def staffed(*posts: Post, shift: int = 31, start: int = 787, by: str = "g") -> Edit:
    """Every post is staffed by one grid all the time."""
    cuts = ((start, 817), (817, 848))
    duties = tuple(Duty(post.id, by, *cut) for post in posts for cut in cuts)
    staffing = Staffing(shift, 10, GRIDS, {post.id: post for post in posts})
    return both(of_meeting(staffing=staffing), of_plan(duties=duties))


STAFFING = [
    Breach("nobody there", "staffing", 61, both(staffed(POST), of_plan(duties=()))),
    Breach("a minute late", "staffing", 1, staffed(POST, start=788)),
    Breach("a shift too long", "staffing", 1, staffed(POST, shift=30)),
    Breach("a grid that may not", "staffing", 1, staffed(POST, by="other")),
    Breach("an unknown grid", "staffing", 1, staffed(replace(POST, grids=()), by="strangers")),
    Breach("six of five people", "staffing", 1, staffed(POST, replace(POST, id="q"))),
]
GEAR = [
    Breach("one set too few", "gear", 1, in_gear_at_b(9)),
    Breach("one place too few to change", "service", 1, in_gear_at_b(10, 9)),
    Breach("gear at no time", "walk-form", 10, of_interior("B", gear=Gear(10, 10))),
]  # fmt: skip
CLIMBING = [Breach("one storey too many", "climbing", 1, of_interior("B", max_storeys=1))]
# G1 is under way from 790 to 1099 and drives for 5 + 7 + 6 + 10 + 10 minutes, G2 for 5 + 7 + 12 + 8 + 8.
LATE_HOME = both(  # setting out at 1087, when roads are slow: 24.1 times 10 minutes are 241, 24.1 times 8 are 193
    of_meeting(slow_times=(SlowTime(1087, 1088, 24.1),)),
    change("G1", "H/bay", 1097, start=1328, end=1330), change("G2", "K/bay", 1095, start=1280, end=1282),
)  # fmt: skip
DRIVER_HOURS = [
    Breach("a minute too long on duty", "driver-hours", 1, of_limits(driver_duty=308)),
    Breach("a minute too long at the wheel", "driver-hours", 1, of_limits(driver_driving=39)),
    Breach("a minute too long without a rest", "driver-hours", 1, LATE_HOME),
    # From getting off for the plenary to boarding after it are 75 minutes: 10 before it and 241 after it.
    Breach("rests too late", "driver-hours", 251 - 240, both(LATE_HOME, of_limits(driver_rest=76))),
]
BREACHES = [
    *SCENARIO, *ROSTER, *SEATS, *TOGETHER, *APART, *BY_HAND, *LEADERS, *WALK_FORM, *SESSIONS, *TRAVEL, *ON_BOARD,
    *TURNING, *SERVICE, *WAITING, *STANDING, *OPENING, *SHOWN, *MUST_SEE, *ENDS, *ROUTES, *SITTINGS, *PINS, *CAPACITY,
    *DOCENTS, *GEAR, *LIFT_NEEDS, *CLIMBING, *CERTIFICATES, *DRIVER_HOURS, *STAFFING,
]  # fmt: skip
