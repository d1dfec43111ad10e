"""The meeting in Feixi with its checks, read once."""

from pathlib import Path

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.progress import Check
from meetingplan.scenario.load import load
from meetingplan.scenario.progress import read_checks

FEIXI = Path(__file__).parents[2] / "scenarios" / "feixi-2020"


@pytest.fixture(scope="session")
def feixi() -> Meeting:
    return load(FEIXI)


@pytest.fixture(scope="session")
def checks() -> tuple[Check, ...]:
    return read_checks(FEIXI)
