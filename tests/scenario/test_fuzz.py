"""Whatever is done to the files of a scenario, it loads or is refused with a place; no other error ever."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingplan.domain.problems import InputError, Problem
from meetingplan.scenario.load import load

BASE = Path(__file__).parents[1] / "wrong" / "base"
FILES = {
    "scenario.yaml": (BASE / "scenario.yaml").read_bytes(),
    "delegates.csv": (BASE / "delegates.csv").read_bytes(),
    "preparation.yaml": (
        "tasks:\n  - {id: A, name: 方案, days: 3, deadline: 2020-05-01}\n"
        "  - {id: B, name: 路线, parent: A, after: [A], deadline: 2020-05-10, done: 2020-05-09}\n"
    ).encode(),
}
_LINES = sorted({line for data in FILES.values() for line in data.split(b"\n")})
_WORDS = [
    b"",
    b"~",
    b"-1",
    b"0",
    b"1e9",
    b"[]",
    b"{}",
    b"*a",
    b"&a",
    b"!assumed",
    b"!!map",
    b'"',
    b"24:00",
    b"inn",
    b"\t",
    b"\xff",
    b"\0",
]

_line_edits = st.tuples(st.sampled_from(["delete", "double", "swap"]), st.integers(0, 200), st.sampled_from(_LINES))
_byte_edits = st.tuples(st.just("bytes"), st.integers(0, 5000), st.sampled_from(_WORDS) | st.binary(max_size=3))


def _edited(data: bytes, edit: tuple[str, int, bytes]) -> bytes:
    kind, where, new = edit
    if kind == "bytes":
        where %= len(data) + 1
        return data[:where] + new + data[where + len(new) :]
    lines = data.split(b"\n")
    i = where % len(lines)
    lines[i : i + 1] = {"delete": [], "double": [lines[i]] * 2, "swap": [new]}[kind]
    return b"\n".join(lines)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(sorted(FILES)), _line_edits | _byte_edits), min_size=1, max_size=4))
def test_a_mutated_scenario_loads_or_is_refused_with_a_place(edits: list[tuple[str, tuple[str, int, bytes]]]) -> None:
    files = dict(FILES)
    for name, edit in edits:
        files[name] = _edited(files[name], edit)
    folder = Path(tempfile.mkdtemp())
    try:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        problems = _problems(folder)
    finally:
        shutil.rmtree(folder)
    assert problems != ()
    for problem in problems or ():
        assert problem.where.line >= 1
        assert problem.where.column >= 1
        assert problem.what.template.format(**problem.what.values)
        assert problem.mend.template.format(**problem.mend.values)


def _problems(folder: Path) -> tuple[Problem, ...] | None:
    try:
        load(folder)
    except InputError as error:
        return error.problems
    return None
