"""`meetingplan pair DIR`: shares organisations out among communities, as evenly and as near as can be."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click

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
from meetingplan.domain.pairing import Pairing, Parties
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.prep.pairing import pair
from meetingplan.scenario.pairing import read_pairing
from meetingplan.store.files import write

NO = 1
_BOM = "\ufeff"


@click.command("pair")
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write a table (CSV), too.")
@language_option
@json_option
def command(folder: Path, output: Path | None, language: Language | None, as_json: bool) -> None:
    """Pair the organisations of DIR/pairing.yaml with its communities: sizes differ by one at most.

    As few as possible are outside the areas of their community, then as few as possible of trades not asked for; both
    numbers are proven. Exit status 1 where what is given by hand lets no pairing be even.
    """
    speak = language or load_meeting(folder, language).language
    with refusing(language):
        parties = read_pairing(folder)
    found = pair(parties)
    if found is None:
        tell(say("what is given by hand lets no pairing be even; leave some of it open"), speak)
        sys.exit(NO)
    if as_json:
        print_json({"far": found.far, "strange": found.strange, "communities": _members(parties, found)})
    else:
        for line in _lines(parties, found):
            click.echo(translate(line, speak))
    if output is not None:
        with writing(output, speak):
            write(output, _table(parties, found, speak))


def _members(parties: Parties, found: Pairing) -> dict[str, list[str]]:
    """Community -> its organisations, both in the order of the file."""
    return {id: [name for name in parties.organisations if found.of[name] == id] for id in parties.communities}


def _lines(parties: Parties, found: Pairing) -> Iterator[Message]:
    members = _members(parties, found)
    sizes = sorted(map(len, members.values()))
    yield say(
        "{title}: {organisations} organisations, {communities} communities, {fewest} to {most} each",
        title=parties.title,
        organisations=len(parties.organisations),
        communities=len(members),
        fewest=sizes[0],
        most=sizes[-1],
    )
    yield say("outside the areas of their community: {far} (no even pairing has fewer)", far=found.far)
    yield say("of trades not asked for: {strange} (none with as few outside has fewer)", strange=found.strange)
    for id, names in members.items():
        yield say("{name}: {count}", name=parties.communities[id].name, count=len(names))
        for name in names:
            yield say("  {line}", line=_line(parties, name, id))


def _line(parties: Parties, name: str, community: str) -> Message:
    one = parties.organisations[name]
    told = say("{name} ({area}, {trade})", name=one.name, area=one.area, trade=one.trade)
    if parties.is_far(name, community):
        told = say("{told}, outside its areas", told=told)
    if parties.is_strange(name, community):
        told = say("{told}, a trade not asked for", told=told)
    return told


def _table(parties: Parties, found: Pairing, language: Language) -> bytes:
    """CSV with a byte-order mark, which spreadsheets need to read Chinese."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    heads = (say("Community"), say("Organisation"), say("Area"), say("Trade"))
    writer.writerow([translate(head, language) for head in heads])
    for id, names in _members(parties, found).items():
        for one in map(parties.organisations.__getitem__, names):
            writer.writerow([parties.communities[id].name.to(language), one.name.to(language), one.area, one.trade])
    return (_BOM + text.getvalue()).encode()
