"""The backward schedule in the terminal."""

import shutil
import sys
from collections.abc import Iterator

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text as Cell

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.schedule import Levelling, Row, Schedule, State
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.language.states import state_name

_ROOM = 400
"""Columns where the output is no terminal, so that every task stands on one line."""
_STYLES = {State.OVERDUE: "red", State.IMPOSSIBLE: "bold red", State.CRITICAL: "yellow"}
_HEAD = (
    say("Countdown"),
    say("No."),
    say("Task"),
    say("Planned"),
    say("Earliest end"),
    say("Latest end"),
    say("Float"),
    say("Deadline"),
    say("State"),
    say("Owner"),
    say("Lead unit"),
)


def show(preparation: Preparation, made: Schedule, language: Language) -> None:
    """Prints the schedule as a table, then the critical path, and what cannot be kept with its ways out."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name in _HEAD:
        table.add_column(translate(name, language), no_wrap=not sys.stdout.isatty(), overflow="fold")
    for id in (*_ordered(preparation, None), *preparation.milestones):
        table.add_row(*_cells(id, made.rows[id], preparation, made, language), style=_STYLES.get(made.rows[id].state))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _ROOM
    console = Console(width=width, highlight=False, markup=False)
    console.print(table)
    for line in _lines(made):
        click.echo(translate(line, language))


def _ordered(preparation: Preparation, whole: TaskId | None) -> Iterator[TaskId]:
    """Each task, then its parts."""
    for task in preparation.tasks.values():
        if task.parent == whole:
            yield task.id
            yield from _ordered(preparation, task.id)


def _cells(id: TaskId, row: Row, preparation: Preparation, made: Schedule, language: Language) -> Iterator[Cell | str]:
    task, point = preparation.tasks.get(id), preparation.milestones.get(id)
    indent = "  " * (preparation.level(task) - 1) if task else ""
    yield made.t_minus(row.deadline or row.planned.last)
    yield Cell(id)
    yield Cell(indent + (task.name if task else f"◆ {point.name}" if point else ""))
    yield f"{row.planned.first:%m-%d}…{row.planned.last:%m-%d}"
    yield str(row.early.last)
    yield str(row.late.last)
    yield "" if row.total_float is None else f"{row.total_float} ({row.free_float})"
    yield str(row.deadline or "")
    yield translate(state_name(row.state), language)
    yield Cell(task.owner if task else "")
    yield Cell(task.lead_unit if task else "")


def _lines(made: Schedule) -> Iterator[Message]:
    if made.as_of:
        yield say("As of the end of {day}, {count}.", day=made.as_of, count=made.t_minus(made.as_of))
    else:
        yield say("Nothing is done yet; work begins on {day} at the earliest.", day=made.starts)
    yield say("Float: working days of the owner until a deadline breaks, in brackets until another task moves.")
    if made.critical:
        yield say("Critical path: {chain}", chain=_chain(made.critical))
    for year in made.unannounced:
        yield say("The holidays of {year} are not announced: Mondays to Fridays were counted.", year=year)
    if made.levelling:
        yield from _staffed(made.levelling)
    for one in made.missed:
        yield say(
            "{task} cannot be done by {deadline}: {earliest} at the earliest, working days short: {days}, "
            "chain: {chain}",
            task=one.task, deadline=one.deadline, earliest=one.earliest, days=one.days, chain=_chain(one.chain),
        )  # fmt: skip
    if made.ways_out:
        yield say("What would mend it, each tried on the whole schedule; what mends most comes first:")
    for number, way in enumerate(made.ways_out, 1):
        yield say(
            "  {number}. {what} (then in time: {tasks})", number=number, what=way.what, tasks=", ".join(way.mends)
        )


def _staffed(levelling: Levelling) -> Iterator[Message]:
    asked = ", ".join(f"{team} {people}" for team, people in levelling.short.items())
    yield say(
        "More people were asked for at once than there are ({asked}), so tasks were moved: {moved} days in all, proven "
        "at least {bound}.",
        asked=asked, moved=levelling.moved, bound=levelling.moved_bound,
    )  # fmt: skip
    if levelling.late:
        yield say(
            "Without more people tasks end after their deadlines: {late} days in all, proven at least {bound}.",
            late=levelling.late, bound=levelling.late_bound,
        )  # fmt: skip


def _chain(tasks: tuple[TaskId, ...]) -> str:
    return " → ".join(tasks)
