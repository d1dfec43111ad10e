"""Slips in the source of the audit: its tests notice each, but for those listed in docs/trust.md with the reason."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.running import ROOT
from tests.trust import FULL

pytestmark = pytest.mark.slow

SAMPLE = 20
"""Slips that are tried where not all are; always the same, as long as the audit stays as it is."""


def listed() -> set[tuple[str, ...]]:
    """File, what stands there, and the slip, of each that docs/trust.md says changes nothing."""
    section = (
        (ROOT / "docs" / "trust.md")
        .read_text(encoding="utf-8")
        .partition("## Slips in the audit")[2]
        .partition("\n## ")[0]
    )
    rows = (line.replace("\\|", "\0") for line in section.splitlines() if line.startswith("| "))
    cells = ([cell.strip().strip("`").replace("\0", "|") for cell in row.strip("|").split("|")] for row in rows)
    return {tuple(row[:3]) for row in cells}


def test_slips_are_noticed() -> None:
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.trust.mutation", *([] if FULL else [str(SAMPLE)])],
        cwd=ROOT, env=untraced, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    tried = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(tried) >= SAMPLE
    unnoticed = {(one["file"], one["before"], one["after"]) for one in tried if not one["noticed"]}
    assert unnoticed - listed() == set()
