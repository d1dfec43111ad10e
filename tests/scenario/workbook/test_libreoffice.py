"""A second program opens the workbook, saves it anew, and prints it; what it saves is the same scenario."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from meetingplan.scenario.workbook.read import import_tables
from meetingplan.scenario.workbook.write import workbook
from tests.scenario.workbook.books import SCENARIOS, files_of

FEATURES = next(path for path in SCENARIOS if path.name == "graph-features")


def converted(book: Path, kind: str) -> Path:
    """What LibreOffice makes of a workbook; it must be there where CI runs."""
    program = shutil.which("soffice")
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice is not installed")
    assert program is not None, "LibreOffice is not installed: see tests/system-packages.sh"
    folder = book.parent / kind
    profile = f"-env:UserInstallation={(book.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(book)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    assert "rror" not in ran.stdout + ran.stderr.replace("javaldx", "")
    return folder / f"{book.stem}.{kind}"


@pytest.mark.slow
def test_libreoffice_opens_saves_and_prints_a_workbook(tmp_path: Path) -> None:
    files = files_of(FEATURES)
    book = tmp_path / "book.xlsx"
    book.write_bytes(workbook(files, "zh_CN"))
    saved = converted(book, "xlsx").read_bytes()
    assert saved != book.read_bytes()
    made = import_tables(saved, "book.xlsx", {})
    assert (made.files, made.cleaned) == (files, ())
    assert converted(book, "pdf").read_bytes().startswith(b"%PDF-")
