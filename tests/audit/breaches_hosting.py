"""The smallest breaches of the rules of rooms, tables, seats and awards.

D01-D10 stay in H, where they sleep, as the meeting is said to last two days, and have lunch. D19 is unplaced and in K,
and attends the plenary like the others.
"""

from collections.abc import Mapping
from dataclasses import replace

from meetingplan.domain.agenda import Plaque
from meetingplan.domain.hosting import Award, Furniture, GuestRoom, Hosted, Lodged, Seat, Table
from meetingplan.domain.ids import DelegateId, DelegationId, PlaceId, SessionId
from meetingplan.domain.meeting import Meeting, Speech
from meetingplan.domain.people import Delegation, Gender, Role
from meetingplan.domain.pins import Kept
from meetingplan.domain.places import Room
from meetingplan.domain.plan import Plan
from tests.audit.builders import text
from tests.audit.edits import Breach, Edit, Made, both, of_delegate, of_meeting, of_place, of_plan, people

H = PlaceId("H")
ROOMS = tuple(GuestRoom(str(number), text("twin"), 2) for number in range(1, 8))


def lodged(*sizes: tuple[str, tuple[int, ...]]) -> Edit:
    """The ten guests of H in rooms: D01 with D02, who asked for it, D03 with D04 and so on, women with women."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        women = {f"D{n:02}" for n in (1, 3, 4, 7, 8)}
        delegates = {
            id: replace(d, gender=Gender.FEMALE if id in women else Gender.MALE) for id, d in meeting.delegates.items()
        }
        meeting = replace(meeting, days=2, delegates=delegates)
        meeting, plan = of_place("H", guest_rooms=ROOMS)(meeting, plan)
        meeting, plan = of_delegate("D01", share_with=frozenset(people(2)))(meeting, plan)
        rooms = tuple(Lodged(H, number, people(*numbers)) for number, numbers in sizes)
        return meeting, replace(plan, hosted=Hosted(rooms=rooms))

    return edit


PAIRS = tuple((str(k), (2 * k - 1, 2 * k)) for k in range(1, 6))
GOOD = lodged(*PAIRS)
ROOM_BREACHES = [
    Breach("no room", "rooms", 1, lodged(*PAIRS[:4], ("5", (9,)))),
    Breach("two rooms", "rooms", 1, lodged(*PAIRS, ("6", (9,)))),
    Breach("a stranger", "rooms", 1, lodged(*PAIRS, ("6", (11,)))),
    Breach("a room twice", "rooms", 1, lodged(*PAIRS[:4], ("5", (9,)), ("5", (10,)))),
    Breach("no such room", "rooms", 1, lodged(*PAIRS[:4], ("9", (9, 10)))),
    Breach("one bed short", "rooms", 1, lodged(*PAIRS[:2], ("3", (5,)), PAIRS[3], ("5", (6, 9, 10)))),
    Breach("two genders", "rooms", 1, both(GOOD, of_delegate("D03", gender=Gender.MALE))),
    Breach("a gender that nobody has said", "rooms", 1, both(GOOD, of_delegate("D03", gender=None))),
    Breach("not with whom was asked for", "rooms", 1, lodged(("1", (1,)), ("6", (2,)), *PAIRS[1:])),
    Breach("a third with two who asked", "rooms", 1, lodged(("1", (1, 2, 5)), PAIRS[1], ("3", (6,)), *PAIRS[3:])),
    Breach("to be alone", "rooms", 1, both(GOOD, of_delegate("D09", alone=True))),
    Breach("a role to be alone", "rooms", 1, both(GOOD, of_delegate("D09", role=Role.LEADER))),
    Breach("another room by hand", "rooms", 1, both(GOOD, of_delegate("D09", room="6"))),
]


LUNCH, PLENARY = SessionId("lunch-h"), SessionId("plenary")


def furnished(name: str, people: int, furniture: Furniture) -> Edit:
    return of_place(name, rooms={"room": Room("room", text("room"), people, furniture=furniture)})


def dining(*tables: tuple[int, int, tuple[int, ...], str], heads: int = 0) -> Edit:
    """Tables of H for five: number, leader, people, diet; there are three."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        made = tuple(Table(LUNCH, t, *people(first), people(*rest), diet) for t, first, rest, diet in tables)
        meeting, plan = furnished("H", 15, Furniture(table_seats=5, tables=3, head_tables=heads))(meeting, plan)
        return meeting, replace(plan, hosted=Hosted(tables=made))

    return edit


LEADERS = both(*(of_delegate(f"D{n:02}", role=Role.LEADER) for n in (1, 2, 3, 4, 5, 9)))
FIRST, SECOND = (1, 1, (1, 2, 3, 4, 5), ""), (2, 6, (6, 7, 8, 9, 10), "")
DINING, HALAL = dining(FIRST, SECOND), of_delegate("D09", diet="清真")
LEADS = of_delegate("D09", role=Role.LEADER)
TABLE_BREACHES = [
    Breach("no table", "tables", 1, dining(FIRST, (2, 6, (6, 7, 8, 9), ""))),
    Breach("two tables", "tables", 1, dining(FIRST, SECOND, (3, 9, (9,), ""))),
    Breach("a stranger", "tables", 1, dining(FIRST, SECOND, (3, 11, (11,), ""))),
    Breach("a table twice", "tables", 1, dining(FIRST, (2, 6, (6, 7), ""), (2, 8, (8, 9, 10), ""))),
    Breach("no such table", "tables", 1, dining(FIRST, (4, 6, (6, 7, 8, 9, 10), ""))),
    Breach("one seat short", "tables", 1, dining((1, 1, (1, 2, 3, 4, 5, 6), ""), (2, 7, (7, 8, 9, 10), ""))),
    Breach("led from elsewhere", "tables", 1, dining(FIRST, (2, 1, (6, 7, 8, 9, 10), ""))),
    Breach("not what was asked for", "tables", 1, both(DINING, HALAL)),
    Breach("another diet", "tables", 1, both(dining(FIRST, (2, 6, (6, 7, 8, 9, 10), "素食")), HALAL)),
    Breach("another table by hand", "tables", 1, both(DINING, of_delegate("D09", table=1))),
    Breach("no leader at a head table", "tables", 1, both(
        dining((1, 9, (9, 1), ""), (*SECOND[:2], (6, 7, 8, 10), ""), (3, 2, (2, 3, 4, 5), ""), heads=1), LEADS)),
    Breach("a leader elsewhere", "tables", 1, both(dining(SECOND, (3, 1, (1, 2, 3, 4, 5), ""), heads=1), LEADS)),
    Breach("tables of no session", "tables", 1, of_plan(hosted=Hosted(tables=(
        Table(SessionId("tea"), 1, *people(1), people(1)),)))),
]  # fmt: skip

# Two delegations, named in pinyin order a and b: D01-D09 and D10-D19. On the podium D19, D10 and D01 in order of rank.
PODIUM = {10: (0, 1), 19: (0, 2), 1: (0, 3)}
FLOOR = {number: ((k // 5) + 1, k % 5 + 1) for k, number in enumerate([*range(2, 10), *range(11, 19)])}


def seated(places: Mapping[int, tuple[int, int]], podium: tuple[int, ...] = (19, 10, 1)) -> Edit:
    """Seats in the plenary: rows of five, 18 seats; on the podium some in order of rank."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        meeting, plan = furnished("P", 18, Furniture(row_seats=5))(meeting, plan)
        names = {DelegationId(name): Delegation(DelegationId(name), text(name)) for name in ("a", "b")}
        delegates = {
            id: replace(d, delegation=DelegationId("a" if id < "D10" else "b")) for id, d in meeting.delegates.items()
        }
        sessions = {**meeting.sessions, PLENARY: replace(meeting.sessions[PLENARY], podium=people(*podium))}
        seats = tuple(Seat(PLENARY, *place, *people(number)) for number, place in places.items())
        meeting = replace(meeting, delegations=names, delegates=delegates, sessions=sessions)
        return meeting, replace(plan, hosted=Hosted(seats=seats))

    return edit


SEATED = seated({**PODIUM, **FLOOR})
TWICE = both(
    SEATED,
    lambda m, p: (
        replace(m, sessions={**m.sessions, SessionId("more"): replace(m.sessions[PLENARY], id=SessionId("more"))}),
        replace(p, hosted=Hosted(seats=(*p.hosted.seats, *(
            replace(s, session=SessionId("more"), **({"seat": 3} if s.delegate == "D18" and s.row else {}))
            for s in p.hosted.seats)))),
    ),
)  # fmt: skip
SEAT_BREACHES = [
    Breach("no seat", "seating", 1, seated({**PODIUM, **{n: s for n, s in FLOOR.items() if n != 18}})),
    Breach("a stranger on a seat", "seating", 1, seated({**PODIUM, **FLOOR, 20: (4, 3)})),
    Breach("two on one seat", "seating", 1, seated({**PODIUM, **FLOOR, 18: FLOOR[17]})),
    Breach("no such seat", "seating", 1, seated({**PODIUM, **FLOOR, 18: (4, 4)})),
    Breach("no such row", "seating", 1, seated({**PODIUM, **FLOOR, 18: (3, 6)})),
    Breach("right first", "seating", 2, seated({**FLOOR, 1: (0, 1), 19: (0, 2), 10: (0, 3)})),
    Breach("not in the middle", "seating", 2, seated({**FLOOR, 19: (0, 1), 10: (0, 2), 1: (0, 3)})),
    Breach("a gap on the podium", "seating", 1, seated({**FLOOR, 10: (0, 1), 19: (0, 2), 1: (0, 4)})),
    Breach("delegations the wrong way round", "seating", 1, seated({**PODIUM, **FLOOR, 9: FLOOR[11], 11: FLOOR[9]})),
    Breach("not in the order of the roster", "seating", 1, seated({**PODIUM, **FLOOR, 2: FLOOR[3], 3: FLOOR[2]})),
    Breach("another seat by hand", "seating", 1, both(SEATED, of_delegate("D18", seat=(4, 3)))),
    Breach("seats of no session", "seating", 1, of_plan(hosted=Hosted(seats=(
        Seat(SessionId("tea"), 1, 1, *people(1)),)))),
    Breach("elsewhere after the break", "seating", 1, TWICE, frozenset({"sessions"})),
]  # fmt: skip


def awarded(*rows: tuple[int, int, int, int], stage: int = 2) -> Edit:
    """Batch, order, receiver and presenter of the plaques of the plenary's second item: D02, D03, D04 from D01."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        meeting, plan = furnished("P", 18, Furniture(stage=stage))(meeting, plan)
        plaques = tuple(Plaque(text("unit"), id) for id in people(2, 3, 4))
        speeches = (
            Speech(text("opening"), None, 5),
            Speech(text("plaques"), None, 5, DelegateId("D01"), plaques),
        )
        sessions = {**meeting.sessions, PLENARY: replace(meeting.sessions[PLENARY], speeches=speeches)}
        awards = tuple(Award(PLENARY, 2, batch, order, *people(who, giver)) for batch, order, who, giver in rows)
        return replace(meeting, sessions=sessions), replace(plan, hosted=Hosted(awards=awards))

    return edit


ONE, TWO, THREE = (1, 1, 2, 1), (1, 2, 3, 1), (2, 1, 4, 1)
AWARD_BREACHES = [
    Breach("one plaque left out", "awards", 1, awarded(ONE, TWO)),
    Breach("one plaque too many", "awards", 1, awarded(ONE, TWO, THREE, (2, 2, 5, 1))),
    Breach("two the wrong way round", "awards", 2, awarded((1, 1, 3, 1), (1, 2, 2, 1), THREE)),
    Breach("from somebody else", "awards", 1, awarded(ONE, TWO, (2, 1, 4, 5))),
    Breach("one too many on stage", "awards", 1, awarded(ONE, TWO, (1, 3, 4, 1))),
    Breach("a place left free", "awards", 2, awarded(ONE, TWO, (2, 2, 4, 1))),
    Breach("awards of no session", "awards", 1, of_plan(hosted=Hosted(awards=(
        Award(SessionId("tea"), 1, 1, 1, *people(1, 2)),)))),
]  # fmt: skip
KEPT_BREACHES = [
    Breach("a room that was pinned", "pins", 1, both(GOOD, of_meeting(kept=Kept(rooms={DelegateId("D09"): (H, "6")})))),
    Breach("a table that was pinned", "pins", 1, both(
        DINING, of_meeting(kept=Kept(tables={(LUNCH, DelegateId("D09")): 1}))), frozenset({"tables"})),
    Breach("a seat that was pinned", "pins", 1, both(
        SEATED, of_meeting(kept=Kept(seats={(PLENARY, DelegateId("D18")): (4, 3)}))), frozenset({"seating"})),
    Breach("a table of nobody", "pins", 1, of_meeting(kept=Kept(tables={(LUNCH, DelegateId("D09")): 1}))),
]  # fmt: skip
HOSTING_BREACHES = [*ROOM_BREACHES, *TABLE_BREACHES, *SEAT_BREACHES, *AWARD_BREACHES, *KEPT_BREACHES]
GOOD_HOSTING = {
    "rooms": GOOD,
    # D09 and D10 have a room each; nobody has to know of what gender D10 is.
    "alone in a room": both(
        lodged(*PAIRS[:4], ("5", (9,)), ("6", (10,))),
        both(of_delegate("D09", alone=True), of_delegate("D10", gender=None)),
    ),
    "nothing said": both(GOOD, of_plan(hosted=Hosted())),
    "tables": DINING,
    "a table of a diet": both(dining(FIRST, (2, 6, (6, 7, 8, 9, 10), "清真")), HALAL),
    "a head table": both(
        dining((1, 9, (9,), ""), (2, 6, (6, 7, 8, 10), ""), (3, 1, (1, 2, 3, 4, 5), ""), heads=1), LEADS
    ),
    "a full head table": both(dining(FIRST, SECOND, heads=1), LEADERS),
    # D10, who leads nothing, was given the head table by hand, and D08, who does, another.
    "by hand at the head and elsewhere": both(
        dining((1, 9, (9, 10), ""), (2, 6, (6, 7, 8), ""), (3, 1, (1, 2, 3, 4, 5), ""), heads=1),
        both(LEADS, both(of_delegate("D10", table=1), of_delegate("D08", role=Role.LEADER, table=2))),
    ),
    "seats": SEATED,
    # The second and the fourth in rank at the first's left hand, the third and the fifth at the right hand.
    "five on the podium": seated(
        {2: (0, 1), 10: (0, 2), 19: (0, 3), 1: (0, 4), 11: (0, 5)}
        | {n: (k // 5 + 1, k % 5 + 1) for k, n in enumerate([*range(3, 10), *range(12, 19)])},
        podium=(19, 10, 1, 2, 11),
    ),
    "a seat by hand": both(seated({**PODIUM, **FLOOR, 2: (4, 3)}), of_delegate("D02", seat=(4, 3))),
    "awards": awarded(ONE, TWO, THREE),
    "a pinned room": both(GOOD, of_meeting(kept=Kept(rooms={DelegateId("D09"): (H, "5")}))),
    "a pinned table": both(DINING, of_meeting(kept=Kept(tables={(LUNCH, DelegateId("D09")): 2}))),
    "a pinned seat out of order": both(
        seated({**PODIUM, **FLOOR, 2: (4, 3)}),
        of_meeting(kept=Kept(seats={(PLENARY, DelegateId("D02")): (4, 3)})),
    ),
}
