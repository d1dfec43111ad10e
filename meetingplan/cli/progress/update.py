"""`meetingplan progress update DIR --on DATE TICK...`: records a weekly check; the past is never changed."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import click

from meetingplan.cli.records import Day, load_checks
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_meeting,
    print_json,
    refusing,
    tell,
    terminal_language,
    writing,
)
from meetingplan.domain.ids import TaskId
from meetingplan.domain.problems import InputError, Position, Problem
from meetingplan.domain.progress import Check, Entry
from meetingplan.domain.text import LANGUAGES, Language, say
from meetingplan.language import translate
from meetingplan.scenario.progress import entry_problems, new_record
from meetingplan.scenario.sheets import COLUMNS, read_sheets
from meetingplan.scenario.ticks import read_ticks
from meetingplan.store import files
from meetingplan.store.decode import decode, read

BAD_INPUT = 2
_MAX_BYTES = 8_000_000
_WORKBOOK = ".xlsx"


@click.command("update")
@folder_argument
@click.option("--on", "day", type=Day(), required=True, help="The day of the check.")
@click.argument("ticks", nargs=-1, metavar="[TICK]...")
@click.option("--from", "sources", type=click.Path(path_type=Path), multiple=True,
              help="A returned workbook, or a text file with a tick a line; may stand several times.")  # fmt: skip
@click.option("--note", "notes", multiple=True, help="What else was found or agreed; may stand several times.")
@language_option
@json_option
def command(
    folder: Path,
    day: date,
    ticks: tuple[str, ...],
    sources: tuple[Path, ...],
    notes: tuple[str, ...],
    language: Language | None,
    as_json: bool,
) -> None:
    """Record the check of a day into DIR/progress/DATE.yaml, once and for all.

    A TICK is "X17 done 2020-05-06", "X25 40%", "X26 started", "X25 deadline 2020-06-03 why", "X26 problem what" or
    "X26 coordinate what"; Chinese words do as well. A day that is left out is that of the check.
    """
    with writing(folder, language or terminal_language()), files.locked(folder):  # each check names the one before it
        path, entries, speak = _recorded(folder, day, ticks, sources, notes, language)
    if as_json:
        print_json({"path": str(path), "entries": [_row(entry) for entry in entries], "notes": list(notes)})
    else:
        said = say("check of {day}: {count} tasks recorded in {path}", day=day, count=len(entries), path=path)
        click.echo(translate(said, speak))


def _recorded(
    folder: Path,
    day: date,
    ticks: tuple[str, ...],
    sources: tuple[Path, ...],
    notes: tuple[str, ...],
    language: Language | None,
) -> tuple[Path, tuple[Entry, ...], Language]:
    """Where the check was written, and what it says."""
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    last = max((check.day for check in load_checks(folder, language)), default=date.min)
    if day <= last:
        tell(
            say("the check of {day} is recorded; the past is not changed: record what is new on a later day", day=last),
            speak,
        )
        sys.exit(BAD_INPUT)
    with refusing(speak):
        entries = _entries(ticks, sources, day, tuple(meeting.preparation.tasks))
    if not entries and not notes:
        raise click.UsageError("nothing to record; give a TICK, --from FILE or --note TEXT")
    path, data = new_record(folder, Check(day, entries, notes))
    with writing(path, speak):
        files.create(path, data)
    return path, entries, speak


def _entries(ticks: Iterable[str], sources: Iterable[Path], day: date, known: tuple[TaskId, ...]) -> tuple[Entry, ...]:
    """What all sources say, one entry a task; of two that say the same, the later counts."""
    found: list[Problem] = []
    told: list[tuple[Entry, Position]] = []
    for source in sources:
        told += _from_file(source, day, known, found)
    spoken = [(tick, Position("TICK", number, 1)) for number, tick in enumerate(ticks, start=1)]
    told += read_ticks(spoken, day, known, found)
    merged: dict[TaskId, tuple[Entry, Position]] = {}
    for entry, where in told:
        before = merged.get(entry.task)
        merged[entry.task] = (_merged(before[0], entry) if before else entry, where)
    for entry, where in merged.values():
        found.extend(entry_problems(entry, day, where))
    if found:
        raise InputError(tuple(found))
    return tuple(merged[id][0] for id in known if id in merged)


def _from_file(
    source: Path, day: date, known: tuple[TaskId, ...], found: list[Problem]
) -> Iterable[tuple[Entry, Position]]:
    data = read(source, str(source), _MAX_BYTES, found)
    if data is None:
        return ()
    if source.suffix.lower() == _WORKBOOK:
        headings = {translate(name, language): key for language in LANGUAGES for key, name in COLUMNS.items()}
        return read_sheets(data, str(source), day, known, headings, found)
    text = decode(data, str(source), found, "gb18030")
    lines = enumerate((text or "").splitlines(), start=1)
    return read_ticks(((line, Position(str(source), number, 1)) for number, line in lines), day, known, found)


def _merged(before: Entry, after: Entry) -> Entry:
    for key, value in _said(after):
        before = before.but(key, value)
    return before


def _said(entry: Entry) -> Iterator[tuple[str, object]]:
    """What an entry speaks of."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if value is not None and not (field.name == "reason" and not value):
            yield field.name, value


def _row(entry: Entry) -> dict[str, object]:
    return {key: str(value) if isinstance(value, date) else value for key, value in _said(entry)}
