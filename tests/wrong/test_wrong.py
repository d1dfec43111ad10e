"""Every folder beside this file is a scenario with something wrong in it, laid over `base`.

What must be reported stands in the file itself, at the end of the wrong line, as `# expect: CODE CODE`; where the file
cannot hold a comment it stands in `expected.txt` as `FILE:LINE CODE`.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from meetingplan.domain.problems import InputError
from meetingplan.scenario.load import load

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name not in ("base", "__pycache__"))
_MARK = re.compile(r"# expect: ([a-z -]+)$")

Report = tuple[str, int, str]


def _expected(case: Path) -> Counter[Report]:
    made: Counter[Report] = Counter()
    for file in case.glob("*.yaml"):
        for number, line in enumerate(file.read_bytes().decode(errors="replace").split("\n"), 1):
            if match := _MARK.search(line):
                made.update((file.name, number, code) for code in match[1].split())
    listed = case / "expected.txt"
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.exists() else ():
        place, code = line.split()
        name, _, line_number = place.partition(":")
        made[name, int(line_number), code] += 1
    return made


def _laid_over_base(case: Path, folder: Path) -> Path:
    shutil.copytree(HERE / "base", folder)
    for file in case.iterdir():
        shutil.copy(file, folder / file.name)
    return folder


def test_the_base_is_right() -> None:
    assert len(load(HERE / "base").delegates) == 6


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize("case", CASES)
def test_exactly_what_is_wrong_is_reported(case: str, tmp_path: Path) -> None:
    expected = _expected(HERE / case)
    folder = _laid_over_base(HERE / case, tmp_path / case)
    with pytest.raises(InputError) as caught:
        load(folder)
    problems = caught.value.problems
    assert Counter((Path(p.where.file).name, p.where.line, p.code) for p in problems) == expected
    assert all(p.where.column >= 1 and p.what.template and p.mend.template for p in problems)
    assert all(Path(p.where.file).parent == folder for p in problems)
