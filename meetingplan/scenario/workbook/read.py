"""A workbook or a roster -> the files of a scenario folder, or every problem by its sheet and cell."""

import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from meetingplan.domain.problems import InputError, Position
from meetingplan.domain.text import Message, say
from meetingplan.scenario.load import ROSTER, SCENARIO, load
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.scenario.workbook.folder import read_folder, write_folder
from meetingplan.scenario.workbook.grid import Grid, read_csv, read_workbook
from meetingplan.scenario.workbook.identify import identified
from meetingplan.scenario.workbook.people import people
from meetingplan.scenario.workbook.places import Places, places
from meetingplan.scenario.workbook.records import Built, Record, Tree, built, records
from meetingplan.scenario.workbook.sheets import DELEGATES, MEETING, OF, SOURCE, sheets
from meetingplan.scenario.workbook.source import DIGEST, digest, read_source
from meetingplan.scenario.workbook.tables import Found, meeting_records, sheet_records
from meetingplan.scenario.workbook.words import spellings
from meetingplan.store import files as disk

Files = Mapping[str, bytes]
_PEOPLE = ("delegates",)
_ZIPPED, _OLD = b"PK", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of tables makes of a folder.

    Args:
        files: every file of the scenario, by name.
        changed: those that the folder does not have as they are to be.
        clashes: those of them that the folder has in words that the workbook does not know.
        cleaned: what was understood although it was not written as it should be.
    """

    files: Files
    changed: tuple[str, ...]
    clashes: tuple[str, ...]
    cleaned: tuple[Cleaned, ...]


def import_tables(data: bytes, file: str, existing: Files, beside: Container[str] = ()) -> Imported:
    """The files that a workbook says, or those that are there with the people of a bare roster.

    Args:
        file: what the tables are called in reports.
        existing: the files of the folder. They are the base where the workbook has no source texts, and sheets that
            the workbook does not have are taken from the base.
        beside: the folders beside that of the scenario, one of which may be its `base:`. Where that is not there the
            key is left out; all files that it stood for are in the workbook.

    Raises:
        InputError: every problem, those of the scenario that would come of it included.
    """
    found = Found()
    read = read_tables(data, file, existing, found)
    scenario = read.built.tree.get("scenario", {})
    if (inherited := scenario.get("base")) and inherited not in beside:
        del scenario["base"]
        found.cleaned.append(
            Cleaned(Position(file), f"base: {inherited}", "", say("its files have become the scenario's"))
        )
    files = write_folder(read.built.tree, read.base)
    check(files, scenario.get("base"), places(read.built.where, read_folder(files), file))
    changed = tuple(name for name, text in files.items() if existing.get(name) != text)
    clashes = tuple(name for name in changed if name in existing and digest(existing[name]) != read.known.get(name))
    return Imported(files, changed, clashes, tuple(found.cleaned))


@dataclass(frozen=True, slots=True)
class ReadTables:
    """What tables say.

    Args:
        built: the tree of their rows.
        base: the files that it began as.
        known: the SHA-256 of the files that a workbook was made from, by name.
    """

    built: Built
    base: Files
    known: Mapping[str, str]


def read_tables(data: bytes, file: str, existing: Files, found: Found, lodging: str = "") -> ReadTables:
    """The tree of a workbook or a roster, whether or not a scenario can be what it says.

    Args:
        lodging: the hotel of whoever is in none that the scenario has; "" leaves that to the checks to refuse.

    Raises:
        InputError: the tables cannot be read.
    """
    is_book = data.startswith((_ZIPPED, _OLD))
    grids = {grid.name: grid for grid in (read_workbook if is_book else read_csv)(data, file, found.problems)}
    _stop(found)
    source = _named(grids, SOURCE)
    base = read_source(source, found) if source else dict(existing)
    known = {name: digest(text) for name, text in base.items()} if source else {}
    known |= {ROSTER: base.pop(DIGEST).decode()} if DIGEST in base else {}
    if SCENARIO not in base and not _named(grids, MEETING):
        what = say("there is no scenario for this roster to belong to")
        found.refuse(
            "missing-file", Position(file), what, say("begin one with meetingplan new DIR --roster {file}", file=file)
        )
    _stop(found)
    return ReadTables(_built(grids, base, existing, file, found, lodging), base, known)


def _stop(found: Found) -> None:
    if found.problems:
        raise InputError(tuple(found.problems))


def _built(grids: Mapping[str, Grid], base: Files, existing: Files, file: str, found: Found, lodging: str) -> Built:
    """The tree of all sheets; rows that belong to none are problems."""
    folder, before = read_folder(base), read_folder(existing).tree["delegates"]
    known = list(records(folder.tree, folder.texts, "zh_CN"))
    found.known = _texts(record.cells for record in known)
    made = list(_records(grids, [record for record in known if record.keys != _PEOPLE], found))
    found.known = _texts(before)
    made += _people(grids, {**built(made).tree, "delegates": before}, file, found, lodging)
    result = built(made)
    for record in result.orphans:
        what = say("there is no row with the id {id} for this one to belong to", id=record.of or "-")
        mend = say("correct the cell, or add the row")
        found.refuse("unknown-parent", Position(record.where.get(OF) or record.where.get("", file)), what, mend)
    _stop(found)
    return result


def _texts(rows: Iterable[Mapping[str, object]]) -> frozenset[str]:
    return frozenset(cell for cells in rows for cell in cells.values() if isinstance(cell, str))


def _records(grids: Mapping[str, Grid], known: list[Record], found: Found) -> Iterator[Record]:
    """The records of all sheets but that of people; of sheets that are not there those that were known."""
    meeting = _named(grids, MEETING)
    yield from meeting_records(meeting, found) if meeting else (record for record in known if not record.keys)
    for sheet in sheets():
        grid = _named(grids, sheet.title)
        keys = {rows.keys for rows in sheet.rows}
        if _PEOPLE not in keys:
            yield from (
                sheet_records(grid, sheet, found) if grid else (record for record in known if record.keys in keys)
            )


def _people(grids: Mapping[str, Grid], tree: Tree, file: str, found: Found, lodging: str) -> list[Record]:
    """The people of the sheet that is called so, or of the first that belongs to no scenario."""
    titles = {name for title in (MEETING, SOURCE, *(sheet.title for sheet in sheets())) for name in spellings(title)}
    strange = [grid for grid in grids.values() if grid.name.strip() not in titles and grid.cells]
    grid = _named(grids, DELEGATES)
    if grid is None and strange:
        grid = strange.pop(0)
    for other in strange:
        why = say("a sheet that is none of a scenario's")
        found.cleaned.append(Cleaned(other.where((0, 0)), other.name, "", why))
    if grid is None and not any(grid.name.strip() in titles for grid in grids.values()):
        what = say("the roster is empty")
        found.refuse("no-delegates", Position(file), what, say("write one person a line"))
    if grid is None:
        return [Record(_PEOPLE, person) for person in tree["delegates"]]
    persons, heads = people(grid, found)
    return identified(persons, set(heads.columns.values()) if heads else set(), tree, file, found, lodging)


def _named(grids: Mapping[str, Grid], title: Message) -> Grid | None:
    return next((grid for name, grid in grids.items() if name.strip() in spellings(title)), None)


def check(files: Files, base: str | None, where: Places) -> None:
    """Reads files as a scenario, beside a base that has nothing to add to them.

    Raises:
        InputError: every problem of them, each where the value came from.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "scenario")
        if base:
            folder.with_name(base).mkdir()
        disk.write_all(folder, files.items())
        try:
            load(folder)
        except InputError as error:
            raise InputError(tuple(where.told(problem) for problem in error.problems)) from None
