"""`meetingplan pin DIR PLAN.json WHAT...`: fixes parts of a published plan, round which the next one is planned."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

import click

from meetingplan.audit import AuditedPlan, audit, whole_days
from meetingplan.cli.pin_places import named, told
from meetingplan.cli.read_plan import read_plan
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_meeting,
    print_json,
    tell,
    terminal_language,
    writing,
)
from meetingplan.domain.ids import CoachId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import Kept, Pin, PinnedTour, PinnedVisit, without_pins
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.scenario.kept import rows
from meetingplan.scenario.load import PINS
from meetingplan.scenario.pins import dumps
from meetingplan.store import files

NO, BAD_INPUT = 1, 2


@click.command("pin")
@folder_argument
@click.argument("plan_file", type=click.Path(path_type=Path), metavar="[PLAN.json", required=False)
@click.argument("what", nargs=-1, metavar="WHAT...]")
@click.option("--clear", is_flag=True, help="Pin nothing any more.")
@language_option
@json_option
def command(
    folder: Path, plan_file: Path | None, what: tuple[str, ...], clear: bool, language: Language | None, as_json: bool
) -> None:
    """Keep parts of PLAN.json when DIR is planned again: DIR/pins.yaml is written, or what it holds is shown.

    WHAT is `groups` (everyone keeps their coach), a coach (C3: its people and its whole day), a coach with a site
    (C3:anli: its people and this visit), or `rooms`, `tables` or `seats`, also of one hotel or session alone
    (rooms:yungu, tables:dinner, seats:plenary). What is pinned already stays so.
    """
    if clear and plan_file is not None:
        raise click.UsageError("--clear stands alone; it removes all pins")
    if plan_file is not None and not what:
        raise click.UsageError("name what to pin: groups, rooms, tables, seats, a coach (C3), or its site (C3:anli)")
    if clear:
        with writing(folder, language or "en"):
            files.remove(folder / PINS)
    with (
        writing(folder, language or terminal_language()),
        files.locked(folder),
    ):  # of two that pin at once, the second adds to what the first has written
        meeting = load_meeting(folder, language)
        speak = language or meeting.language
        pins, kept = meeting.pins, meeting.kept
        if plan_file is not None:
            plan = _plan(meeting, plan_file, speak)
            pins, kept = _merged(meeting, plan, what, speak)
            with writing(folder, speak):
                files.write(folder / PINS, dumps(pins, kept, meeting.clock))
    if as_json:
        print_json({"pins": [_row(meeting, pin) for pin in pins.values()], **rows(kept)})
        return
    for pin in pins.values():
        for sentence in _sentences(meeting, pin):
            click.echo(translate(sentence, speak))
    for sentence in told(meeting, kept):
        click.echo(translate(sentence, speak))
    if not (pins or kept):
        click.echo(translate(say("nothing is pinned"), speak))


def _plan(meeting: Meeting, plan_file: Path, language: Language) -> Plan:
    """A plan that can be pinned; one that is not of this scenario, or breaks a rule, ends the command."""
    plan = read_plan(plan_file, meeting, language)
    if without_pins(plan.scenario_sha256) == without_pins(meeting.sha256):
        plan = replace(plan, scenario_sha256=meeting.sha256)
    elif plan.scenario == meeting.id:
        tell(say("the scenario has changed since the plan was made; pin first, then change it"), language)
        sys.exit(NO)
    audited = audit(meeting, plan)
    if not isinstance(audited, AuditedPlan):
        tell(say("the plan breaks {count} rules; meetingplan audit tells which", count=len(audited)), language)
        sys.exit(NO)
    return plan


def _merged(
    meeting: Meeting, plan: Plan, what: tuple[str, ...], language: Language
) -> tuple[Mapping[CoachId, Pin], Kept]:
    """What was pinned and what is to be, in the order of the coaches; and of rooms, tables and seats."""
    days, pins, kept = whole_days(meeting, plan), dict(meeting.pins), meeting.kept
    for word in what:
        new, places = list(_named(days, word)), named(plan.hosted, word)
        if not (new or places):
            message = say(
                "{word} is no part of the plan; name groups, rooms, tables, seats, a coach, or its site as C3:anli",
                word=word,
            )
            tell(message, language)
            sys.exit(BAD_INPUT)
        pins |= {pin.coach: pins[pin.coach].and_also(pin) if pin.coach in pins else pin for pin in new}
        kept = kept.and_also(places)
    return {coach: pins[coach] for coach in meeting.coaches if coach in pins}, kept


def _named(days: Mapping[CoachId, Pin], word: str) -> Iterator[Pin]:
    """What one word pins; nothing where there is nothing of that name."""
    id, _, site = word.partition(":")
    day = days.get(CoachId(id))
    if word == "groups":
        yield from (replace(day, visits=(), tours=None) for day in days.values())
    elif day is not None and not site:
        yield day
    elif day is not None and any(visit.site == site for visit in day.visits):
        yield replace(day, visits=tuple(visit for visit in day.visits if visit.site == site), tours=None)


def _sentences(meeting: Meeting, pin: Pin) -> Iterator[Message]:
    yield say("coach {coach} keeps its {people} people", coach=pin.coach, people=len(pin.delegates))
    for visit in pin.visits:
        yield say("  and is at {place} from {start} to {end}", place=meeting.places[visit.site].name,
                  start=meeting.when(visit.arrive), end=meeting.when(visit.leave))  # fmt: skip
    for tour in pin.tours or ():
        yield say("  and is on tour from {start} to {end}", start=meeting.when(tour.depart),
                  end=meeting.when(tour.back))  # fmt: skip


def _row(meeting: Meeting, pin: Pin) -> dict[str, object]:
    def timed(item: PinnedVisit | PinnedTour) -> dict[str, str]:
        row = {field.name: getattr(item, field.name) for field in fields(item)}
        return {key: meeting.clock.at(x).isoformat() if isinstance(x, int) else x for key, x in row.items()}

    tours = None if pin.tours is None else list(map(timed, pin.tours))
    return {"coach": pin.coach, "delegates": pin.delegates, "visits": list(map(timed, pin.visits)), "tours": tours}
