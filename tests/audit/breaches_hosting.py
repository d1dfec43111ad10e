"""The smallest breaches of the rules of rooms, tables, seats and awards.

D01-D10 stay in H. The meeting is said to last two days, so that they sleep there; D19 is unplaced and stays in K.
"""

from dataclasses import replace

from meetingplan.domain.hosting import GuestRoom, Hosted, Lodged
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Gender, Role
from meetingplan.domain.plan import Plan
from tests.audit.builders import text
from tests.audit.edits import Breach, Edit, Made, both, of_delegate, of_place, of_plan, people

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
    Breach("to be alone", "rooms", 1, both(GOOD, of_delegate("D09", alone=True))),
    Breach("a role to be alone", "rooms", 1, both(GOOD, of_delegate("D09", role=Role.LEADER))),
    Breach("another room by hand", "rooms", 1, both(GOOD, of_delegate("D09", room="6"))),
]
HOSTING_BREACHES = ROOM_BREACHES
GOOD_HOSTING = {"rooms": GOOD, "nothing said": both(GOOD, of_plan(hosted=Hosted()))}
