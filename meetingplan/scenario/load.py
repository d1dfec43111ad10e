"""A folder -> the meeting that its files describe, or every problem in them."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import AND_PINS
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.assumptions import assumptions, marked
from meetingplan.scenario.build import meeting
from meetingplan.scenario.build_roads import Link, Links
from meetingplan.scenario.checks import check
from meetingplan.scenario.checks.preparation import sites_of_gates
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.fields import SAFE_ID
from meetingplan.scenario.forms import ScenarioForm
from meetingplan.scenario.imported import read_graphml, read_matrix
from meetingplan.scenario.pins import pinned_rows, read_pins
from meetingplan.scenario.plan_tasks import read_plan_tasks
from meetingplan.scenario.preparation import read_preparation
from meetingplan.scenario.roster import read_roster
from meetingplan.store.decode import read
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import validate

SCENARIO, ROSTER, PREPARATION, PINS = "scenario.yaml", "delegates.csv", "preparation.yaml", "pins.yaml"
PLAN_TASKS = "plan-tasks.yaml"
_MAX_BYTES = 8_000_000


def load(folder: Path) -> Meeting:
    """Read a scenario.

    Raises:
        InputError: with every problem of all files. Rules between the parts of scenario.yaml are checked once each
            part has its right shape.
    """
    return load_files(folder)[0]


def load_files(folder: Path) -> tuple[Meeting, Mapping[str, bytes]]:
    """Read a scenario, and have the bytes of each of its files by name, those that lie in its base included.

    Raises:
        InputError: as for `load`.
    """
    found: list[Problem] = []
    if not folder.is_dir():
        what = say("there is no folder {folder}", folder=str(folder))
        mend = say("name the folder of a scenario, such as scenarios/feixi-2020")
        raise InputError((Problem("missing-folder", Position(str(folder)), what, mend),))
    files: dict[str, bytes] = {}
    shaped, folders = _scenario(folder, files, found)
    roster, preparation, tasks, pins = None, Preparation({}), None, None
    if name := _read(ROSTER, folders, files, found):
        roster = read_roster(files[ROSTER], name, found)
    if name := _read(PREPARATION, folders, files, found, may_be_missing=True):
        preparation, tasks = read_preparation(files[PREPARATION], name, found)
    preparation = _with_plan_tasks(folder, preparation, found)
    if name := _read(PINS, [folder], files, found, may_be_missing=True):
        pins = read_pins(files[PINS], name, found)
    if roster and pins and shaped:
        roster = pinned_rows(roster, pins, frozenset(coach.id for coach in shaped[0].coaches), found)
    draft = Draft(*shaped, roster, _imported(folder, shaped[0], files, found), pins) if shaped else None
    if draft:
        found.extend(check(draft))
    if shaped and tasks:
        found.extend(sites_of_gates(preparation, shaped[0], tasks))
    if found or draft is None:
        raise InputError(tuple(found))
    assumed = (*assumptions(draft), *(marked(tasks) if tasks else ()))
    made = meeting(draft, preparation, assumed, _sha256(files))
    if preparation.from_plan:
        files[PLAN_TASKS] = (folder / PLAN_TASKS).read_bytes()
    return made, files


_Shaped = tuple[ScenarioForm, Document]


def _scenario(folder: Path, files: dict[str, bytes], found: list[Problem]) -> tuple[_Shaped | None, list[Path]]:
    """The form of scenario.yaml, and where the files beside it are looked for: in this folder, then in its base."""
    name = _read(SCENARIO, [folder], files, found)
    document = parse(files[SCENARIO], name, found) if name else None
    if document is None:
        return None, [folder]
    form = validate(ScenarioForm, document, found)
    # Even of a scenario with faults, so that nobody is told that a roster is missing which lies in the base.
    base = _base(document)
    if base is None:
        return (form, document) if form else None, [folder]
    beside = Path(os.path.normpath(folder / ".." / base))
    if not beside.is_dir():
        what, mend = say("there is no folder {folder}", folder=str(beside)), say("put it there, or remove base:")
        found.append(Problem("missing-folder", document.at(("base",)), what, mend))
    return (form, document) if form else None, [folder, beside]


def base_of(scenario: bytes) -> str | None:
    """The name of the folder, beside its own, from which a scenario takes the files that it has not."""
    document = parse(scenario, SCENARIO, [])
    return _base(document) if document else None


def _base(document: Document) -> str | None:
    base = document.value.get("base") if isinstance(document.value, dict) else None
    return base if isinstance(base, str) and SAFE_ID.fullmatch(base) else None


def _read(
    name: str, folders: Sequence[Path], files: dict[str, bytes], found: list[Problem], *, may_be_missing: bool = False
) -> str | None:
    """Adds the bytes of the first file of that name to `files`; returns its path, or None where there is none."""
    paths = [folder / name for folder in folders]
    path = next((path for path in paths if path.exists()), None if may_be_missing else paths[0])
    data = read(path, str(path), _MAX_BYTES, found) if path else None
    if data is None:
        return None
    files[name] = data
    return str(path)


def _with_plan_tasks(folder: Path, preparation: Preparation, found: list[Problem]) -> Preparation:
    """The preparation with the tasks that templates made; they follow from a plan, so no plan is made from them."""
    if not (folder / PLAN_TASKS).exists():
        return preparation
    name = str(folder / PLAN_TASKS)
    data = read(folder / PLAN_TASKS, name, _MAX_BYTES, found)
    made = read_plan_tasks(data, name, preparation, found) if data is not None else ()
    tasks = {**preparation.tasks, **{task.id: task for task in made}}
    return replace(preparation, tasks=tasks, from_plan=frozenset(task.id for task in made))


def _imported(folder: Path, form: ScenarioForm, files: dict[str, bytes], found: list[Problem]) -> Links:
    """The legs of the files that `travel:` names, which become files of the scenario; a matrix goes before GraphML."""
    known = frozenset(place.id for place in form.places)
    legs: dict[frozenset[str], Link] = {}
    for name, reader in ((form.travel.graphml, read_graphml), (form.travel.matrix, read_matrix)):
        data = read(folder / name, str(folder / name), _MAX_BYTES, found) if name else None
        if name and data is not None:
            files[name] = data
            legs |= reader(data, str(folder / name), known, found)
    return legs


def _sha256(files: Mapping[str, bytes]) -> str:
    """Of the scenario; where something is pinned that of the pins follows, so that it can be told from the rest."""
    rest = _digest({name: data for name, data in files.items() if name != PINS})
    return f"{rest}{AND_PINS}{_digest({PINS: files[PINS]})}" if PINS in files else rest


def _digest(files: Mapping[str, bytes]) -> str:
    """Over names and bytes, each with its length, so that no two sets of files read alike."""
    made = hashlib.sha256()
    for name, data in files.items():
        for part in (name.encode(), data):
            made.update(len(part).to_bytes(8) + part)
    return made.hexdigest()
