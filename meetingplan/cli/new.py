"""`meetingplan new DIR`: a scenario to start from, with remarks that explain it."""

import sys
from pathlib import Path

import click

from meetingplan.cli.import_ import file_bytes, sentence
from meetingplan.cli.speak import json_option, language_option, print_json, refusing, tell, terminal_language, writing
from meetingplan.domain.text import Language, say
from meetingplan.scenario.fields import SAFE_ID
from meetingplan.scenario.load import load_files
from meetingplan.scenario.templates import templates
from meetingplan.scenario.workbook.begin import LARGE, MANY, SMALL, begun, begun_for, people
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.store import files

BAD_INPUT = 2


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--from", "name", help="The scenario to begin from; by default one of the size of the roster.")
@click.option("--roster", type=click.Path(path_type=Path), help="Whose people it is for, as .xlsx or .csv.")
@language_option
@json_option
def command(folder: Path, name: str | None, roster: Path | None, language: Language | None, as_json: bool) -> None:
    """Write a scenario into DIR that plans as it is: change it step by step, and check it after each.

    Nothing is asked, and nothing that is there is overwritten. Remarks are in the language of the scenario begun from,
    or in that of --lang, which is then the scenario's.
    """
    speak = language or terminal_language()
    known = templates()
    if name is not None and name not in known:
        raise click.BadParameter(f"{name}: choose from {', '.join(known)}", param_hint="--from")
    if folder.exists() and any(folder.iterdir()):
        tell(say("{path} is not empty; name a new folder", path=folder), speak)
        sys.exit(BAD_INPUT)
    id = folder.absolute().name
    cleaned: tuple[Cleaned, ...] = ()
    with refusing(language):
        template = load_files(known[name or SMALL])[1]
        if roster is None:
            made = begun(template, id if SAFE_ID.fullmatch(id) else SMALL, language)
        else:
            data = file_bytes(roster)
            if name is None and people(data, roster.name, template) > MANY:
                template = load_files(known[LARGE])[1]
            made, cleaned = begun_for(template, id if SAFE_ID.fullmatch(id) else SMALL, data, roster.name, language)
    with writing(folder, speak):
        files.write_all(folder, made.items())
    if as_json:
        print_json({"files": sorted(made), "cleaned": [str(item.where) for item in cleaned]})
        return
    for item in cleaned:
        click.echo(sentence(item, speak))
    tell(say("{count} files written to {path}", count=len(made), path=folder), speak)
