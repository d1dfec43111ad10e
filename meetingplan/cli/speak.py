"""How commands speak: in whose language, problems as `file:line:column: what; mend`, JSON on stdout."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import click

from meetingplan.domain.meeting import Assumption, Meeting
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.scenario.load import load, load_files
from meetingplan.store.files import UnsafeNameError

language_option = click.option(
    "--lang", "language", type=click.Choice(get_args(Language)), help="Language; by default the scenario's."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
folder_argument = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
plan_argument = click.argument("plan_file", type=click.Path(path_type=Path), metavar="PLAN.json")


def terminal_language() -> Language:
    """The language of the terminal, for what must be said before the scenario's language is known."""
    tongue = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh_CN" if tongue.startswith("zh") else "en"


def tell(message: Message, language: Language) -> None:
    """Says a sentence on stderr."""
    click.echo(translate(message, language), err=True)


def reason(assumption: Assumption, language: Language) -> str:
    """Why an assumed figure was chosen."""
    return translate(assumption.source, language) if isinstance(assumption.source, Message) else assumption.source


def print_json(value: object) -> None:
    """Prints a value as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def refusing(language: Language | None) -> Iterator[None]:
    """Turns problems of the input into one line each and exit status 2."""
    try:
        yield
    except InputError as error:
        speak = language or terminal_language()
        for problem in error.problems:
            what, mend = translate(problem.what, speak), translate(problem.mend, speak)
            click.echo(f"{problem.where}: {what}; {mend}", err=True)
        sys.exit(2)


@contextmanager
def writing(folder: Path, language: Language) -> Iterator[None]:
    """Turns what the disk refuses into one line and exit status 2."""
    try:
        yield
    except (OSError, UnsafeNameError) as error:  # the latter of an output of another package
        why = getattr(error, "strerror", None) or error
        tell(say("{path} cannot be written: {reason}", path=folder, reason=why), language)
        sys.exit(2)


def load_meeting(folder: Path, language: Language | None) -> Meeting:
    """The meeting of a scenario folder; problems end the command."""
    with refusing(language):
        return load(folder)


def load_scenario(folder: Path, language: Language | None) -> tuple[Meeting, Mapping[str, bytes]]:
    """The meeting and the files it was read from, by name; problems end the command."""
    with refusing(language):
        return load_files(folder)
