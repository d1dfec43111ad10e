"""Breaches that tell one limit of a rule from its neighbours, found where slips in a rule had gone unnoticed."""

from dataclasses import replace

from meetingplan.domain.agenda import Plaque
from meetingplan.domain.hosting import Award, Hosted, Lodged, Seat
from meetingplan.domain.ids import DelegateId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Speech, Window
from meetingplan.domain.people import Need, Role
from meetingplan.domain.places import Room
from meetingplan.domain.plan import Plan
from meetingplan.domain.staffing import Duty
from tests.audit.breaches import CANDIDATE, LATE_HOME, POST, A, B, staffed
from tests.audit.breaches_hosting import ONE, PLENARY, SEATED, THREE, TWO, awarded, dining, lodged
from tests.audit.builders import text
from tests.audit.edits import (
    Breach,
    Edit,
    Made,
    both,
    change,
    drop,
    of_coach,
    of_delegate,
    of_group,
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
from tests.audit.visits import in_gear_at_b

VISITS, C, D = WindowId("visits"), PlaceId("C"), PlaceId("D")
OF_THREE = replace(CANDIDATE, values={B: 5, C: 7, D: 9})
ONLY_IN_AND_OUT = both(*(
    drop("G1", f"A/{node}", start)
    for node, start in (("z1", 801), ("entrance", 801), ("z2", 806), ("z1", 806), ("entrance", 810), ("z2", 811))
))  # fmt: skip
LATER_AT_A = both(of_place("A", bays=2, closes=1440), of_place("B", closes=1440), of_window(end=1440))


def one_more_duty(meeting: Meeting, plan: Plan) -> Made:
    """A post that does not exist, for a minute longer than a shift of 31."""
    return meeting, replace(plan, duties=(*plan.duties, Duty("q", "g", 787, 819)))


def one_more_item(meeting: Meeting, plan: Plan) -> Made:
    """A third item of the plenary hands over a plaque, of which the plan says nothing."""
    item = Speech(text("more"), None, 5, DelegateId("D01"), (Plaque(text("unit"), DelegateId("D05")),))
    plenary = replace(meeting.sessions[PLENARY], speeches=(*meeting.sessions[PLENARY].speeches, item))
    return replace(meeting, sessions={**meeting.sessions, PLENARY: plenary}), plan


def no_such_item(meeting: Meeting, plan: Plan) -> Made:
    awards = (*plan.hosted.awards, Award(PLENARY, 9, 1, 1, *people(5, 1)))
    return meeting, replace(plan, hosted=Hosted(awards=awards))


def two_seats(meeting: Meeting, plan: Plan) -> Made:
    """D18 also has the seat beside their own."""
    return meeting, replace(plan, hosted=Hosted(seats=(*plan.hosted.seats, Seat(PLENARY, 4, 2, *people(18)))))


def leading(*numbers: int) -> Edit:
    return both(*(of_delegate(f"D{number:02}", role=Role.LEADER) for number in numbers))


LIMIT_BREACHES = [
    Breach("a group of strangers", "roster", 1, of_group("G2", delegates=people(*range(20, 28)))),
    Breach("a second wheelchair", "seats", 1, of_delegate("D12", needs=frozenset({Need.WHEELCHAIR}))),
    Breach("said by both, told once", "together", 1, both(
        of_delegate("D03", keep_with=frozenset(people(12))), of_delegate("D12", keep_with=frozenset(people(3))))),
    Breach("too many from the first minute on", "walk-form", 1, change("G1", "H/room", 720, start=0, people=11)),
    Breach("too many until the last midnight", "walk-form", 1, change("G1", "H/bay", 1097, end=1440, people=11)),
    Breach("before the first midnight", "walk-form", 1, change("G1", "H/room", 720, start=-1)),
    Breach("goes in and out", "walk-form", 10, ONLY_IN_AND_OUT),
    Breach("goes in and nothing else", "walk-form", 1, both(ONLY_IN_AND_OUT, drop("G1", "A/entrance", 815))),
    Breach("one keeps the gear on", "walk-form", 1, both(in_gear_at_b(10), change("G1", "B/gear", 841, people=9))),
    Breach("sits down when the others rise", "sessions", 60, change("G1", "H/room", 720, start=780, end=790)),
    Breach("sits in the room next door", "sessions", 60, both(
        of_place("H", rooms={**room_for(10), "other": Room("other", text("other"), 10)}),
        change("G1", "H/room", 720, node="H/other"))),
    Breach("there for the last minute", "sessions", 59, change("G1", "H/room", 720, start=779)),
    Breach("between getting off and going in", "waiting", 1, both(
        both(shift("G1", 790, 797, -1), change("G1", "A/bay", 799, start=798)),
        both(of_window(start=789), of_place("A", opens=796)))),
    Breach("no road, and there at once", "travel", 1, both(
        lambda m, p: (replace(m, roads=tuple(r for r in m.roads if r.b != "P")), p),
        change("G1", "H/bay", 996, start=1006, end=1008))),
    # G1 gets off at A from 797 to 799.
    Breach("opens when they have got off", "opening", 2, of_place("A", opens=799)),
    Breach("sites of two windows", "must-see", 1, of_meeting(windows={
        id: Window(id, text(id), 790, 862, (site,)) for id, site in ((WindowId("one"), A), (WindowId("two"), B))})),
    # G1 boards at 790, two minutes before the window; G2 at 792, and is back a minute after it.
    Breach("in the window's first minute, back after it", "must-see", 1, of_window(start=792, end=861)),
    Breach("two of a belt, and three are to be", "shown", 1, both(
        of_window(sites=(A,), belts=(replace(OF_THREE, at_least=3),)), of_plan(shown={VISITS: (B, C)}))),
    Breach("two of a belt, and one may be", "shown", 1, both(
        of_window(sites=(A,), belts=(replace(OF_THREE, at_most=1),)), of_plan(shown={VISITS: (B, C)}))),
    # At A the two parties of G1 are in the first zone from 801 to 811, those of G2 from 830 to 840: a crowd of five
    # from 820 to 830, and of five from 840 to 850; the parties of four are none.
    Breach("the next come as the crowd leaves", "capacity", 1, both(
        LATER_AT_A, of_zone("A", 0, people=4), shift("G1", 790, 852, 19))),
    Breach("the last leave as the crowd comes", "capacity", 1, both(
        LATER_AT_A, of_zone("A", 0, people=4), shift("G1", 790, 852, 39))),
    Breach("a wheelchair on the stairs", "lift-needs", 1, both(
        change("G2", "B/lift", 806, node="B/stairs"), change("G2", "B/lift", 813, node="B/stairs"))),
    # Six ride in a minute: with two wheelchairs they need 2 and 2 * 2 more places and 42 + 2 * 4 s, with three a second
    # trip of the eight places.
    Breach("no time for the third of three wheelchairs", "lift-needs", 1, both(
        of_coach("C1", wheelchairs=3),
        both(*(of_delegate(f"D0{n}", needs=frozenset({Need.WHEELCHAIR})) for n in (1, 2, 3))))),
    # 75 minutes between getting off for the plenary and boarding after it are a rest: 241 minutes are one too many.
    Breach("rests just long enough", "driver-hours", 1, both(LATE_HOME, of_limits(driver_rest=75))),
    # With a lead of 800 minutes the post at A, where people come at 797, is to be staffed from midnight on.
    Breach("from a minute after midnight on", "staffing", 1, both(
        staffed(POST, shift=817, start=1),
        lambda m, p: (replace(m, staffing=replace(m.staffing, lead=800)), p))),
    Breach("an unknown post, for too long", "staffing", 1, both(staffed(POST), one_more_duty)),
    Breach("a room of no hotel", "rooms", 1, lambda m, p: (m, replace(p, hosted=Hosted(
        rooms=(Lodged(PlaceId("Z"), "1", people(1)),))))),
    # Women are 1, 3, 4, 7 and 8. D01, a leader, asked for D02; whom a leader asked for is company enough.
    Breach("a leader with others than was asked for", "rooms", 1, both(
        lodged(("1", (1, 3)), ("2", (2, 5)), ("3", (4, 7)), ("4", (6, 9)), ("5", (8,)), ("6", (10,))), leading(1))),
    # Four leaders at a head table for five, and a fifth elsewhere.
    Breach("one seat free at the head", "tables", 1, both(
        dining((1, 1, (1, 2, 3, 4), ""), (2, 6, (5, 6, 7, 8, 9), ""), (3, 10, (10,), ""), heads=1),
        leading(1, 2, 3, 4, 9))),
    Breach("two seats", "seating", 1, both(SEATED, two_seats)),
    Breach("an item left out", "awards", 1, both(awarded(ONE, TWO, THREE), one_more_item)),
    Breach("no such item", "awards", 1, both(awarded(ONE, TWO, THREE), no_such_item)),
]  # fmt: skip
