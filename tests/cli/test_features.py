"""The example scenario that uses every key of the graph, from its files to its pages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from meetingplan.scenario.forms import CoachForm, RoadForm, SlowTimeForm, TravelForm
from meetingplan.scenario.place_forms import GearForm, InteriorForm, LiftForm, PlaceForm, PointForm, RoomForm, ZoneForm
from meetingplan.scenario.window_form import BeltForm, CandidateForm, LinesForm, WindowForm
from meetingplan.store.document import parse
from tests.cli.running import FEATURES, ROOT, run

pytestmark = pytest.mark.slow

FORMS: tuple[type[BaseModel], ...] = (
    PlaceForm, PointForm, RoomForm, InteriorForm, LiftForm, GearForm, ZoneForm, RoadForm, TravelForm, SlowTimeForm,
    CoachForm, WindowForm, LinesForm, BeltForm, CandidateForm,
)  # fmt: skip


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from keys_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item)


CHOICE = {"belts", "reserve", *BeltForm.model_fields, *CandidateForm.model_fields}
"""Keys of a choice among candidates, which wants more of them than an example of the graph needs."""


def test_every_key_of_the_graph_and_of_windows_is_there() -> None:
    used = set(keys_of(yaml.safe_load((FEATURES / "scenario.yaml").read_text(encoding="utf-8"))))
    keys = {field.alias or name for form in FORMS for name, field in form.model_fields.items()}
    luan = parse((ROOT / "scenarios" / "luan-belts" / "scenario.yaml").read_bytes(), "scenario.yaml", [])
    assert luan is not None
    assert keys <= used | set(keys_of(luan.value)) & CHOICE


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scenario planned, audited and published in English."""
    folder = tmp_path_factory.mktemp("features")
    result = run("plan", FEATURES, "-o", folder, "--lang", "en")
    assert result.exit_code == 0, result.stdout
    return folder


def test_the_plan_keeps_every_rule_and_misses_nothing(out: Path) -> None:
    told = run("audit", FEATURES, out / "plan.json", "--lang", "en").stdout
    assert told == "the plan keeps every rule\n"
    tiers = {tier["name"]: tier for tier in json.loads((out / "plan.json").read_text(encoding="utf-8"))["tiers"]}
    assert list(tiers) == ["missed", "preferences", "travel_and_waiting+latest_return", "unevenness", "routes"]
    assert (tiers["missed"]["value"], tiers["preferences"]["value"]) == (0, 0)


def test_a_weighed_wish_is_told_with_its_weights(out: Path) -> None:
    told = (out / "overview.html").read_text(encoding="utf-8")
    assert "<h3>3 · Travel and waiting + Latest return</h3>" in told
    assert "1 × Travel and waiting + 20 × Latest return" in told
    assert told.index("Optional visits missed") < told.index("Latest return") < told.index("Different routes")


def test_the_show_is_seen_from_the_beginning(out: Path) -> None:
    """The first parties of both groups are in the nursery at one of the four times."""
    groups = json.loads((out / "plan.json").read_text(encoding="utf-8"))["groups"]
    begins = [min(s["start"] for s in group["walk"] if s["node"] == "garden/nursery")[11:16] for group in groups]
    assert len(begins) == 2
    assert set(begins) <= {"13:45", "14:30", "15:15", "16:00"}


def test_gear_stands_on_the_pages(out: Path) -> None:
    pages = out / "itineraries"
    stops = "putting on gear → Assembly line → Test bench → handing back gear"
    assert stops in (pages / "delegates" / "D001.html").read_text(encoding="utf-8")
    site = (pages / "sites" / "works.html").read_text(encoding="utf-8")
    assert re.findall("<th>([^<]*)</th>", site)[3:7] == [
        "putting on gear", "Assembly line", "Test bench", "handing back gear",
    ]  # fmt: skip
    docents = [(pages / "docents" / f"works-d{n}.html").read_text(encoding="utf-8") for n in (1, 2)]
    assert (
        sum(len(re.findall(r"\d\d:\d\d putting on gear → ", page)) for page in docents) == 4
    )  # two groups, two parties
    assert all(page.count("putting on gear") == page.count("handing back gear") for page in docents)


def test_the_map_says_where_minutes_come_from(out: Path) -> None:
    page = (out / "overview.html").read_text(encoding="utf-8")
    legend = re.findall(r'<i class="road (\w+)"></i>([^<]*)<', page)
    assert legend == [
        ("computed", "computed from coordinates"),
        ("imported", "imported"),
        ("given", "given by the organiser"),
    ]
    # Two roads that no coach can take are not drawn: given 2, computed 2, imported 2.
    drawn = re.findall(r'<line class="(given|computed|imported)"', page)
    assert sorted(drawn) == ["computed"] * 2 + ["given"] * 2 + ["imported"] * 2
