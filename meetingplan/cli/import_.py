"""`meetingplan import FILE DIR`: a workbook or a roster becomes the files of a scenario."""

import sys
from pathlib import Path

import click

from meetingplan.cli.speak import json_option, language_option, print_json, refusing, tell, terminal_language, writing
from meetingplan.domain.problems import InputError, Problem
from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.scenario.fields import SAFE_ID
from meetingplan.scenario.workbook.bounds import MAX_BYTES
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.scenario.workbook.folder import read_folder
from meetingplan.scenario.workbook.read import import_tables
from meetingplan.store import files
from meetingplan.store.decode import read

BAD_INPUT = 2
_TEXTS = (".yaml", ".csv", ".graphml")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--replace", is_flag=True, help="Replace files of DIR that the workbook was not made from.")
@language_option
@json_option
def command(file: Path, folder: Path, replace: bool, language: Language | None, as_json: bool) -> None:
    """Read FILE into DIR: a workbook that `workbook` wrote, or a bare roster as .xlsx or .csv.

    Nothing is written while anything is wrong. Cells that were understood although they were not written as they
    should be are listed with what became of them.
    """
    speak = language or terminal_language()
    with refusing(language):
        beside = [path.name for path in folder.absolute().parent.glob("*") if path.is_dir()]
        made = import_tables(file_bytes(file), file.name, _existing(folder), beside)
    if made.clashes and not replace:
        names = ", ".join(made.clashes)
        tell(say("{path} has other words in {files}; add --replace to replace them", path=folder, files=names), speak)
        sys.exit(BAD_INPUT)
    with writing(folder, speak):
        files.write_all(folder, ((name, made.files[name]) for name in made.changed))
    if as_json:
        print_json({"cleaned": [_row(item, speak) for item in made.cleaned], "written": list(made.changed)})
        return
    for item in made.cleaned:
        click.echo(sentence(item, speak))
    tell(say("{count} files written to {path}", count=len(made.changed), path=folder), speak)


def sentence(item: Cleaned, language: Language) -> str:
    """A cell that was cleaned: where, from what to what, why."""
    row = _row(item, language)
    return f"{row['where']}: {row['before']} -> {row['after'] or '-'}: {row['why']}"


def _row(item: Cleaned, language: Language) -> dict[str, str]:
    why = translate(item.why, language)
    return {"where": str(item.where), "before": item.before, "after": item.after, "why": why}


def file_bytes(file: Path) -> bytes:
    """The bytes of a file of tables; raises `InputError` where it cannot be read or is too large."""
    found: list[Problem] = []
    data = read(file, file.name, MAX_BYTES, found)
    if data is None:
        raise InputError(tuple(found))
    return data


def _existing(folder: Path) -> dict[str, bytes]:
    """The files that are there, or in its base, and may belong to a scenario."""
    found: list[Problem] = []
    named = (path for path in folder.glob("*") if path.suffix in _TEXTS and SAFE_ID.fullmatch(path.name))
    paths = sorted(path for path in named if path.is_file())
    texts = ((path.name, read(path, str(path), MAX_BYTES, found)) for path in paths)
    made = {name: data for name, data in texts if data is not None}
    base = read_folder(made).tree.get("scenario", {}).get("base")
    return {**(_existing(folder.absolute().parent / str(base)) if base else {}), **made}
