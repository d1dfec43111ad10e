"""The same seed gives the same plan, however often, in whatever process, and in whatever order the input stands.

`MEETINGPLAN_SAME=6-10 python -m pytest tests/trust/test_same_plan.py` takes the runs from one number to another; each
has a hash seed and an order of its own.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.running import ROOT, TINY
from tests.trust import FULL, numbers
from tests.trust.planning import planned

pytestmark = pytest.mark.slow
SCENARIOS = [ROOT / "scenarios" / name for name in ("small", "feixi-2020")] if FULL else [TINY]
WORKERS = (1, 2, 8) if FULL else (2,)
BY_ROSTER = ("rooms", "tables", "seats")
"""What goes by the order of delegations in the roster, and of people in it, as organisers want it."""


def shuffled(scenario: Path, folder: Path, seed: int) -> Path:
    """The scenario with the rows of its roster, and the keys of every mapping of its YAML, in another order."""
    shutil.copytree(scenario, folder)
    dice = random.Random(seed)
    head, *rows = (scenario / "delegates.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "delegates.csv").write_text("".join([head, *dice.sample(rows, len(rows))]), encoding="utf-8")
    tree = yaml.compose((scenario / "scenario.yaml").read_text(encoding="utf-8"), yaml.SafeLoader)
    _shuffle(tree, dice)
    (folder / "scenario.yaml").write_text(yaml.serialize(tree, allow_unicode=True), encoding="utf-8")
    return folder


def _shuffle(node: yaml.Node, dice: random.Random) -> None:
    """Marks of assumed figures are taken off; numbers that are written with them would become texts."""
    match node:
        case yaml.MappingNode():
            node.tag = "tag:yaml.org,2002:map"
            dice.shuffle(node.value)
            for _, value in node.value:
                _shuffle(value, dice)
        case yaml.SequenceNode():
            node.tag = "tag:yaml.org,2002:seq"
            for value in node.value:
                _shuffle(value, dice)
        case yaml.ScalarNode():
            implicit = node.style is None, node.style is not None
            node.tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, node.value, implicit)


def in_another_process(scenario: Path, workers: int, hash_seed: int) -> bytes:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.trust.planning", scenario, str(workers)],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": str(hash_seed)}, capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda path: path.name)
def first(request: pytest.FixtureRequest) -> tuple[Path, bytes]:
    return request.param, planned(request.param, workers=1)


@pytest.mark.parametrize("number", numbers("SAME", quick=1, full=20))
@pytest.mark.parametrize("workers", WORKERS)
def test_one_plan(workers: int, number: int, first: tuple[Path, bytes], tmp_path: Path) -> None:
    scenario, expected = first
    assert in_another_process(scenario, workers, number) == expected


@pytest.mark.parametrize("number", numbers("SAME", quick=1, full=20))
def test_whatever_the_order_of_the_input(number: int, first: tuple[Path, bytes], tmp_path: Path) -> None:
    scenario, expected = first
    told = in_another_process(shuffled(scenario, tmp_path / "shuffled", number), 1, number)
    now, before = (json.loads(data) for data in (told, expected))
    for each in (now, before):
        for key in BY_ROSTER:
            each.pop(key, None)
    assert now == before
