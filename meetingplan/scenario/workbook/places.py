"""Where the values of a file came from: a problem at its line and column is told by sheet and cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import Message
from meetingplan.scenario.load import ROSTER
from meetingplan.scenario.workbook.folder import DOCUMENTS, Folder
from meetingplan.store.document import Path

Spot = tuple[str, int, int]
"""File, line and column."""


@dataclass(frozen=True, slots=True)
class Places:
    """The way from a place in a file that was made back to a cell.

    Args:
        cells: of the tree, by path; "" where a value has none.
        paths: what begins at a spot, the deepest.
        lines: what begins first on a line.
        file: what the workbook is called, for what stands in none of its cells.
    """

    cells: Mapping[Path, str]
    paths: Mapping[Spot, Path]
    lines: Mapping[tuple[str, int], Path]
    file: str

    def told(self, problem: Problem) -> Problem:
        """The same problem where the person who wrote it finds it; another line that it names, too."""
        where, name = problem.where, FilePath(problem.where.file).name
        path = self.paths.get((name, where.line, where.column), self.lines.get((name, where.line), ()))
        values = dict(problem.what.values)
        if isinstance(line := values.get("line"), int):
            cell = self._cell(name, self.lines.get((name, line), ())).rpartition("!")[2]
            values["line"] = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return replace(problem, where=Position(self._cell(name, path)), what=Message(problem.what.template, values))

    def _cell(self, name: str, path: Path) -> str:
        while path and not self.cells.get(path):
            path = path[:-1]
        return self.cells.get(path) or f"{self.file}:{name}"


def places(cells: Mapping[Path, str], folder: Folder, file: str) -> Places:
    """The places of the folder that was made of some cells."""
    paths: dict[Spot, Path] = {}
    lines: dict[tuple[str, int], Path] = {}
    for spot, path in _spots(folder):
        if len(path) >= len(paths.get(spot, ())):
            paths[spot] = path
        lines.setdefault(spot[:2], path)
    return Places(cells, paths, lines, file)


def _spots(folder: Folder) -> Iterator[tuple[Spot, Path]]:
    for part, name in DOCUMENTS.items():
        if part in folder.documents:
            document = folder.documents[part]
            for found in (document.values, document.keys):
                yield from (((name, where.line, where.column), (part, *path)) for path, where in found.items())
    for where, path in folder.roster.items():
        yield (ROSTER, where.line, where.column), path
