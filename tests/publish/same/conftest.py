"""A meeting with a night, planned and published in both languages by the commands; and what its files must say."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from meetingplan.domain.text import Language
from tests.cli.running import run
from tests.publish.same.held import HOSTED, PEOPLE, Held, held


@pytest.fixture(scope="session")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hosted") / "out"
    assert run("plan", HOSTED, "-o", folder, "--lang", "en").exit_code == 0
    return folder


@pytest.fixture(scope="session", params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="session")
def published(planned: Path) -> Callable[[Language], Path]:
    """The plan published in a language of which nothing was published before; once, as modules take both in turn."""

    @cache
    def publish(language: Language) -> Path:
        folder = planned.parent / language
        assert run("publish", HOSTED, planned / "plan.json", "-o", folder, "--lang", language).exit_code == 0
        return folder

    return publish


@pytest.fixture(scope="session")
def out(published: Callable[[Language], Path], language: Language) -> Path:
    """Where it is published."""
    return published(language)


@pytest.fixture(scope="session")
def asked(out: Path, language: Language) -> Mapping[str, Held]:
    """What everything must say: 24 people, each with three gatherings, a room, a table and two seats."""
    read = held(out / "plan.json", HOSTED, language)
    assert set(read) == set(PEOPLE.values())
    assert {(len(one.gathers), len(one.tables), len(one.seats)) for one in read.values()} == {(3, 1, 2)}
    return read


@pytest.fixture(scope="session")
def scenario() -> Any:
    """scenario.yaml as yaml reads it, all values as text."""
    return yaml.load((HOSTED / "scenario.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="session")
def tasks() -> Any:
    """preparation.yaml, likewise."""
    return yaml.load((HOSTED / "preparation.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="session")
def plan(out: Path) -> Any:
    """plan.json as json reads it."""
    return json.loads((out / "plan.json").read_text(encoding="utf-8"))
