"""`meetingplan explain DIR`: why there is no plan, what each limit costs, who rides where, which site comes first."""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from meetingplan.cli import BEGAN
from meetingplan.cli.signals import stop_on_signals
from meetingplan.cli.speak import folder_argument, json_option, language_option, load_meeting, print_json
from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Language, Message, say
from meetingplan.explain import Explanation, Questions, explain
from meetingplan.explain.answer import Sureness
from meetingplan.explain.changes import window_of
from meetingplan.language import translate
from meetingplan.plan import Budget

DONE, NO, OUT_OF_TIME = 0, 1, 3
PROCESSES = 4
"""Side by side at most, one a core."""
OURS = 0.8
"""Seconds of the time limit that go into starting the program and ending it."""
SURENESS: Mapping[Sureness, Message] = {
    "solved": say("solved"),
    "bound": say("bound"),
    "given": say("given"),
    "open": say("left open"),
}


@click.command("explain")
@folder_argument
@click.option("--delegate", "delegates", metavar="ID", multiple=True, help="Why this delegate rides on that coach.")
@click.option("--order", "orders", metavar="A B", type=(str, str), multiple=True, help="Why site A comes before B.")
@click.option("--time-limit", type=click.FloatRange(1.0), default=30.0, show_default=True, help="Seconds.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="Of random choices.")
@language_option
@json_option
def command(
    folder: Path,
    delegates: tuple[str, ...],
    orders: tuple[tuple[str, str], ...],
    time_limit: float,
    seed: int,
    language: Language | None,
    as_json: bool,
) -> None:
    """Say why there is no plan and what would give one; or what each site and each limit costs.

    Every answer says whether it was solved (a plan was found, and passed the audit), is a bound (proven of all plans),
    was given by the organiser, or was left open.
    """
    meeting = load_meeting(folder, language)
    speak = language or meeting.language
    asked = _asked(meeting, delegates, orders)
    began = click.get_current_context().meta.get(BEGAN, time.monotonic())
    with stop_on_signals() as stop:
        budget = Budget(max(OURS, time_limit - OURS), seed=seed, stop=stop, began=began)
        processes = min(PROCESSES, os.cpu_count() or 1)
        found = list(_shown(explain(meeting, asked, budget, processes), speak, as_json))
    if as_json:
        print_json([_row(each, speak) for each in found])
    sys.exit(_status(found))


def _asked(meeting: Meeting, delegates: Sequence[str], orders: Sequence[tuple[str, str]]) -> Questions:
    """The questions; what they name is in the meeting."""
    for id in delegates:
        if id not in meeting.delegates:
            raise click.UsageError(f"There is no delegate {id}.")
    for pair in orders:
        if pair[0] == pair[1] or window_of(meeting, *map(PlaceId, pair)) is None:
            raise click.UsageError(f"There is no window with both {pair[0]} and {pair[1]}.")
    pairs = tuple((PlaceId(first), PlaceId(second)) for first, second in orders)
    return Questions(tuple(map(DelegateId, delegates)), pairs)


def _shown(found: Iterator[Explanation], language: Language, as_json: bool) -> Iterator[Explanation]:
    """Passes explanations on as they come, and prints them."""
    for each in found:
        if not as_json:
            click.echo(translate(each.heading, language))
            for answer in each.answers:
                line = say("  {told} ({by})", told=answer.told, by=SURENESS[answer.by])
                click.echo(translate(line, language))
        yield each


def _row(each: Explanation, language: Language) -> dict[str, object]:
    answers = [{"told": translate(answer.told, language), "by": answer.by, **answer.data} for answer in each.answers]
    heading = translate(each.heading, language)
    return {"about": each.about, "possible": each.possible, "heading": heading, **each.data, "answers": answers}


def _status(found: Sequence[Explanation]) -> int:
    if any(each.possible is False for each in found):
        return NO
    return OUT_OF_TIME if any(each.possible is None for each in found) else DONE
