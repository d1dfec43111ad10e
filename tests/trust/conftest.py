"""A state in which every command that writes finds something old."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import TINY, run


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario with an earlier plan, published, a later plan, pins and workbooks."""
    folder = tmp_path_factory.mktemp("before") / "before"
    shutil.copytree(TINY, folder / "tiny")
    text = (folder / "tiny" / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "tiny" / "scenario.yaml").write_text(text.replace("seats: 10", "seats: 11"), encoding="utf-8")
    assert run("plan", folder / "tiny", "-o", folder / "out", SOURCE_DATE_EPOCH="1592800000").exit_code == 0
    (folder / "tiny" / "scenario.yaml").write_text(text, encoding="utf-8")
    assert run("plan", folder / "tiny", "-o", folder / "made").exit_code == 0
    assert run("pin", folder / "tiny", folder / "made" / "plan.json", "C1").exit_code == 0
    assert run("workbook", folder / "tiny", "-o", folder / "book.xlsx").exit_code == 0
    assert run("workbook", TINY, "-o", folder / "plain.xlsx").exit_code == 0
    return folder
