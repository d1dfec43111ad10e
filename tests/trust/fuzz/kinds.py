"""The five kinds of files that are spoilt, and what is asked of whoever reads them."""

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.problems import InputError
from meetingplan.language import translate
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.scenario.load import load
from meetingplan.scenario.workbook.read import import_tables
from meetingplan.scenario.workbook.write import workbook
from meetingplan.store import plan_file
from meetingplan.survey import survey
from tests.cli.running import ROOT
from tests.scenario.workbook.books import book, files_of, tables_of
from tests.trust.fuzz.edits import edited, edits
from tests.trust.fuzz.values import changed, changes, plain

BASES = [ROOT / "tests" / part for part in ("wrong/base", "scenarios/tiny", "scenarios/hosted")]
BASES.append(ROOT / "scenarios" / "graph-features")
TINY = BASES[1]


@dataclass(frozen=True, slots=True)
class Kind:
    """Spoilt files of a kind, and what reads them; it raises where something is wrong."""

    cases: SearchStrategy[Any]
    judge: Callable[[Any], None]


def _told(error: InputError, *, with_lines: bool) -> None:
    """Every refusal has a code, a place, and sentences in both languages."""
    assert error.problems
    for problem in error.problems:
        assert problem.code
        for language in ("zh_CN", "en"):
            assert translate(problem.what, language)
            assert translate(problem.mend, language)
        if with_lines and problem.code not in ("missing-file", "missing-folder", "unreadable-file"):
            assert problem.where.line >= 1, f"{problem.where}: {problem.code}"
            assert problem.where.column >= 1, f"{problem.where}: {problem.code}"


@cache
def texts(folder: Path) -> Mapping[str, bytes]:
    """The files of a scenario, by name."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.suffix in (".yaml", ".csv", ".graphml")
    }


def _read_scenario(files: Mapping[str, bytes]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        survey(load(folder))
    except InputError as error:
        _told(error, with_lines=True)
    finally:
        shutil.rmtree(folder)


def _scenario_bytes(case: tuple[Path, int, Sequence[tuple[str, int, bytes]]]) -> None:
    base, which, todo = case
    files = dict(texts(base))
    name = sorted(files)[which % len(files)]
    _read_scenario({**files, name: edited(files[name], todo)})


@cache
def trees(folder: Path) -> Mapping[str, str]:
    """The YAML files as JSON, from which each case takes a tree of its own; marks of assumed figures are left out."""
    found = {
        name: data.decode().replace("!assumed", "") for name, data in texts(folder).items() if name.endswith(".yaml")
    }
    return {name: json.dumps(yaml.load(text, yaml.BaseLoader), ensure_ascii=False) for name, text in found.items()}


def _scenario_tree(case: tuple[Path, int, Sequence[tuple[str, int, Any]]]) -> None:
    base, which, todo = case
    originals = trees(base)
    name = sorted(originals)[which % len(originals)]
    tree = yaml.dump(typed(changed(json.loads(originals[name]), todo)), allow_unicode=True, sort_keys=False)
    _read_scenario({**texts(base), name: tree.encode("utf-8", "surrogatepass")})


def typed(tree: Any) -> Any:
    """Texts that are numbers or truths in YAML as such, but for those that YAML 1.1 has in base 60."""
    match tree:
        case dict():
            return {key: typed(value) for key, value in tree.items()}
        case list():
            return [typed(value) for value in tree]
        case "true" | "false":
            return tree == "true"
        case str() if tree.replace(".", "", 1).isascii() and tree.replace(".", "", 1).isdecimal():
            return yaml.safe_load(tree)
    return tree


@cache
def _book(folder: Path) -> bytes:
    return workbook(files_of(folder), "zh_CN")


def _read_workbook(data: bytes) -> None:
    try:
        import_tables(data, "book.xlsx", {})
    except InputError as error:
        _told(error, with_lines=False)


def _workbook_cells(case: tuple[Path, Sequence[tuple[int, int, int, Any]], Sequence[tuple[str, int, Any]]]) -> None:
    base, cells, rows = case
    tables = tables_of(_book(base))
    names = list(tables)
    for sheet, row, column, value in cells:
        table = tables[names[sheet % len(names)]]
        if table:
            line = table[row % len(table)]
            line[column % len(line)] = value
    for what, where, _ in rows:
        table = tables[names[where % len(names)]]
        i = where // 7 % (len(table) or 1)
        table[i : i + 1] = [] if what == "remove" else [*table[i : i + 1], *table[i : i + 1]]
    if any(what == "rename" for what, _, _ in rows):
        del tables[names[rows[0][1] % len(names)]]
    _read_workbook(book(tables) if tables else b"")


def _workbook_bytes(case: tuple[Path, int, bool, Sequence[tuple[str, int, bytes]]]) -> None:
    """The bytes of the archive, or of one of the files in it."""
    base, which, inside, todo = case
    data = _book(base)
    if not inside:
        _read_workbook(edited(data, todo))
        return
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for name in names:
            spoilt = name == names[which % len(names)]
            new.writestr(name, edited(old.read(name), todo) if spoilt else old.read(name))
    _read_workbook(made.getvalue())


@cache
def _plan() -> tuple[Meeting, bytes]:
    meeting = load(TINY)
    outcome = make_plan(build_graph(meeting), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    return meeting, plan_file.dumps(outcome.plan, meeting.clock)


def _read_plan(data: bytes) -> None:
    """A plan that can be read is believed by the audit, or not, for reasons that can be said."""
    meeting = _plan()[0]
    try:
        plan = plan_file.loads(data, "plan.json", meeting.clock)
    except InputError as error:
        _told(error, with_lines=True)
        return
    violations = audit(meeting, plan)
    if not isinstance(violations, AuditedPlan):
        assert violations
        for violation in violations:
            for language in ("zh_CN", "en"):
                assert translate(violation.message, language)


def _plan_bytes(todo: Sequence[tuple[str, int, bytes]]) -> None:
    _read_plan(edited(_plan()[1], todo))


def _plan_tree(todo: Sequence[tuple[str, int, Any]]) -> None:
    tree = json.dumps(changed(json.loads(_plan()[1]), todo), ensure_ascii=False)
    _read_plan(tree.encode("utf-8", "surrogatepass"))


_bases, _some = st.sampled_from(BASES), st.integers(0, 10_000)
_cells = st.lists(
    st.tuples(_some, _some, _some, plain.filter(lambda value: not isinstance(value, float) or value == value)),
    min_size=1,
    max_size=4,
)
KINDS: Mapping[str, Kind] = {
    "bytes of a scenario": Kind(st.tuples(_bases, _some, edits), _scenario_bytes),
    "keys and values of a scenario": Kind(st.tuples(_bases, _some, changes), _scenario_tree),
    "cells of a workbook": Kind(st.tuples(_bases, _cells, st.just([]) | changes), _workbook_cells),
    "bytes of a workbook": Kind(st.tuples(_bases, _some, st.booleans(), edits), _workbook_bytes),
    "bytes of a plan": Kind(edits, _plan_bytes),
    "keys and values of a plan": Kind(changes, _plan_tree),
}


def warm(kind: str) -> None:
    """Does once what every case needs, so that no process that is forked for some cases has to."""
    {"plan": _plan, "workbook": lambda: [_book(base) for base in BASES]}.get(kind.split()[-1], lambda: None)()
