"""Ways to run a command: in this process, or as the organiser does."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner, Result

from meetingplan.cli import main
from meetingplan.store.secret import path_of

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "scenarios" / "tiny"
FEIXI = ROOT / "scenarios" / "feixi-2020"
FEATURES = ROOT / "scenarios" / "graph-features"


_BYTECODE = {
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "meetingplan-tests")),
}
"""Lets a program that is started again and again keep what it has compiled, outside the checkout."""


def run(*args: object, **environment: str) -> Result:
    """Runs a command here; whatever it raises but an exit is a failure of the test."""
    return CliRunner().invoke(main, [str(arg) for arg in args], env=environment, catch_exceptions=False)


def start(*args: object, **environment: str) -> "subprocess.Popen[str]":
    """Starts a command as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "meetingplan", *map(str, args)],
        cwd=ROOT,
        env={**os.environ, **_BYTECODE, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def tiny_with(folder: Path, *changes: tuple[str, str], file: str = "scenario.yaml") -> Path:
    """The small scenario in a folder, with texts of one of its files replaced."""
    shutil.copytree(TINY, folder)
    text = (folder / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def share_secret(results: Path, other: Path) -> None:
    """Lets phone pages have the same names in another folder of results as in this."""
    path_of(other).parent.mkdir(exist_ok=True)
    shutil.copyfile(path_of(results), path_of(other))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
