"""A meal in sittings that nobody leads, and an optional site for which there is no time, from files to pages."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run, tiny_with

DOCENTS = """      docents:
        - {id: works-d1, name: 汪以宁, phone: "13800000001"}
        - {id: works-d2, name: 何景行, phone: "13800000002"}
"""
TOWER = 'latitude: 31.74, longitude: 117.11, datum: WGS-84}\n    bays: 1\n    opens: "%s"'


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tower opens at 16:10, ten minutes before all must be back, and a visit takes 13 in its zones alone."""
    folder = tmp_path_factory.mktemp("options")
    scenario = tiny_with(
        folder / "scenario",
        (DOCENTS, '      docents: []\n      starts: ["13:20", "13:50", "14:20", "14:50"]\n'),
        ("sites: [works, tower]}", "sites: [works], optional: [tower]}"),
        (TOWER % "13:00", TOWER % "16:10"),
    )
    result = run("plan", scenario, "-o", folder / "out", "--lang", "en")
    assert result.exit_code == 0, result.stdout
    assert run("audit", scenario, folder / "out" / "plan.json", "--lang", "en").stdout == "the plan keeps every rule\n"
    return folder / "out"


def test_what_nobody_sees_is_counted(out: Path) -> None:
    """All 24 delegates could see the tower; the works they see."""
    tiers = json.loads((out / "plan.json").read_text(encoding="utf-8"))["tiers"]
    assert [(tier["name"], tier["value"], tier["bound"]) for tier in tiers[:2]] == [
        ("missed", 0, 0.0), ("preferences", 24, 24.0),
    ]  # fmt: skip


def test_what_a_group_does_not_see_is_not_on_its_pages(out: Path) -> None:
    page = (out / "itineraries" / "delegates" / "T01.html").read_text(encoding="utf-8")
    assert "Daybreak Machinery" in page
    assert "Service Centre" not in page


def test_parties_without_docents_come_in_sittings(out: Path) -> None:
    groups = json.loads((out / "plan.json").read_text(encoding="utf-8"))["groups"]
    steps = [[s for s in group["walk"] if s["node"] == "works/showroom"] for group in groups]
    assert all("docent" not in step for mine in steps for step in mine)
    assert {min(s["start"] for s in mine)[11:16] for mine in steps} <= {"13:20", "13:50", "14:20", "14:50"}
    assert not list((out / "itineraries" / "docents").glob("works-*"))
