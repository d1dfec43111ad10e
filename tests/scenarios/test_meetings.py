"""The meetings that come with the project: what their sources say is in them, and they plan, pass and publish."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import PlaceId, SessionId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.people import Need, Role
from meetingplan.domain.places import Interior
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.publish import render
from meetingplan.scenario.load import load
from tests.cli.running import run

pytestmark = pytest.mark.slow

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PLANNED = ("small", "dangtu-2018", "xinwu-2021")
"""Those that are planned here; feixi-2020 is where commands are tested."""


@pytest.fixture(scope="module")
def meetings() -> Mapping[str, Meeting]:
    return {folder.name: load(folder) for folder in sorted(SCENARIOS.iterdir())}


def interior(meeting: Meeting, site: str) -> Interior:
    found = meeting.places[PlaceId(site)].interior
    assert found is not None
    return found


@pytest.mark.parametrize("folder", sorted(SCENARIOS.iterdir()), ids=lambda folder: folder.name)
def test_every_scenario_tells_source_and_assumption(folder: Path) -> None:
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {folder.name}: ")
    assert re.search("source|invented", readme)
    assert load(folder).id == folder.name


def test_rosters_are_varied(meetings: Mapping[str, Meeting]) -> None:
    """The large ones: 16 cities, two hotels, wheelchairs in each, people in every role, names of two characters."""
    for name in ("feixi-2020", "dangtu-2018", "xinwu-2021"):
        people = meetings[name].delegates.values()
        assert len({person.delegation for person in people}) == 19
        assert {person.role for person in people} == set(Role)
        wheelchairs = Counter(person.hotel for person in people if Need.WHEELCHAIR in person.needs)
        assert len(wheelchairs) == len({person.hotel for person in people}) == 2
        assert sum(len(person.name) == 2 for person in people) > 20
        assert sum(bool(person.keep_with) for person in people) >= 14


def test_dangtu_is_as_the_report_has_it(meetings: Mapping[str, Meeting]) -> None:
    dangtu = meetings["dangtu-2018"]
    assert (str(dangtu.clock.first_day), dangtu.days, len(dangtu.delegates)) == ("2018-12-13", 2, 300)
    assert len(interior(dangtu, "centre").zones) == 8
    assert sum("主题馆" in zone.name.zh_CN for zone in interior(dangtu, "centre").zones) == 2
    assert interior(dangtu, "aux").gear is not None
    (window,) = dangtu.windows.values()
    assert {"guoxing", "tianwo", "aux", "centre", "training"} == set(window.sites)
    assert len(window.lines) == 2


def test_xinwu_is_as_the_report_has_it(meetings: Mapping[str, Meeting]) -> None:
    """The sixth meeting in six years; 20 parks of all 16 cities are awarded, 8 units speak."""
    xinwu = meetings["xinwu-2021"]
    assert (str(xinwu.clock.first_day), xinwu.days) == ("2021-09-09", 2)
    assert [past.year for past in xinwu.history] == [2016, 2017, 2018, 2019, 2020]
    plenary = xinwu.sessions[SessionId("plenary")]
    plaques = [plaque for speech in plenary.speeches for plaque in speech.plaques]
    assert (len(plaques), len({plaque.unit for plaque in plaques})) == (20, 20)
    assert len({xinwu.delegates[plaque.receiver].delegation for plaque in plaques}) == 16
    assert all(plaque.unit.zh_CN in xinwu.delegates[plaque.receiver].title for plaque in plaques)
    assert sum(speech.title.zh_CN.startswith("交流发言") for speech in plenary.speeches) == 8
    assert sum(speech.minutes for speech in plenary.speeches) == plenary.end - plenary.start
    assert {"centre", "beihang", "diamond", "delixi"} == {site for w in xinwu.windows.values() for site in w.sites}
    assert any("红色巴士" in talk.title.zh_CN for talk in xinwu.talks)


def test_the_sixth_floor_is_feixi_with_one_site_more(meetings: Mapping[str, Meeting]) -> None:
    plain, high = meetings["feixi-2020"], meetings["feixi-2020-sixth-floor"]
    assert (high.delegates, high.preparation) == (plain.delegates, plain.preparation)
    assert high.places.keys() - plain.places.keys() == {"office"}
    assert {id: high.places[id] for id in plain.places} == plain.places
    office = interior(high, "office")
    assert ([lift.cars for lift in office.lifts], [zone.floor for zone in office.zones]) == ([1], [6])
    texts = [
        (SCENARIOS / name / "scenario.yaml").read_text(encoding="utf-8").splitlines() for name in (plain.id, high.id)
    ]
    assert len(set(texts[0]) - set(texts[1])) == 4  # two lines of the heading, the id, and the sites


@pytest.mark.parametrize("name", PLANNED)
def test_its_preparation_can_still_be_done_in_time(name: str) -> None:
    assert run("prepare", SCENARIOS / name).exit_code == 0


@pytest.mark.parametrize("name", PLANNED)
def test_it_is_planned_audited_and_published(name: str, meetings: Mapping[str, Meeting]) -> None:
    meeting = meetings[name]
    outcome = make_plan(build_graph(meeting), Budget(seconds=600), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    plan = outcome.plan
    assert plan.unplaced == {}
    assert plan.tiers[0].value == 0  # nobody misses anything
    assert {tier.name: tier.gap for tier in plan.tiers if tier.gap > 0.005} == {}
    passed = audit(meeting, plan)
    assert isinstance(passed, AuditedPlan)
    assert all(content for _, content in render(passed, "zh_CN"))
    assert all(content for _, content in render(passed, "en", frozenset({"overview", "tasks", "index"})))
