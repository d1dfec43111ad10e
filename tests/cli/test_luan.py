"""The belts of Lu'an, from their files to a plan: what is shown, who rides together, which lifts carry nobody."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Role
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.choosing.choose import choose
from meetingplan.plan.choosing.rounds import kinds_by_window
from meetingplan.plan.groups.choose import form_groups
from meetingplan.scenario.load import load
from tests.cli.running import ROOT, run

pytestmark = pytest.mark.slow

LUAN = ROOT / "scenarios" / "luan-belts"


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return load(LUAN)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("luan")
    result = run("plan", LUAN, "-o", folder, "--lang", "zh_CN")
    assert result.exit_code == 0, result.stdout
    return folder


@pytest.fixture(scope="module")
def plan(out: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    return loaded


def test_the_facts_of_the_source_are_there(meeting: Meeting) -> None:
    (window,) = meeting.windows.values()
    names = [[meeting.places[site].name.zh_CN for site in belt.values] for belt in window.belts]
    new = [sum("新" in name.split("·")[0] for name in of_belt) for of_belt in names]
    assert (len(window.belts), sum(map(len, names)), sum(new)) == (3, 32, 9)
    members = [p for p in meeting.delegates.values() if p.delegation.endswith("示范带")]
    assert len(members) == 136
    assert len({p.delegation for p in meeting.delegates.values()} - {p.delegation for p in members}) == 16
    teams = {team.id: team.people for team in meeting.preparation.teams.values()}
    assert teams == {"fulltime": 5, "parttime": 3, "seconded": 2}


def test_the_groups_are_balanced(meeting: Meeting, plan: dict[str, Any]) -> None:
    """Ten of ten and four of nine, each led by two or three, each of one belt; and the guests."""
    groups = [[meeting.delegates[d] for d in group["delegates"]] for group in plan["groups"]]
    members = [group for group in groups if group[0].hotel == "kaifaqu"]
    assert Counter(map(len, members)) == {10: 10, 9: 4}
    assert {sum(person.role is Role.LEADER for person in group) for group in members} == {2, 3}
    # 50, 46 and 40 members are five tens, a ten and four nines, and four tens: no group need be of two belts.
    assert [len({person.delegation for person in group}) for group in members] == [1] * 14


def test_what_is_shown_is_proven_best_and_seen_by_all(meeting: Meeting, plan: dict[str, Any], out: Path) -> None:
    assert run("audit", LUAN, out / "plan.json", "--lang", "en").stdout == "the plan keeps every rule\n"
    (window,) = meeting.windows.values()
    shown = set(plan["shown"][0]["sites"])
    assert all(shown & belt.values.keys() for belt in window.belts)
    tiers = {tier["name"]: tier for tier in plan["tiers"]}
    assert list(tiers) == ["unshown", "missed", "travel_and_waiting", "latest_return", "unevenness"]
    assert tiers["unshown"]["value"] == sum(v for site, v in window.candidates.items() if site not in shown)
    assert all(tier["gap"] <= 0.005 for tier in tiers.values())
    for group in plan["groups"]:
        assert {step["place"] for step in group["walk"]} >= {"zhongxin", "shangquan", *shown}


def test_the_pages_show_what_is_shown(meeting: Meeting, plan: dict[str, Any], out: Path) -> None:
    names = [meeting.places[site].name.zh_CN for site in plan["shown"][0]["sites"]]
    overview = (out / "overview.html").read_text(encoding="utf-8")
    assert all(name in overview for name in names)
    assert {path.stem for path in (out / "itineraries" / "sites").glob("*.html")} == {
        "zhongxin", "shangquan", *plan["shown"][0]["sites"],
    }  # fmt: skip


def renewed(folder: Path, *changes: tuple[str, str]) -> Meeting:
    shutil.copytree(LUAN, folder)
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def test_a_lapsed_certificate_keeps_a_site_out(tmp_path: Path, plan: dict[str, Any]) -> None:
    """E03 and W05 are worth most of all; E03 is shown as soon as its lift has a certificate."""
    assert not {"E03", "W05"} & set(plan["shown"][0]["sites"])
    meeting = renewed(tmp_path / "luan", ("certificate: !assumed 2021-09-30", "certificate: !assumed 2022-09-30"))
    graph = build_graph(meeting)
    formed = form_groups(graph, Budget(), lambda progress: None)
    assert isinstance(formed, tuple)
    ((window, kinds),) = kinds_by_window(graph, formed[0]).items()
    choice = choose(graph, window, kinds, (), ())
    assert choice is not None
    assert "E03" in choice.shown
    assert "W05" not in choice.shown
