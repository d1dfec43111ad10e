"""kill -9 around every write of every command that writes: old or new, never half, and the next run makes it whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, TINY, run
from tests.trust import FULL

MOMENTS = 10_000 if FULL else 4


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario with an earlier plan, published, pins, a check and a workbook; every command finds something old."""
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


COMMANDS = {
    "plan": "plan {work}/tiny -o {work}/out",
    "publish": "publish {work}/tiny {work}/made/plan.json -o {work}/out --lang zh_CN",
    "pin": "pin {work}/tiny {work}/made/plan.json groups",
    "unpin": "pin {work}/tiny --clear",
    "new": "new {work}/begun --from small",
    "workbook": "workbook {work}/tiny -o {work}/plain.xlsx",
    "import": "import {work}/plain.xlsx {work}/read",
    "breakdown": "breakdown {work}/tiny {work}/made/plan.json --write",
    "check": "progress update {work}/tiny --on 2020-05-06 --note told",
    "report": "progress show {work}/tiny --as-of 2020-05-06 -o {work}/report",
    "history": "history {work}/out --take 1",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_old_or_new_but_never_half(name: str, before: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    words = COMMANDS[name].format(work=work).split()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.trust.killing", before, work, str(MOMENTS), *words],
        cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["wrong"] == []
    assert told["moments"] >= 1
