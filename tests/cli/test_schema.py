"""The schemas for editors and other programs: each is one, fits what it is for, and nothing else."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.cli.running import ROOT, TINY, run


def validator(what: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(run("schema", what).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def read(path: Path) -> object:
    """A file as an editor sees it: without the marks of what is assumed, dates being texts."""
    text = re.sub("!assumed *", "", path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))


@pytest.mark.parametrize("what", ["scenario", "preparation", "pins", "pairing", "plan"])
def test_what_nobody_knows_does_not_fit(what: str) -> None:
    assert not validator(what).is_valid({"nobody": "knows"})


def test_a_preparation_fits() -> None:
    validator("preparation").validate(read(TINY / "preparation.yaml"))


def test_a_pairing_fits() -> None:
    validator("pairing").validate(read(ROOT / "scenarios" / "xinwu-2021" / "pairing.yaml"))


def test_pins_fit(tmp_path: Path, planned: Path) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    assert run("pin", folder, planned / "plan.json", "C1").exit_code == 0
    validator("pins").validate(read(folder / "pins.yaml"))
