"""progress/: one file a weekly check, each sealed by the next, which names the digest of the file before it."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from meetingplan.domain.ids import TaskId
from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.progress import Check, Entry
from meetingplan.domain.text import say
from meetingplan.scenario.fields import Date, Id
from meetingplan.store.decode import read
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import Form, validate

FOLDER = "progress"
FORMAT: Literal["meetingplan.progress/1"] = "meetingplan.progress/1"
_MAX_BYTES = 2_000_000
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.yaml", re.ASCII)
_Words = Annotated[str, StringConstraints(max_length=400)]


class EntryForm(Form):
    """One of `entries:`; what a check has recorded of one task."""

    task: Id
    started: Date | None = None
    done: Date | None = None
    percent: Annotated[int, Field(ge=0, le=100)] | None = None
    deadline: Date | None = None
    reason: _Words = ""
    problem: _Words | None = None
    coordinate: _Words | None = None

    def entry(self) -> Entry:
        """The entry as the rest of the program knows it."""
        return Entry(**{**self.model_dump(), "task": TaskId(self.task)})


class CheckForm(Form):
    """The whole of a file of progress/."""

    format: Literal["meetingplan.progress/1"]
    day: Date
    previous: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    notes: list[_Words] = Field(default=[])
    entries: list[EntryForm] = Field(default=[])

    def check(self) -> Check:
        """The check as the rest of the program knows it."""
        return Check(self.day, tuple(entry.entry() for entry in self.entries), tuple(self.notes))


def read_checks(folder: Path) -> tuple[Check, ...]:
    """The checks of a scenario's folder, in order of days; none where there is no progress/.

    Raises:
        InputError: with every problem of all records, one that was changed after the next was written included.
    """
    found: list[Problem] = []
    forms: list[CheckForm] = []
    before: bytes | None = None
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        data = read(path, str(path), _MAX_BYTES, found)
        document = parse(data, str(path), found) if data is not None else None
        form = validate(CheckForm, document, found) if document else None
        if data is not None and document is not None and form is not None:
            found.extend(_problems(form, document, path, before))
            forms.append(form)
        before = data
    if found:
        raise InputError(tuple(found))
    return tuple(form.check() for form in forms)


def new_record(folder: Path, check: Check) -> tuple[Path, bytes]:
    """Where the record of a check goes, and its bytes, sealed to the record before it."""
    before = max((folder / FOLDER).glob("*.yaml"), default=None)
    seal = digest(before.read_bytes()) if before else None
    return folder / FOLDER / f"{check.day}.yaml", dumps(check, seal)


def digest(data: bytes) -> str:
    """SHA-256 of a record; line ends do not count, as a version control may change them."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def dumps(check: Check, previous: str | None) -> bytes:
    """The file of a check, one line an entry."""
    lines = [f"format: {FORMAT}", f"day: {check.day}"]
    lines += (
        [f"previous: {previous}  # digest of the record before: neither can be changed any more"] if previous else []
    )
    lines += ["notes:", *(f"  - {_text(note)}" for note in check.notes)] if check.notes else []
    lines += ["entries:"] if check.entries else ["entries: []"]
    lines += [f"  - {{{', '.join(_pairs(entry))}}}" for entry in check.entries]
    return "\n".join([*lines, ""]).encode()


def _pairs(entry: Entry) -> Iterator[str]:
    yield f"task: {_text(entry.task)}"
    for key in ("started", "done", "percent", "deadline"):
        if (value := getattr(entry, key)) is not None:
            yield f"{key}: {value}"
    if entry.reason:
        yield f"reason: {_text(entry.reason)}"
    for key in ("problem", "coordinate"):
        if (value := getattr(entry, key)) is not None:
            yield f"{key}: {_text(value)}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _problems(form: CheckForm, document: Document, path: Path, before: bytes | None) -> Iterator[Problem]:
    yield from _name(form, document, path)
    if form.previous != (digest(before) if before is not None else None):
        what = say("{file} was not written after the record before it as that stands now", file=path.name)
        mend = say("records are not changed afterwards: restore both as they were, and correct things in a new check")
        yield Problem("broken-seal", document.at(("previous",)), what, mend)
    seen: set[str] = set()
    for i, entry in enumerate(form.entries):
        where = document.at(("entries", i))
        if entry.task in seen:
            what = say("task {id} stands in this record twice", id=entry.task)
            yield Problem("duplicate-entry", where, what, say("keep one of the two"))
        seen.add(entry.task)
        yield from entry_problems(entry.entry(), form.day, where)


def _name(form: CheckForm, document: Document, path: Path) -> Iterator[Problem]:
    if not _NAME.fullmatch(path.name) or path.stem != str(form.day):
        what = say("the record of {day} stands in {file}", day=form.day, file=path.name)
        yield Problem("wrong-name", document.at(("day",)), what, say("name the file after its day"))


def entry_problems(entry: Entry, day: date, where: Position) -> Iterator[Problem]:
    """What an entry of a check on a day cannot say."""
    for when in (entry.started, entry.done):
        if when and when > day:
            what = say("{id}: {day} lies after the check", id=entry.task, day=when)
            yield Problem(
                "not-yet", where, what, say("record only what has happened; a new deadline goes under deadline:")
            )
    if entry.started and entry.done and entry.done < entry.started:
        what = say("{id} was done before it was begun", id=entry.task)
        yield Problem("done-too-early", where, what, say("correct one of the two days"))
    if (entry.percent == 100) != (entry.done is not None) and (entry.percent is not None):
        what = say("{id}: 100 per cent and the day it was done go together", id=entry.task)
        yield Problem("half-done", where, what, say("give the day under done:, or fewer per cent"))
    if entry.deadline and not entry.reason:
        what = say("{id}: a new deadline without a reason", id=entry.task)
        yield Problem("no-reason", where, what, say("say why it was moved, behind the day or under reason:"))
