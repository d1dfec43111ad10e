"""The files of a scenario folder <-> the tree that a workbook shows."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.problems import Position, Problem
from meetingplan.scenario.cells import rows
from meetingplan.scenario.load import PREPARATION, ROSTER, SCENARIO
from meetingplan.scenario.roster import COLUMNS, OTHER_ENCODING, REQUIRED
from meetingplan.scenario.workbook.records import Tree, built, records
from meetingplan.store.decode import decode
from meetingplan.store.document import Document, Path, parse
from meetingplan.store.patch import patched, same
from meetingplan.store.yaml_text import yaml_text

DOCUMENTS = {"scenario": SCENARIO, "preparation": PREPARATION}
"""The file of each part of the tree that is YAML."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What is written in a scenario folder.

    Args:
        texts: what was written of numbers, by path.
        documents: those of the YAML files, by part of the tree.
        header: the columns of the roster, as they stand.
        roster: the path of each of its cells, by where it begins.
    """

    tree: Tree = field(default_factory=dict)
    texts: Mapping[Path, str] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    roster: Mapping[Position, Path] = field(default_factory=dict)

    @property
    def plain(self) -> Tree:
        """The tree as it comes back from a workbook: without keys that say nothing."""
        return built(records(self.tree, self.texts, "en")).tree


def read_folder(files: Mapping[str, bytes]) -> Folder:
    """The tree of files without problems; others than those of the tree are passed over."""
    found: list[Problem] = []
    documents = {part: parse(files[name], name, found) for part, name in DOCUMENTS.items() if name in files}
    parsed = {part: document for part, document in documents.items() if document is not None}
    tree: Tree = {part: document.value for part, document in parsed.items() if document.value is not None}
    texts = {(part, *path): text for part, document in parsed.items() for path, text in document.texts.items()}
    text = decode(files.get(ROSTER, b""), ROSTER, found, OTHER_ENCODING)
    header, *people = rows(text or "", ROSTER, found) or [[]]
    columns = tuple(cell.text for cell in header)
    tree["delegates"] = [
        {column: cell.text for column, cell in zip(columns, person, strict=False) if cell.text} for person in people
    ]
    where: dict[Position, Path] = {
        cell.where: ("delegates", i, column)
        for i, person in enumerate(people)
        for column, cell in zip(columns, person, strict=False)
    }
    return Folder(tree, texts, parsed, columns, where)


def write_folder(tree: Tree, base: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a tree; those of `base` are kept as far as they say the same.

    Args:
        base: the files that the tree began as, or none. Their comments, order and `!assumed` marks stay.
    """
    old = read_folder(base)
    plain = old.plain
    files = {name: data for name, data in base.items() if name not in (*DOCUMENTS.values(), ROSTER)}
    for part, name in DOCUMENTS.items():
        if part in tree or part in old.documents:
            files[name] = _document(part, tree, plain, base[name] if part in old.documents else None)
    files[ROSTER] = roster_text(tree.get("delegates", []), old.header).encode()
    return files


def _document(part: str, tree: Tree, plain: Tree, data: bytes | None) -> bytes:
    """The text of a part: what it was with its changes, or if that cannot be said in it, anew."""
    if data is not None and same(plain.get(part), tree.get(part)):
        return data
    if data is not None and part in plain and part in tree:
        text = patched(data.decode("utf-8-sig"), plain[part], tree[part]).encode()
        found: list[Problem] = []
        document = parse(text, part, found)
        if document and not found:
            texts = {(part, *path): word for path, word in document.texts.items()}
            if same(Folder({part: document.value}, texts).plain.get(part), tree[part]):
                return text
    return yaml_text(tree.get(part, {})).encode()


def roster_text(people: list[Tree], header: tuple[str, ...] = ()) -> str:
    """delegates.csv of some people: the columns that it had, and others that are needed.

    Args:
        header: the columns that it had.
    """
    used = {column for person in people for column in person}
    columns = [*header, *(c for c in COLUMNS if c not in header and (c in used or (c in REQUIRED and not header)))]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([person.get(column, "") for column in columns] for person in people)
    return text.getvalue()
