"""Tiny meetings, built from the domain's values.

The figures of movement are such that a coach of up to thirty people needs one minute for boarding (n + 30 s), one for
berthing and getting off (n + 30 s), and the same people one for the entrance (n s at 1 m of door) on either way. So a
site whose one zone takes z minutes is a visit of z + 4 minutes, of which z + 2 are inside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import (
    CoachId,
    DelegateId,
    DelegationId,
    DocentId,
    PlaceId,
    SessionId,
    WindowId,
)
from meetingplan.domain.meeting import Limits, Meeting, Session, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Grouping, Need, Role
from meetingplan.domain.pins import Pin
from meetingplan.domain.places import Docent, Interior, Lift, Place, PlaceKind, Road, Room, Stairs, Zone
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.text import Text

FIGURES = Movement(
    alight_s=1, board_s=1, berth_s=30, headcount_s=30, walk_mps=1, door_flow=1, door_margin_m=0,
    lift_open_s=2, lift_close_s=2, lift_hold_s=2, lift_start_s=0, lift_load_s=1,
    lift_acceleration=1, lift_jerk=1, wheelchair_places=2, wheelchair_load_s=4,
)  # fmt: skip
ALL_DAY = (0, 1440)
EASY = Grouping()
Hours = tuple[int, int]


def text(name: str) -> Text:
    return Text(name, name)


def hotel(name: str, bays: int = 9, hours: Hours = ALL_DAY) -> Place:
    return _place(name, PlaceKind.HOTEL, bays, hours, None)


def hall(name: str, bays: int = 9, hours: Hours = ALL_DAY) -> Place:
    return _place(name, PlaceKind.HALL, bays, hours, None)


def zone(name: str, minutes: int, parties: int = 9, people: int | None = None, floor: int = 1) -> Zone:
    return Zone(name, text(name), minutes, floor, people, parties, 0)


def site(
    name: str,
    *zones: Zone,
    bays: int = 9,
    hours: Hours = ALL_DAY,
    docents: int = 0,
    max_party: int = 30,
    with_lift: bool = False,
) -> Place:
    """A site with one zone of 4 minutes unless told otherwise; a lift and stairs lead to upper floors, if any."""
    inside = Interior(
        walk_m=0,
        door_width_m=1,
        storey_m=3,
        lifts=(Lift("lift", 1, 4, 1.0, 1.0),) if with_lift else (),
        stairs=(Stairs("stairs", 1),) if with_lift else (),
        zones=zones or (zone("z1", 4),),
        docents=tuple(Docent(DocentId(f"{name}-d{n}"), "", "") for n in range(1, docents + 1)),
        max_party=max_party,
        max_storeys=3,
    )
    return _place(name, PlaceKind.SITE, bays, hours, inside)


def _place(name: str, kind: PlaceKind, bays: int, hours: Hours, inside: Interior | None) -> Place:
    rooms = {} if inside else {"room": Room("room", text("room"), 1000)}
    return Place(PlaceId(name), kind, text(name), text(name), None, bays, *hours, rooms, inside)


def delegate(
    name: str,
    hotel: str = "H",
    *,
    delegation: str = "city",
    needs: Iterable[Need] = (),
    must_see: Iterable[str] = (),
    keep_with: Iterable[str] = (),
    keep_apart: Iterable[str] = (),
    coach: str | None = None,
    role: Role = Role.DELEGATE,
) -> Delegate:
    seen, company = frozenset(map(PlaceId, must_see)), frozenset(map(DelegateId, keep_with))
    return Delegate(DelegateId(name), name, DelegationId(delegation), "", role, PlaceId(hotel), frozenset(needs), seen,
                    company, "", "", frozenset(map(DelegateId, keep_apart)),
                    None if coach is None else CoachId(coach))  # fmt: skip


def delegates(count: int, hotel: str = "H", delegation: str = "city", first: int = 1) -> list[Delegate]:
    return [delegate(f"{hotel}{number:02}", hotel, delegation=delegation) for number in range(first, first + count)]


def coach(name: str, seats: int, *, wheelchairs: int = 0, crew: int = 0) -> Coach:
    return Coach(CoachId(name), name, "", seats, crew, wheelchairs, "", "", "", "")


def session(name: str, place: str, start: int, end: int, hotel: str | None = None) -> Session:
    of = None if hotel is None else PlaceId(hotel)
    return Session(SessionId(name), text(name), PlaceId(place), "room", start, end, of, ())


def window(start: int, end: int, *sites: str, name: str = "visits") -> Window:
    return Window(WindowId(name), text(name), start, end, tuple(map(PlaceId, sites)))


def meeting(
    places: Iterable[Place],
    roads: Mapping[tuple[str, str], int],
    coaches: Iterable[Coach],
    people: Iterable[Delegate],
    windows: Iterable[Window] = (),
    sessions: Iterable[Session] = (),
    *,
    max_wait: int = 5,
    transfer_lead: int = 10,
    spacing: float = 1.0,
    groups: Grouping = EASY,
) -> Meeting:
    """One day; `roads` are in minutes."""
    roster = {person.id: person for person in people}
    delegations = {person.delegation: Delegation(person.delegation, text("")) for person in roster.values()}
    return Meeting(
        id="tiny", title=text("tiny"), language="en", clock=Clock(date(2020, 6, 23), "Asia/Shanghai"), days=1,
        limits=Limits(spacing, max_wait, transfer_lead), movement=FIGURES,
        places={place.id: place for place in places},
        roads=tuple(Road(PlaceId(a), PlaceId(b), minutes, float(minutes)) for (a, b), minutes in roads.items()),
        coaches={coach.id: coach for coach in coaches}, delegations=delegations, delegates=roster,
        sessions={s.id: s for s in sessions}, windows={w.id: w for w in windows},
        preparation=Preparation({}), assumptions=(), sha256="abc",
        groups=groups,
    )  # fmt: skip


def pinned(of: Meeting, *pins: Pin) -> Meeting:
    """The meeting with pins, and the people pinned given their coaches, as reading a scenario does."""
    given = {id: pin.coach for pin in pins for id in pin.delegates}
    people = {id: replace(person, coach=given.get(id)) for id, person in of.delegates.items()}
    return replace(of, delegates=people, pins={pin.coach: pin for pin in pins})
