"""kill -9 around every write of every command that writes: old or new, never half, and the next run makes it whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.trust import FULL
from tests.trust.commands import COMMANDS

pytestmark = pytest.mark.slow

MOMENTS = 10_000 if FULL else 3


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
