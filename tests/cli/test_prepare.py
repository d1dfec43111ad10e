"""The backward schedule with the sites that must be ready, and with what weekly checks have recorded."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run, tiny_with

GATE = """gates:
  - {site: works, after: [P2-2], days_before: 5, fallback: {zh_CN: 只看展厅, en: The showroom only}}
tasks:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The works are to be ready at the end of T-5, Thursday 10 September 2026."""
    return tiny_with(tmp_path / "tiny", ("tasks:\n", GATE), file="preparation.yaml")


def _gate(*args: object) -> dict:
    (gate,) = json.loads(run("prepare", *args, "--json").stdout)["gates"]
    return gate


def test_visits_of_a_site_that_is_late_turn_amber(folder: Path) -> None:
    """At the end of 2 September seven working days are left to do: 3, 4 and 7-11 September."""
    assert (_gate(folder)["light"], _gate(folder)["ready"]) == ("green", "2026-08-21")
    late = _gate(folder, "--as-of", "2026-09-02")
    assert late == {
        "site": "works", "name": "Daybreak Machinery", "light": "amber", "due": "2026-09-10", "ready": "2026-09-11",
        "late": ["P2-2"], "windows": ["visits"], "fallback": "The showroom only",
    }  # fmt: skip
    told = run("prepare", folder, "--as-of", "2026-09-02", "--lang", "en").stdout.splitlines()[-1]
    assert told.endswith("late: P2-2; visits in Site visits are amber as well: The showroom only")


def test_what_checks_have_recorded_counts_from_its_day_on(folder: Path) -> None:
    """P2-1 done on 2 September leaves two days: 3 and 4 September. Its deadline put back is told from then on, too."""
    assert (
        run("progress", "update", folder, "--on", "2026-09-02", "P2-1 done", "P2 deadline 2026-09-14 x").exit_code == 0
    )
    assert (_gate(folder)["light"], _gate(folder)["ready"]) == ("green", "2026-09-04")
    assert _gate(folder, "--as-of", "2026-09-01")["ready"] == "2026-09-10"
    told = json.loads(run("prepare", folder, "--json").stdout)
    tasks = {task["id"]: task for task in told["tasks"]}
    assert (told["as_of"], tasks["P2-1"]["done"], tasks["P2"]["deadline"]) == ("2026-09-02", "2026-09-02", "2026-09-14")


def test_what_is_published_knows_the_checks(folder: Path, tmp_path: Path) -> None:
    """At the end of the 3rd 80 % of P2-1 are left: four working days, and P2-2 two: 4 and 7-11 September, T-4."""
    assert run("progress", "update", folder, "--on", "2026-09-03", "P2-1 20%").exit_code == 0
    assert run("plan", folder, "-o", tmp_path / "out").exit_code == 0
    told = "If the site is not ready: The showroom only"
    for day, late in ((), 1), (("--as-of", "2026-08-31"), 0):
        out = tmp_path / f"published-{late}"
        made = run("publish", folder, tmp_path / "out" / "plan.json", "-o", out, *day, "--lang", "en")
        assert made.exit_code == 0
        assert (out / "overview.html").read_text(encoding="utf-8").count(told) == late
        assert (out / "itineraries" / "sites" / "works.html").read_text(encoding="utf-8").count(told) == late
        assert ("20 % done" in (out / "tasks.csv").read_text(encoding="utf-8-sig")) == bool(late)
