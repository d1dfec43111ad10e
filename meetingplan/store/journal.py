"""The journal of a folder of results: which revision was published when, by whom and from which scenario.

It lies beside the folder, `out/feixi-2020.journal` for `out/feixi-2020`, because results are handed on and what they
were made from is not. One record a revision, `0003.json`, names the SHA-256 of the record before it, so that none can
be changed or taken out unseen. With it are kept the plan, `0003-plan.json`, and the files that it was made from,
`scenario-<digest>.zip`, so that any revision can be brought back. When a meeting is purged, the records become one
file, `purged.json`, that names nobody; records that are added later go on from it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints, ValidationError

from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.text import Message, say
from meetingplan.store import files
from meetingplan.store.validate import Form

FORMAT: Literal["meetingplan.journal/1"] = "meetingplan.journal/1"
PURGED = "purged.json"
_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_SCENARIO = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}(\+[0-9a-f]{64})?$")]
_BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)


class _Form(Form):
    format: Literal["meetingplan.journal/1"]
    revision: Annotated[int, Field(ge=1)]
    at: AwareDatetime
    by: str
    scenario: str
    scenario_sha256: _SCENARIO
    plan_sha256: _Digest
    previous: _Digest | None


class _PurgedForm(Form):
    format: Literal["meetingplan.journal/1"]
    records: list[_Form]


@dataclass(frozen=True, slots=True)
class Record:
    """One revision that was published; `previous` is the digest of the record before it.

    Of records that were purged, nobody knows any more `by` whom, and they name none before them.
    """

    revision: int
    at: datetime
    by: str
    scenario: str
    scenario_sha256: str
    plan_sha256: str
    previous: str | None


def read(results: Path) -> tuple[Record, ...]:
    """The records of a folder of results, oldest first; none where nothing was published there.

    Raises:
        InputError: with every record that cannot be read, was changed, or misses the one before it.
    """
    found: list[Problem] = []
    records, previous = _purged(results, found)
    for path in _paths(results):
        data = path.read_bytes()
        record = _record(data, path, found)
        if record is not None:
            found.extend(_breaks(results, record, previous, path))
            records.append(record)
        previous = _sha256(data)
    if found:
        raise InputError(tuple(found))
    return tuple(records)


def without_names(results: Path) -> bytes | None:
    """What `purged.json` is to hold: every record without by whom; None where that is all there is already.

    Raises:
        InputError: as `read`, so that nothing is sealed anew that was changed.
    """
    records = read(results)
    if not _paths(results):
        return None
    rows = [{"format": FORMAT, **row(replace(record, by="", previous=None))} for record in records]
    return (json.dumps({"format": FORMAT, "records": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def purge(results: Path, nameless: bytes | None) -> None:
    """Puts one file in the place of all records, and finishes what was cut off: from then on the one file counts.

    Raises:
        OSError: the disk refused.
    """
    if nameless is not None:
        files.write(folder_of(results) / PURGED, nameless)
    for path in set(_numbered(results)).difference(_paths(results)):
        files.remove(path)


def folder_of(results: Path) -> Path:
    """Where the journal of a folder of results lies."""
    whole = results.resolve()
    return whole.with_name(f"{whole.name}.journal")


def plan_of(results: Path, revision: int) -> Path:
    """Where the plan of a revision lies."""
    return folder_of(results) / f"{revision:04}-plan.json"


def scenario_of(results: Path, record: Record) -> dict[str, bytes]:
    """The files that a revision was made from, by name.

    Raises:
        OSError, zipfile.BadZipFile: they are not there any more.
    """
    with zipfile.ZipFile(_archive(results, record.scenario_sha256)) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


def archives(results: Path) -> tuple[Path, ...]:
    """The files that keep the scenarios of all revisions; records and plans hold without them."""
    return tuple(sorted(folder_of(results).glob("scenario-*.zip")))


def add(results: Path, record: Record, plan: bytes, scenario: Mapping[str, bytes]) -> None:
    """Adds a revision; the record comes last, so that what it names is there. One writer a folder at a time.

    Raises:
        FileExistsError: there is a record of this revision.
        OSError: the disk refused.
    """
    archive = _archive(results, record.scenario_sha256)
    if not archive.exists():
        files.write(archive, _zip(scenario))
    files.write(plan_of(results, record.revision), plan)
    data = json.dumps({"format": FORMAT, **row(record)}, ensure_ascii=False) + "\n"
    files.create(folder_of(results) / f"{record.revision:04}.json", data.encode())


def row(record: Record) -> dict[str, object]:
    """A record as its file has it."""
    return {**asdict(record), "at": record.at.isoformat()}


def last_digest(results: Path) -> str | None:
    """The digest of the last record, for the next to name."""
    paths = [*folder_of(results).glob(PURGED), *_paths(results)]
    return _sha256(paths[-1].read_bytes()) if paths else None


def _paths(results: Path) -> list[Path]:
    """The records that were not purged, oldest first."""
    purged, _ = _purged(results, [])
    first = purged[-1].revision + 1 if purged else 0
    return sorted((p for p in _numbered(results) if int(p.stem) >= first), key=lambda path: int(path.stem))


def _numbered(results: Path) -> Iterator[Path]:
    return (path for path in folder_of(results).glob("*.json") if path.stem.isdigit())


def _purged(results: Path, found: list[Problem]) -> tuple[list[Record], str | None]:
    """The records that were purged, and what the first one after them names."""
    path = folder_of(results) / PURGED
    if not path.exists():
        return [], None
    data = path.read_bytes()
    try:
        records = list(map(_read, _PurgedForm.model_validate_json(data).records))
    except ValidationError:
        found.append(_problem(path, say("this is no record of a revision")))
        return [], None
    found.extend(problem for record in records for problem in _plan_breaks(results, record))
    return records, _sha256(data)


def _record(data: bytes, path: Path, found: list[Problem]) -> Record | None:
    try:
        return _read(_Form.model_validate_json(data))
    except ValidationError:
        found.append(_problem(path, say("this is no record of a revision")))
        return None


def _read(form: _Form) -> Record:
    return Record(**{name: getattr(form, name) for name in Record.__dataclass_fields__})


def _breaks(results: Path, record: Record, previous: str | None, path: Path) -> Iterator[Problem]:
    if record.previous != previous:
        yield _problem(path, say("the record before this one was changed or taken away"))
    yield from _plan_breaks(results, record)


def _plan_breaks(results: Path, record: Record) -> Iterator[Problem]:
    plan = plan_of(results, record.revision)
    if not plan.exists() or _sha256(plan.read_bytes()) != record.plan_sha256:
        yield _problem(plan, say("the plan of revision {revision} was changed or taken away", revision=record.revision))


def _problem(path: Path, what: Message) -> Problem:
    return Problem("broken-journal", Position(str(path)), what, say("put the file back as it was"))


def _archive(results: Path, sha256: str) -> Path:
    return folder_of(results) / f"scenario-{sha256}.zip"


def _zip(scenario: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in scenario.items():
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING_OF_ZIP), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
