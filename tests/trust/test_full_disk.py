"""A disk that is full, or read-only: one line, exit status 2, nothing lost, and the next run makes it whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.trust import FULL
from tests.trust.commands import COMMANDS

pytestmark = pytest.mark.slow

ALONE = ["unshare", "--map-root-user", "--mount"]
CHOSEN = [name for name in COMMANDS if name != "unpin"] if FULL else ["plan", "pin", "new", "check"]
"""Removing a file needs no room."""


def can_mount() -> bool:
    """Whether this machine lets a program have a disk of its own."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run([*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.parametrize("name", CHOSEN)
def test_nothing_is_lost(name: str, before: Path, tmp_path: Path) -> None:
    if not can_mount():
        assert not os.environ.get("CI"), "disks cannot be mounted here"
        pytest.skip("disks cannot be mounted here")
    words = COMMANDS[name].format(work=tmp_path).split()
    ran = subprocess.run(
        [*ALONE, sys.executable, "-m", "tests.trust.filling", before, tmp_path, *words],
        cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == []
