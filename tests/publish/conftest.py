"""A meeting of six people, two coaches and two sites, and a plan of it that the audit accepts; all by hand."""

from dataclasses import replace
from datetime import date

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.clock import Clock
from meetingplan.domain.meeting import Assumption, Limits, Meeting, Session, Speech, Window
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Need, Role
from meetingplan.domain.places import Docent, Interior, Lift, Place, PlaceKind, Point, Road, Room, Stairs, Zone
from meetingplan.domain.plan import Group, Plan, Step, Tier
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.problems import Position
from meetingplan.domain.text import Text

NAMES = {
    "D1": "林晓岚",
    "D2": "{name} %(x)s {{ 7 * 7 }}",
    "D3": "<script>alert('D3')</script>&\"",
    "D4": "=1+1",
    "D5": 'O;Brien\\n, "Pat"',
    "D6": "𬱖䶮",
}


def _place(id: str, kind: PlaceKind, zh: str, en: str, point: Point | None, interior: Interior | None = None) -> Place:
    rooms = {"lobby": Room("lobby", Text("大堂", "Lobby"), 20)} if kind is PlaceKind.HOTEL else {}
    bays = 0 if kind is PlaceKind.JUNCTION else 2
    return Place(id, kind, Text(zh, en), Text("园区路1号", "1 Park Road"), point, bays, 0, 1440, rooms, interior)


def _places() -> dict[str, Place]:
    """Alpha has two floors and leads parties of two; beta has no coordinates, and alpha's are not in WGS-84."""
    alpha = Interior(
        walk_m=45,
        door_width_m=1.8,
        storey_m=4.0,
        lifts=(Lift("lift", 1, 13, 1.75, 0.8),),
        stairs=(Stairs("stairs", 1.8),),
        zones=(
            Zone("hall", Text("序厅", "Hall"), 8, 1, 20, 2, 0),
            Zone("top", Text("展厅", "Gallery"), 7, 2, None, 2, 0),
        ),
        docents=(Docent("a1", "苏映雪", "13800000101"), Docent("a2", "程若溪", "13800000102")),
        max_party=2,
        max_storeys=3,
    )
    beta = replace(
        alpha,
        lifts=(),
        stairs=(),
        zones=(Zone("room", Text("车间", "Workshop"), 10, 1, 20, 1, 0),),
        docents=(Docent("b1", "罗思齐", "13800000111"),),
        max_party=10,
    )
    places = (
        _place("inn", PlaceKind.HOTEL, "云谷宾馆", "Yungu Hotel", Point(31.70, 117.16, "WGS-84")),
        _place("alpha", PlaceKind.SITE, "甲厂", "Alpha works", Point(31.74, 117.14, "GCJ-02"), alpha),
        _place("beta", PlaceKind.SITE, "乙厂", "Beta works", None, beta),
        _place("cross", PlaceKind.JUNCTION, "路口", "Crossing", Point(31.72, 117.15, "WGS-84")),
    )
    return {place.id: place for place in places}


def _delegate(id: str) -> Delegate:
    needs = frozenset({Need.LIFT}) if id == "D1" else frozenset()
    nobody: frozenset = frozenset()
    return Delegate(id, NAMES[id], "hf", "", Role.DELEGATE, "inn", needs, nobody, nobody, f"1390000000{id[1]}", "")


def _task(id: str, parent: str | None, deadline: date, done: date | None, owner: str = "周清和") -> Task:
    return Task(id, f"任务{id}", parent, owner, "党政办公室", 5, (), deadline, done, "")


@pytest.fixture
def meeting() -> Meeting:
    clock = Clock(date(2020, 6, 23), "Asia/Shanghai")
    speeches = (Speech(Text("致辞", "Welcome"), None, 5), Speech(Text("交流发言", "Exchange"), "D1", 10))
    sessions = (
        Session("register", Text("报到", "Registration"), "inn", "lobby", 510, 540, "inn", ()),
        Session("closing", Text("总结会", "Closing"), "inn", "lobby", 615, 645, None, speeches),
        Session("talk", Text("座谈", "Talk"), "inn", "lobby", 1980, 2040, None, ()),
    )
    window = Window("visits", Text("现场观摩", "Site visits"), 540, 630, ("alpha", "beta"))
    coaches = {
        id: Coach(
            id, f"皖A·X000{id[1]}", "45座大巴", 45, 2, 0, f"丁师傅{id}", "13800000201", f"吴晓舟{id}", "13800000301"
        )
        for id in ("C1", "C2")
    }
    tasks = (
        _task("1", None, date(2020, 5, 7), None, owner="=HYPERLINK(1)"),
        _task("2", None, date(2020, 6, 20), date(2020, 6, 20)),
        _task("1.1", "1", date(2020, 4, 22), date(2020, 4, 25)),
        _task("1.1.1", "1.1", date(2020, 6, 25), None),
    )
    return Meeting(
        id="tiny",
        title=Text("全省现场会", "On-site meeting"),
        language="zh_CN",
        clock=clock,
        days=2,
        limits=Limits(spacing=0.5, max_wait=20, transfer_lead=30),
        movement=Movement(),
        places=_places(),
        roads=(
            Road("inn", "cross", 4, 1.5),
            Road("cross", "alpha", 5, 2.0),
            Road("cross", "beta", 3, 1.0),
            Road("alpha", "beta", 6, 2.5),
        ),
        coaches=coaches,
        delegations={"hf": Delegation("hf", Text("合肥市", "Hefei"))},
        delegates={id: _delegate(id) for id in NAMES},
        sessions={session.id: session for session in sessions},
        windows={"visits": window},
        preparation=Preparation({task.id: task for task in tasks}),
        assumptions=(
            Assumption(Position("/home/organiser/scenario.yaml", 7, 3), "limits.spacing", "0.5", "<assumed>"),
            Assumption(
                Position("/home/organiser/scenario.yaml", 30, 9), "places.alpha.docents", '[{"name": "汤予安"}]', "-"
            ),
            Assumption(Position("/home/organiser/scenario.yaml", 40, 9), "coaches.C1.driver_phone", "13800000999", "-"),
        ),
        sha256="0" * 64,
    )


def _sessions(people: int) -> list[Step]:
    return [Step("inn/lobby", start, end, people) for start, end in ((510, 540), (615, 645), (1980, 2040))]


def _walk_1() -> list[Step]:
    """Three people, alpha then beta.

    Boarding 3 * 3.5 + 60 = 70.5 s: 2 min. Getting off 90 + 3 * 3.3 = 99.9 s: 2 min. Entrance 45 / 0.9 + 3 / 1.995
    = 51.5 s: 1 min. One storey, 4 m: stairs 4 / 0.15 = 26.7 s, lift well below a minute: 1 min each. Two go with D1 by
    lift, the other party is one person on the stairs.
    """
    return [
        Step("inn/bay", 540, 542, 3),
        Step("alpha/bay", 551, 553, 3),  # 4 + 5 min of road
        Step("alpha/bay", 553, 572, 0),
        Step("alpha/entrance", 553, 554, 3),
        Step("alpha/hall", 554, 562, 2, "a1"),
        Step("alpha/hall", 554, 562, 1, "a2"),
        Step("alpha/lift", 562, 563, 2),
        Step("alpha/stairs", 562, 563, 1),
        Step("alpha/top", 563, 570, 2, "a1"),
        Step("alpha/top", 563, 570, 1, "a2"),
        Step("alpha/lift", 570, 571, 2),
        Step("alpha/stairs", 570, 571, 1),
        Step("alpha/entrance", 571, 572, 3),
        Step("alpha/bay", 572, 574, 3),
        Step("beta/bay", 580, 582, 3),  # the direct road, 6 min
        Step("beta/bay", 582, 594, 0),
        Step("beta/entrance", 582, 583, 3),
        Step("beta/room", 583, 593, 3, "b1"),
        Step("beta/entrance", 593, 594, 3),
        Step("beta/bay", 594, 596, 3),
        Step("inn/bay", 603, 605, 3),  # 3 + 4 min
    ]


def _walk_2() -> list[Step]:
    """Two people, beta then alpha; both climb, (2 - 1) / 1.08 + 26.7 = 27.6 s: 1 min."""
    return [
        Step("inn/bay", 540, 542, 2),
        Step("beta/bay", 549, 551, 2),
        Step("beta/bay", 551, 563, 0),
        Step("beta/entrance", 551, 552, 2),
        Step("beta/room", 552, 562, 2, "b1"),
        Step("beta/entrance", 562, 563, 2),
        Step("beta/bay", 563, 565, 2),
        Step("alpha/bay", 571, 573, 2),
        Step("alpha/bay", 573, 592, 0),
        Step("alpha/entrance", 573, 574, 2),
        Step("alpha/hall", 574, 582, 2, "a1"),
        Step("alpha/stairs", 582, 583, 2),
        Step("alpha/top", 583, 590, 2, "a1"),
        Step("alpha/stairs", 590, 591, 2),
        Step("alpha/entrance", 591, 592, 2),
        Step("alpha/bay", 592, 594, 2),
        Step("inn/bay", 603, 605, 2),
    ]


@pytest.fixture
def plan() -> Plan:
    """Travel and waiting: each tour lasts 65 min, 19 + 12 of them inside, so 34 * (3 + 2) = 170."""
    groups = tuple(
        Group(f"G{n}", f"C{n}", people, tuple(sorted(_sessions(len(people)) + walk, key=lambda s: s.start)))
        for n, people, walk in ((1, ("D1", "D2", "D3"), _walk_1()), (2, ("D4", "D5"), _walk_2()))
    )
    tiers = (
        Tier("missed", "visits", 0, 0.0),
        Tier("travel_and_waiting", "people-minutes", 170, 160.2),
        Tier("latest_return", "minutes", 65, 65.0),
        Tier("unevenness", "minutes", 0, 0.0),
    )
    return Plan("tiny", "0" * 64, 1, 1, "feasible", tiers, groups, {"D6": "已报到后补"})


@pytest.fixture
def audited(meeting: Meeting, plan: Plan) -> AuditedPlan:
    found = audit(meeting, plan)
    assert isinstance(found, AuditedPlan), found
    return found
