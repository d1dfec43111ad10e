"""The two plans that are compared, with their scenario where it is at hand."""

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from meetingplan.cli.read_plan import plan_bytes
from meetingplan.cli.speak import load_meeting, refusing, tell, terminal_language
from meetingplan.domain.clock import Clock
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Language, say
from meetingplan.scenario.load import SCENARIO, base_of
from meetingplan.store import files, journal, plan_file
from meetingplan.store.plan_clock import clock_of

NO = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans of one meeting, in minutes of one clock.

    Args:
        published: the folder whose calendars those of the newer plan go on from, None where nothing was published.
    """

    before: Plan
    after: Plan
    clock: Clock
    meeting: Meeting | None
    published: Path | None


def of_files(old: Path, new: Path, folder: Path | None, language: Language | None) -> Compared:
    """Two plan files; problems end the command."""
    meeting = load_meeting(folder, language) if folder else None
    published = next((path.parent for path in (new, old) if (path.parent / "calendars").is_dir()), None)
    return _read(old, new, meeting, published, language)


def of_results(results: Path, folder: Path | None, language: Language | None) -> Compared:
    """The last two revisions that were published in a folder; problems end the command, and so do fewer than two."""
    speak = language or terminal_language()
    if not results.is_dir():
        raise click.UsageError("name two plan files, or a folder of results")
    with refusing(language):
        records = journal.read(results)
    if len(records) < 2:
        tell(say("fewer than two revisions were published in {path}", path=results), speak)
        sys.exit(NO)
    old, new = (journal.plan_of(results, record.revision) for record in records[-2:])
    meeting = load_meeting(folder, language) if folder else _kept(results, records[-1], language)
    return _read(old, new, meeting, results, language)


def _kept(results: Path, record: journal.Record, language: Language | None) -> Meeting | None:
    """The scenario that is kept with a revision; None where it is not kept any more."""
    try:
        scenario = journal.scenario_of(results, record)
    except (OSError, zipfile.BadZipFile):
        return None
    with TemporaryDirectory() as room:
        folder = Path(room) / record.scenario
        files.write_all(folder, scenario.items())
        if base := base_of(scenario[SCENARIO]):  # its files are among the scenario's now, but it is looked for
            (Path(room) / base).mkdir()
        return load_meeting(folder, language)


def _read(old: Path, new: Path, meeting: Meeting | None, published: Path | None, language: Language | None) -> Compared:
    data = plan_bytes(old, language), plan_bytes(new, language)
    clock = meeting.clock if meeting else clock_of(*data)
    with refusing(language):
        before, after = (plan_file.loads(text, str(path), clock) for text, path in zip(data, (old, new), strict=True))
    return Compared(before, after, clock, meeting, published)
