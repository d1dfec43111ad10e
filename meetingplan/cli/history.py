"""`meetingplan history OUT`: what was published there, when and by whom; and any revision brought back."""

import sys
import zipfile
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from meetingplan.cli.issue import PLAN
from meetingplan.cli.speak import json_option, language_option, print_json, refusing, tell, terminal_language, writing
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.scenario.load import SCENARIO, base_of
from meetingplan.store import files, journal

NO = 1
_HEAD = (say("Revision"), say("Published"), say("By"), say("Scenario"), say("Digest of the scenario"))
_ROOM = 200
"""Columns, so that every revision stands on one line."""


@click.command("history")
@click.argument("folder", type=click.Path(path_type=Path), metavar="OUT")
@click.option("--take", type=click.IntRange(1), metavar="N", help="Take revision N out again, with its scenario.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where it is put; OUT/revision-N by default.")
@language_option
@json_option
def command(folder: Path, take: int | None, output: Path | None, language: Language | None, as_json: bool) -> None:
    """Show what was published in OUT: every revision, when, by whom and from which scenario.

    Every record names the digest of the one before it; a record or plan that was changed is reported, exit status 2.
    """
    speak = language or terminal_language()
    with refusing(language):
        records = journal.read(folder)
    if take is not None:
        _take(folder, records, take, output or folder / f"revision-{take}", speak)
    elif as_json:
        print_json([journal.row(record) for record in records])
    else:
        _show(records, speak)


def _show(records: tuple[journal.Record, ...], language: Language) -> None:
    if not records:
        tell(say("nothing was published there yet"), language)
        return
    table = Table(*(translate(name, language) for name in _HEAD), box=None, pad_edge=False)
    for record in records:
        when = record.at.astimezone().strftime("%Y-%m-%d %H:%M %z")
        table.add_row(str(record.revision), when, record.by, record.scenario, record.scenario_sha256[:12])
    Console(width=_ROOM, highlight=False, markup=False).print(table)


def _take(folder: Path, records: tuple[journal.Record, ...], revision: int, output: Path, language: Language) -> None:
    """Puts a plan and the scenario that it was made from into a folder, from which they can be published again."""
    record = next((record for record in records if record.revision == revision), None)
    if record is None:
        tell(
            say("there is no revision {revision}; meetingplan history shows which there are", revision=revision),
            language,
        )
        sys.exit(NO)
    with writing(output, language):
        try:
            scenario = journal.scenario_of(folder, record)
        except (FileNotFoundError, zipfile.BadZipFile):
            tell(say("the scenario of revision {revision} is not kept any more", revision=revision), language)
            sys.exit(NO)
        if base := base_of(scenario[SCENARIO]):  # its files are among the scenario's now, but it is looked for
            (output / base).mkdir(parents=True, exist_ok=True)
        made = {f"{record.scenario}/{name}": data for name, data in scenario.items()}
        files.write_all(output, {**made, PLAN: journal.plan_of(folder, revision).read_bytes()}.items())
    tell(
        say("to publish it again: meetingplan publish {scenario} {plan} -o {folder}",
            scenario=output / record.scenario, plan=output / PLAN, folder=folder),
        language,
    )  # fmt: skip
