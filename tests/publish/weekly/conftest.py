"""The check of 7 May 2020 in Feixi, rendered once in each language."""

from datetime import date
from pathlib import Path

import pytest

from meetingplan.prep.weekly import Weekly, weekly
from meetingplan.publish.weekly import render
from meetingplan.scenario.load import load
from meetingplan.scenario.progress import read_checks

FEIXI = Path(__file__).parents[3] / "scenarios" / "feixi-2020"


@pytest.fixture(scope="session")
def check() -> Weekly:
    return weekly(load(FEIXI), read_checks(FEIXI), date(2020, 5, 7), seed=1)


@pytest.fixture(scope="session")
def chinese(check: Weekly) -> dict[str, bytes]:
    return dict(render(check, "zh_CN"))


@pytest.fixture(scope="session")
def english(check: Weekly) -> dict[str, bytes]:
    return dict(render(check, "en"))
