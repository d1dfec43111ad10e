"""`meetingplan purge DIR [OUT...]`: after the meeting nobody's data are kept, and the statistics are."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from meetingplan.audit import AuditedPlan, audit
from meetingplan.cli.issue import PLAN
from meetingplan.cli.records import load_checks
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_meeting,
    print_json,
    refusing,
    tell,
    writing,
)
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language, say
from meetingplan.publish.shown import SHOWN
from meetingplan.publish.statistics import of_meeting, of_plan
from meetingplan.scenario.purge import Purge, ids_that_name, named_still
from meetingplan.store import files, journal, plan_file
from meetingplan.store.secret import path_of

NO = 1
STATISTICS = "statistics.json"
_PUBLISHED = tuple(shown.files for kinds in SHOWN.values() for shown in kinds)


@dataclass(frozen=True, slots=True)
class _Journal:
    """Of the journal of a folder of results, the files that go, and the records without names, where there are any."""

    results: Path
    going: tuple[Path, ...]
    nameless: bytes | None

    @classmethod
    def of(cls, results: Path) -> "_Journal":
        secret = path_of(results)
        going = (*journal.archives(results), *([secret] if secret.exists() else []))
        return cls(results, going, journal.without_names(results))


@click.command("purge")
@folder_argument
@click.argument("results", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="[OUT]...")
@click.option("--dry-run", is_flag=True, help="Tell what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Purge even though the meeting is not over.")
@language_option
@json_option
def command(
    folder: Path, results: tuple[Path, ...], dry_run: bool, yes: bool, language: Language | None, as_json: bool
) -> None:
    """Remove personal data from DIR and from what was published into OUT; what can be counted stays in statistics.json.

    In DIR names become ids; telephones, titles, needs and wishes are emptied; checks and tasks of the plan go. In OUT
    plan.json stays, and in its journal the plans and what was published when, without by whom, the scenarios and the
    secret of the phone pages.
    """
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    _refuse(meeting, folder, speak, is_meant=yes or dry_run)
    with writing(folder, speak), refusing(language), ExitStack() as kept:
        for place in sorted({folder, *results}, key=Path.resolve):
            kept.enter_context(files.locked(place))
        told = _statistics(folder, meeting, results, language)
        purge = Purge(folder)
        going = {place: [*_published(place)] for place in results}
        journals = [_Journal.of(place) for place in results]
        if not dry_run:
            _carry_out(folder, told, purge, going, journals)
    gone = [str(place / name) for place, names in going.items() for name in names]
    gone += [str(path) for kept_there in journals for path in kept_there.going]
    gone += [str(folder / name) for name, data in purge.files.items() if data is None]
    changed = [str(folder / name) for name, data in purge.files.items() if data is not None]
    changed += [str(journal.folder_of(one.results)) for one in journals if one.nameless is not None]
    if as_json:
        print_json({"removed": gone, "changed": changed, "statistics": told})
    else:
        _tell(gone, changed, folder, dry_run, speak)
    _look_through(folder, results, purge, going, speak)


def _refuse(meeting: Meeting, folder: Path, language: Language, *, is_meant: bool) -> None:
    """Ends the command where nothing should be purged, or purging would hide nobody."""
    if not is_meant and meeting.last_day >= _today(meeting):
        tell(say("the meeting ends on {day}; purge after that day, or say --yes", day=meeting.last_day), language)
        sys.exit(NO)
    if telling := ids_that_name(folder):
        tell(say("the ids of {count} people hold their names ({first}); give them other ids, plan and publish again",
                 count=len(telling), first=telling[0]), language)  # fmt: skip
        sys.exit(NO)


def _today(meeting: Meeting) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(ZoneInfo(meeting.clock.zone)).date()


def _statistics(folder: Path, meeting: Meeting, results: tuple[Path, ...], language: Language | None) -> object:
    """What is counted; where a purge was cut off, what it had counted while everything was there."""
    if (folder / STATISTICS).exists():
        return json.loads((folder / STATISTICS).read_bytes())
    plans = [_plan(meeting, place) for place in results if (place / PLAN).exists()]
    return {**of_meeting(meeting, load_checks(folder, language)), "plans": plans}


def _plan(meeting: Meeting, results: Path) -> object:
    try:
        plan = plan_file.loads((results / PLAN).read_bytes(), str(results / PLAN), meeting.clock)
    except InputError:
        return {"revision": None}
    audited = audit(meeting, plan)
    return of_plan(plan, audited if isinstance(audited, AuditedPlan) else None)


def _published(results: Path) -> Iterator[str]:
    """What was published there, by the declarations of the outputs, and revisions that were taken out again."""
    for path in sorted(results.rglob("*")):
        name = path.relative_to(results).as_posix()
        is_output = any(name.count("/") == known.count("/") and fnmatchcase(name, known) for known in _PUBLISHED)
        if path.is_file() and (is_output or name.startswith("revision-")):
            yield name


def _carry_out(
    folder: Path,
    told: object,
    purge: Purge,
    going: Mapping[Path, list[str]],
    journals: Iterable[_Journal],
) -> None:
    """Statistics first, the scenario last: what is cut off in between is found again, and finished, by the next run."""
    if not (folder / STATISTICS).exists():
        data = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        files.write(folder / STATISTICS, data.encode())
    for results, names in going.items():
        files.remove_all(results, names)
    for one in journals:
        for path in one.going:
            files.remove(path)
        journal.purge(one.results, one.nameless)
    files.remove_all(folder, [name for name, data in purge.files.items() if data is None])
    files.write_all(folder, [(name, data) for name, data in purge.files.items() if data is not None])


def _tell(gone: list[str], changed: list[str], folder: Path, dry_run: bool, language: Language) -> None:
    for path in gone:
        click.echo(f"- {path}")
    for path in changed:
        click.echo(f"~ {path}")
    if dry_run:
        tell(say("{gone} files would go, {changed} would lose their people; nothing was changed",
                 gone=len(gone), changed=len(changed)), language)  # fmt: skip
    else:
        tell(say("{gone} files are gone, {changed} have lost their people; what was counted stands in {path}",
                 gone=len(gone), changed=len(changed), path=folder / STATISTICS), language)  # fmt: skip


def _look_through(
    folder: Path, results: tuple[Path, ...], purge: Purge, going: Mapping[Path, list[str]], language: Language
) -> None:
    """Says where, in what stays, people are still named: in comments, titles, and files that nobody has declared."""
    staying = {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    staying |= {str(folder / name): data for name, data in purge.files.items() if data is not None}
    staying = {name: data for name, data in staying.items() if purge.files.get(_below(folder, name), b"") is not None}
    for place in results:
        paths = (path for path in sorted(place.rglob("*")) if path.is_file())
        staying |= {str(p): p.read_bytes() for p in paths if p.relative_to(place).as_posix() not in going[place]}
    for message in named_still(staying, purge.removed):
        tell(message, language)


def _below(folder: Path, name: str) -> str:
    return Path(name).relative_to(folder).as_posix()
