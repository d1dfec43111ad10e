"""The tree of a scenario folder <-> records: one for each row of a list, and one for what stands alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from meetingplan.domain.text import Language
from meetingplan.scenario.workbook.codec import CellValue, columns, read, shown
from meetingplan.scenario.workbook.shape import Field, Keys, Rows, shape
from meetingplan.store.document import Path, Value

Tree = dict[str, Any]
Texts = Mapping[Path, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One row.

    Args:
        keys: those of its `Rows`, or () for a field that stands alone.
        cells: by the name of the column.
        of: the id of the row that it is in, "" at the top.
        where: where each cell stands, and under "" the row; empty for a record that was not read.
        path: in the tree that it was made of.
    """

    keys: Keys
    cells: Mapping[str, CellValue]
    of: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    path: Path = ()


def records(tree: Tree, texts: Texts, language: Language) -> Iterator[Record]:
    """Every value of a tree, in the order of the shape."""
    for item in shape().fields:
        value = _at(tree, item.keys)
        if value is not None:
            yield Record((), _cells(item, value, texts, item.keys, language), path=item.keys)
    for rows in shape().rows:
        for path, of, mapping in _items(tree, rows):
            cells: dict[str, CellValue] = {}
            for item in rows.fields:
                cells |= _cells(item, _at(mapping, item.keys), texts, (*path, *item.keys), language)
            yield Record(rows.keys, cells, of, path=path)


def _cells(item: Field, value: Value, texts: Texts, path: Path, language: Language) -> dict[str, CellValue]:
    return dict(zip(columns(item), shown(item, value, texts, path, language), strict=True))


def _items(tree: Tree, rows: Rows) -> Iterator[tuple[Path, str, Tree]]:
    """Path, id of the row that it is in, and mapping of everything that a list of rows holds."""
    parents: Iterable[tuple[Path, Tree]] = [((), tree)]
    if rows.parent is not None:
        parents = [(path, item) for path, _, item in _items(tree, _rows(rows.parent))]
    for path, parent in parents:
        found = _at(parent, rows.inner)
        of = "" if rows.parent is None else str(parent.get("id", ""))
        if rows.single and found is not None:
            yield (*path, *rows.inner), of, found
        elif isinstance(found, list):
            yield from (((*path, *rows.inner, i), of, item) for i, item in enumerate(found))


def _rows(keys: Keys) -> Rows:
    return next(rows for rows in shape().rows if rows.keys == keys)


def _at(value: Any, keys: Keys) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


@dataclass(slots=True)
class Built:
    """The tree that records make, and where each of its rows and values stands.

    Args:
        orphans: records that name a row that is not there.
    """

    tree: Tree = field(default_factory=dict)
    where: dict[Path, str] = field(default_factory=dict)
    orphans: list[Record] = field(default_factory=list)


def built(found: Iterable[Record]) -> Built:
    """The tree of some records; keys without value are left out."""
    made = Built()
    by_keys: dict[Keys, list[Record]] = {}
    for record in found:
        by_keys.setdefault(record.keys, []).append(record)
    for record in by_keys.get((), ()):
        for item in shape().fields:
            if item.name in record.cells:
                _fill(made, made.tree, (), item, record)
    homes: dict[Keys | None, dict[str, tuple[Path, Tree]]] = {None: {"": ((), made.tree)}}
    for rows in shape().rows:
        parents = homes[rows.parent]
        mine = homes.setdefault(rows.keys, {})
        for record in by_keys.get(rows.keys, ()):
            if record.of not in parents:
                made.orphans.append(record)
                continue
            path, mapping = _placed(rows, *parents[record.of])
            made.where[path] = record.where.get("", "")
            for item in rows.fields:
                _fill(made, mapping, path, item, record)
            mine[str(mapping.get("id", ""))] = (path, mapping)
        if rows.required:
            for _, parent in parents.values():
                container = _at(parent, rows.inner[:-1])
                if isinstance(container, dict):
                    container.setdefault(rows.inner[-1], [])
    return made


def _placed(rows: Rows, path: Path, parent: Tree) -> tuple[Path, Tree]:
    """A new mapping for a row, put into its parent."""
    container = parent
    for key in rows.inner[:-1]:
        container = container.setdefault(key, {})
    if rows.single:
        return (*path, *rows.inner), container.setdefault(rows.inner[-1], {})
    listed = container.setdefault(rows.inner[-1], [])
    listed.append({})
    return (*path, *rows.inner, len(listed) - 1), listed[-1]


def _fill(made: Built, mapping: Tree, path: Path, item: Field, record: Record) -> None:
    """Puts one value into its mapping, unless its cells are empty; an empty cell is where the value is missed."""
    names = columns(item)
    made.where[(*path, *item.keys)] = record.where.get(names[0], "")
    value = read(item, [record.cells.get(name) for name in names])
    if value is None:
        return
    *outer, last = item.keys
    for key in outer:
        mapping = mapping.setdefault(key, {})
    mapping[last] = value
