"""`meetingplan workbook DIR -o BOOK.xlsx`: a scenario to be filled in with Excel or WPS."""

from pathlib import Path

import click

from meetingplan.cli.speak import folder_argument, json_option, language_option, print_json, refusing, tell, writing
from meetingplan.domain.text import Language, say
from meetingplan.scenario.load import load_files
from meetingplan.scenario.workbook.write import workbook
from meetingplan.store import files


@click.command("workbook")
@folder_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The workbook to write."
)
@language_option
@json_option
def command(folder: Path, output: Path, language: Language | None, as_json: bool) -> None:
    """Write DIR as a workbook: one sheet for each part, with drop-downs and notes; `import` reads it back."""
    with refusing(language):
        meeting, found = load_files(folder)
    speak = language or meeting.language
    with writing(output, speak):
        files.write(output, workbook(found, speak))
    left = sorted(path.name for path in folder.iterdir() if path.name not in found and not path.name.startswith("."))
    if as_json:
        print_json({"file": str(output), "not_in_it": left})
        return
    tell(say("{path} written; change it and read it back with meetingplan import", path=output), speak)
    if left:
        told = say(
            "not in it: {names}; import into {folder} leaves them as they are", names=", ".join(left), folder=folder
        )
        tell(told, speak)
