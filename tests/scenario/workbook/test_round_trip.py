"""A scenario that goes through a workbook comes back as it was: every scenario here, and whatever the forms allow."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.problems import Position
from meetingplan.domain.text import Language
from meetingplan.scenario.load import load
from meetingplan.scenario.workbook.codec import columns
from meetingplan.scenario.workbook.folder import read_folder, write_folder
from meetingplan.scenario.workbook.read import import_tables, read_tables
from meetingplan.scenario.workbook.shape import Field, Kind, Rows, shape
from meetingplan.scenario.workbook.sheets import SOURCE, sheets
from meetingplan.scenario.workbook.spam import FEWEST, SHORTEST
from meetingplan.scenario.workbook.tables import Found
from meetingplan.scenario.workbook.words import spellings
from meetingplan.scenario.workbook.write import workbook
from meetingplan.store import files as disk
from tests.scenario.workbook.books import SCENARIOS, TINY, book, files_of, tables_of

LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")
ALL = [*SCENARIOS, TINY]
FEATURES = "graph-features"
"""Every scenario goes through a workbook in Chinese; the small ones in English, too."""


def meeting(folder: Path) -> Meeting:
    """What a folder means, wherever it lies."""
    read = load(folder)
    placed = (replace(a, where=replace(a.where, file=Path(a.where.file).name)) for a in read.assumptions)
    return replace(read, assumptions=tuple(placed))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "language"),
    [*((folder, "zh_CN") for folder in ALL), *((folder, "en") for folder in ALL if folder.name in ("tiny", FEATURES))],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_scenario_comes_back_as_it_was(folder: Path, language: Language, tmp_path: Path) -> None:
    files = files_of(folder)
    (tmp_path / "feixi-2020").mkdir()  # a base, which has nothing to add: its files are in the workbook
    made = import_tables(workbook(files, language), "book.xlsx", {}, beside=("feixi-2020",))
    assert made.cleaned == ()
    assert {name: data.decode("utf-8-sig") for name, data in made.files.items()} == {
        name: data.decode("utf-8-sig").replace("\r\n", "\n") for name, data in files.items()
    }
    disk.write_all(tmp_path / "new", made.files.items())
    assert meeting(tmp_path / "new") == meeting(folder)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ALL, ids=lambda folder: folder.name)
def test_only_comments_and_marks_need_the_source_texts(folder: Path, tmp_path: Path) -> None:
    # Without source texts the files are written anew: another hash, and other lines for what is assumed.
    files = files_of(folder)
    tables = tables_of(workbook(files, "zh_CN"))
    del tables[spellings(SOURCE).intersection(tables).pop()]
    beside = {name: data for name, data in files.items() if not name.endswith(".yaml") and name != "delegates.csv"}
    made = import_tables(book(tables), "book.xlsx", beside)
    disk.write_all(tmp_path, made.files.items())
    plain = replace(load(tmp_path), sha256="", assumptions=())
    assert plain == replace(load(folder), sha256="", assumptions=())


def test_every_key_of_the_forms_has_a_place() -> None:
    on_sheets = [rows for sheet in sheets() for rows in sheet.rows]
    assert sorted(rows.keys for rows in on_sheets) == sorted(rows.keys for rows in shape().rows)
    for sheet in sheets():
        for rows in sheet.rows:
            assert {name for item in rows.fields for name in columns(item)} <= set(sheet.columns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_or_entries_of_a_sheet_are_called_alike(language: Language) -> None:
    for sheet in sheets():
        words = [word for column in sheet.columns for word in spellings(sheet.label(column))]
        assert len(words) == len(set(words)), sheet.title.template
        entries = [word for rows in sheet.rows for word in spellings(sheet.entry(rows))]
        assert len(entries) == len(set(entries))


_IDS = st.text("ab1-云", min_size=1, max_size=3)
_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=9,
) | st.sampled_from(["=1+1", "010", "1e3", "张三; 李四", "-", "[a]", "a: b # c", "'x", "2020-06-23", "1.50", "_x000D_"])
_NUMBERS = st.integers(-(2**60), 2**60) | st.floats(-1e9, 1e9, allow_nan=False)
_CLOCKS = st.integers(0, 1440).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
_DAYS = st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))
_ANYTHING = st.lists(_IDS | st.dictionaries(_IDS, st.integers(1, 9), min_size=1, max_size=2), min_size=1, max_size=3)
_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: _TEXTS,
    Kind.NUMBER: _NUMBERS,
    Kind.YES_NO: st.booleans(),
    Kind.CLOCK: _CLOCKS,
    Kind.DAY: _DAYS,
    Kind.MOMENT: st.builds("{} {}".format, _DAYS, _CLOCKS),
    Kind.WORDS: st.lists(_IDS | _TEXTS, max_size=3) | _ANYTHING,
    Kind.NAME: _TEXTS | st.fixed_dictionaries({"zh_CN": _TEXTS, "en": _TEXTS}),
    Kind.ANY: _ANYTHING | _IDS | st.dictionaries(_IDS, st.integers(1, 9), min_size=1, max_size=2),
}


def _value(item: Field) -> st.SearchStrategy[Any]:
    return st.sampled_from(item.choices) if item.kind is Kind.CHOICE else _VALUES[item.kind]


def _put(mapping: dict[str, Any], item: Field, value: object) -> None:
    for key in item.keys[:-1]:
        mapping = mapping.setdefault(key, {})
    mapping[item.keys[-1]] = value


def _mapping(draw: st.DrawFn, rows: Rows, id: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for item in rows.fields:
        if item.keys == ("id",):
            made["id"] = id
        elif item.required or draw(st.booleans()):
            _put(made, item, draw(_value(item)))
    return made


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """Anything that the forms have a place for, whether or not a scenario can be so."""
    tree: dict[str, Any] = {"scenario": {}, "delegates": []}
    for item in shape().fields:
        if draw(st.booleans()):
            _put(tree, item, draw(_value(item)))
    rows_of: dict[object, list[dict[str, Any]]] = {None: [tree]}
    for rows in shape().rows:
        mine = rows_of.setdefault(rows.keys, [])
        for parent in rows_of[rows.parent]:
            holder = parent
            for key in rows.inner[:-1]:
                holder = holder.setdefault(key, {})
            ids = draw(st.lists(_IDS, unique=True, min_size=int(rows.required), max_size=2))
            made = [_mapping(draw, rows, id) for id in ids]
            if rows.single and made:
                holder[rows.inner[-1]] = made[0]
            elif not rows.single:
                holder[rows.inner[-1]] = made
            mine += made
    for person in tree["delegates"]:  # one word in a cell of the roster is one person's name, not a number's
        person.update({key: str(value) for key, value in person.items()})
    return tree


def _leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every value with its path, and what holds none; true is not 1."""
    if isinstance(value, dict | list) and value:
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        return {place: leaf for key, part in parts for place, leaf in _leaves(part, f"{path}/{key}").items()}
    return {path: (isinstance(value, bool), value)}


@pytest.mark.slow
@settings(
    max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(trees(), st.sampled_from(LANGUAGES))
def test_whatever_the_forms_allow_comes_back(tree: dict[str, Any], language: Language) -> None:
    often = Counter(leaf for _, leaf in _leaves(tree).values() if isinstance(leaf, str) and len(leaf) >= SHORTEST)
    assume(max(often.values(), default=0) < FEWEST)  # a long string all over a table is taken for advertising
    files = write_folder(tree, {})
    before = read_folder(files).plain
    found = Found()
    read = read_tables(workbook(files, language), "book.xlsx", files, found)
    assert found.problems == []
    assert found.cleaned == []
    assert _leaves(read.built.tree) == _leaves(before)
    assert write_folder(read.built.tree, {**read.base, "delegates.csv": files["delegates.csv"]}) == files
    anew = read_folder(write_folder(read.built.tree, {})).plain
    assert _leaves(anew) == _leaves(before)
    assert all(isinstance(where, str) and Position(where) for where in read.built.where.values())
