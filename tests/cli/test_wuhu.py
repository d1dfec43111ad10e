"""The belt of the Wuhu High-tech Zone, from its files to its plan: what the source tells is there."""

import json
from collections import Counter
from pathlib import Path

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Role
from meetingplan.scenario.load import load
from tests.cli.running import ROOT, run

pytestmark = pytest.mark.slow

WUHU = ROOT / "scenarios" / "wuhu-hightech"
SPAM = "【免费领资料加群888】"


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return load(WUHU)


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wuhu")
    result = run("plan", WUHU, "-o", folder, "--lang", "en")
    assert result.exit_code == 0, result.stdout
    return folder / "plan.json"


def test_the_facts_of_the_source_are_there(meeting: Meeting) -> None:
    (window,) = meeting.windows.values()
    assert (meeting.places[window.first].name.zh_CN, meeting.places[window.last].name.zh_CN) == ("三只松鼠", "新亚特")
    cities = {name for name in meeting.delegations if name.endswith("市")}
    assert len(cities) == 16
    # 14 member units with two people each
    assert sum(person.delegation == "联盟成员单位" for person in meeting.delegates.values()) == 28
    notes = " ".join(task.notes for task in meeting.preparation.tasks.values())
    for fact in (
        "5个一级网格，10个二级网格",
        "60名指导员，5个组",
        "60家企业，568人",
        "三条产业链，68家链上企业",
        "14家成员单位",
    ):
        assert fact in notes


def test_every_coach_goes_from_one_end_of_the_belt_to_the_other(plan_file: Path) -> None:
    assert run("audit", WUHU, plan_file, "--lang", "en").stdout == "the plan keeps every rule\n"
    plan = json.loads(plan_file.read_text(encoding="utf-8"))
    assert sum(len(group["delegates"]) for group in plan["groups"]) == 238
    for group in plan["groups"]:
        sites = list(dict.fromkeys(s["place"] for s in group["walk"] if s["node"].endswith("/entrance")))
        assert (sites[0], sites[-1], len(sites)) == ("songshu", "xinyate", 5)


def test_nobody_can_plan_it_better(plan_file: Path) -> None:
    tiers = json.loads(plan_file.read_text(encoding="utf-8"))["tiers"]
    assert [tier["name"] for tier in tiers] == ["missed", "travel_and_waiting", "latest_return", "unevenness"]
    assert tiers[0]["value"] == 0
    assert all(tier["gap"] <= 0.005 for tier in tiers)


def test_leaders_sit_among_everyone(meeting: Meeting, plan_file: Path) -> None:
    """One of a city but Wuhu, and three of the province: 18 on six coaches, at most one more on one than another."""
    leaders = {person.id for person in meeting.delegates.values() if person.role is Role.LEADER}
    assert len(leaders) == 18
    groups = json.loads(plan_file.read_text(encoding="utf-8"))["groups"]
    by_hotel: dict[str, list[int]] = {}
    for group in groups:
        hotel = meeting.delegates[group["delegates"][0]].hotel
        by_hotel.setdefault(hotel, []).append(len(leaders.intersection(group["delegates"])))
    assert all(max(counts) - min(counts) <= 1 for counts in by_hotel.values())


def test_the_polluted_roster_is_the_roster_with_one_string_in_35_places() -> None:
    clean = (WUHU / "delegates.csv").read_text(encoding="utf-8")
    polluted = (WUHU / "delegates-polluted.csv").read_text(encoding="utf-8")
    assert polluted.count(SPAM) == 35
    lines = [line.replace(SPAM, "") for line in polluted.splitlines()]
    assert [line for line in lines if line.strip(",")] == clean.splitlines()
    columns = clean.splitlines()[0].split(",")
    hit = Counter(
        column
        for line in polluted.splitlines()[1:]
        for column, cell in zip(columns, line.split(","), strict=False)
        if SPAM in cell
    )
    # Of the two lines that hold nothing else both begin with it, where an id would stand.
    assert hit == {"id": 2, "name": 10, "title": 10, "phone": 6, "delegation": 3, "diet": 2, "needs": 1}


def test_volunteers_and_instructors_staff_the_posts(meeting: Meeting, plan_file: Path) -> None:
    """Ten second-level grids with 568 volunteers, five groups of twelve instructors; at sites all are at home."""
    grids, posts = meeting.staffing.grids, meeting.staffing.posts
    volunteers = [grid.people for name, grid in grids.items() if name.startswith("W")]
    instructors = [grid.people for name, grid in grids.items() if name.startswith("Z")]
    assert (len(volunteers), sum(volunteers), len(instructors), sum(instructors)) == (10, 568, 5, 60)
    duties = json.loads(plan_file.read_text(encoding="utf-8"))["duties"]
    assert {duty["post"] for duty in duties} == posts.keys()
    at_sites = [duty for duty in duties if posts[duty["post"]].place != "hall"]
    assert all(posts[duty["post"]].place in grids[duty["grid"]].home for duty in at_sites)
    assert {duty["grid"] for duty in duties if duty["post"] == "hall-water"} == {"W05"}
    page = (plan_file.parent / "duties.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == len(duties) + len(grids) + 2  # two headings
