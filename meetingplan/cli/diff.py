"""`meetingplan diff OLD.json NEW.json`: who is affected by a revision and how; `-o` writes what those need."""

import sys
from pathlib import Path

import click

from meetingplan.audit import AuditedPlan, audit
from meetingplan.cli.compared import NO, Compared, of_files, of_results
from meetingplan.cli.speak import json_option, language_option, print_json, tell, terminal_language, writing
from meetingplan.domain.clock import Clock
from meetingplan.domain.text import Language, say
from meetingplan.language import translate, words
from meetingplan.publish.calendars.earlier import Earlier
from meetingplan.publish.changes import Change, Changes, Fact, Span, Subject, Who, changes
from meetingplan.publish.changes.documents import documents
from meetingplan.publish.changes.names import Names, names_of
from meetingplan.publish.changes.sentences import sentence
from meetingplan.publish.edition import edition
from meetingplan.store import files

_KINDS = {
    Who.DELEGATE: say("Delegates"),
    Who.COACH: say("Coaches"),
    Who.SITE: say("Sites"),
    Who.DOCENT: say("Docents"),
    Who.HOTEL: say("Hotels"),
    Who.GRID: say("Grids on duty"),
}


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD")
@click.argument("new", type=click.Path(path_type=Path), metavar="[NEW]", required=False)
@click.option("--dir", "folder", type=click.Path(path_type=Path), metavar="DIR", help="The scenario, for names.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DOCS",
    help="Write the documents of NEW for those who are affected; needs the scenario.",
)  # fmt: skip
@language_option
@json_option
def command(
    old: Path,
    new: Path | None,
    folder: Path | None,
    output: Path | None,
    language: Language | None,
    as_json: bool,
) -> None:
    """Tell who is affected by what differs between two plans, and how.

    OLD and NEW are plan files. Of a folder of results alone, its last two revisions are compared, with the scenario
    that is kept with them. The exit status is 0, whether anything differs or not.
    """
    compared = of_results(old, folder, language) if new is None else of_files(old, new, folder, language)
    meeting = compared.meeting
    speak = language or (meeting.language if meeting else terminal_language())
    found = changes(compared.before, compared.after)
    if as_json:
        print_json(_rows(found, compared))
    else:
        _show(found, names_of(meeting, speak) if meeting else _ids(compared, speak), speak)
    if output:
        _write(found, compared, output, speak)


def _ids(compared: Compared, language: Language) -> Names:
    starts = (step.start for plan in (compared.before, compared.after) for g in plan.groups for step in g.walk)
    days = {compared.clock.day(start) for start in starts}
    return Names(compared.clock, len(days) > 1, words(language)(", "))


def _show(found: Changes, names: Names, language: Language) -> None:
    """Kind by kind; those for whom the same changes stand together."""
    if not found.affected:
        tell(say("nothing differs for anyone"), language)
    for who in found.unaffected:
        told: dict[tuple[str, ...], list[Subject]] = {}
        for subject, changed in found.affected.items():
            if subject.who is who:
                gone = subject in found.gone
                said = [say("not in this plan any more")] if gone else [sentence(change, names) for change in changed]
                sentences = tuple(translate(message, language) for message in said)
                told.setdefault(sentences, []).append(subject)
        affected = sum(map(len, told.values()))
        head = say("{kind}: {affected} affected, {others} not", kind=_KINDS[who], affected=affected,
                   others=found.unaffected[who])  # fmt: skip
        click.echo(translate(head, language))
        for sentences, subjects in told.items():
            click.echo("  " + names.comma.join(map(names.subject, subjects)))
            for line in sentences:
                click.echo(f"    {line}")


def _rows(found: Changes, compared: Compared) -> object:
    affected = [
        {
            "who": subject.who,
            "id": subject.id,
            "gone": subject in found.gone,
            "changes": [_row(change, compared.clock) for change in changed],
        }
        for subject, changed in found.affected.items()
    ]
    revisions = {"before": compared.before.revision, "after": compared.after.revision}
    return {"revisions": revisions, "affected": affected, "unaffected": dict(found.unaffected)}


def _row(change: Change, clock: Clock) -> dict[str, object]:
    topic = change.topic
    row = {"what": topic.what, "about": topic.about, "number": topic.number}
    facts = {"before": _plain(change.before, clock), "after": _plain(change.after, clock)}
    return {**row, **facts, **({} if change.minutes is None else {"minutes": change.minutes})}


def _plain(fact: Fact | None, clock: Clock) -> object:
    if isinstance(fact, Span):
        return {"start": clock.at(fact.start).isoformat(), "end": clock.at(fact.end).isoformat()}
    return fact


def _write(found: Changes, compared: Compared, output: Path, language: Language) -> None:
    if compared.meeting is None:
        raise click.UsageError("-o needs the scenario: --dir DIR")
    audited = audit(compared.meeting, compared.after)
    if not isinstance(audited, AuditedPlan):
        tell(say("the plan breaks {count} rules; meetingplan audit tells which", count=len(audited)), language)
        sys.exit(NO)
    with writing(output, language):
        told = edition(audited, language, Earlier(compared.published))
        made = files.write_all(output, documents(told, found))
    tell(say("{count} files written to {path}", count=len(made), path=output), language)
