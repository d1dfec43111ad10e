"""`meetingplan plan DIR`: plan, audit, write and publish."""

import math
import sys
from pathlib import Path
from typing import get_args

import click

from meetingplan.cli.issue import issue, known_outputs, last_plan
from meetingplan.cli.keeper import Keeper
from meetingplan.cli.live import progress_line
from meetingplan.cli.records import with_checks
from meetingplan.cli.signals import INTERRUPTED, stop_on_signals
from meetingplan.cli.speak import (
    folder_argument,
    json_option,
    language_option,
    load_scenario,
    print_json,
    refusing,
    tell,
    writing,
)
from meetingplan.cli.tiers import shown_sentences, tier_rows, tier_sentence
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Impossible, Outcome, OutOfTime, Planned, SolverFailed
from meetingplan.domain.plan import Plan, SearchMode
from meetingplan.domain.text import Language, Message, say
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.apart import plan_apart
from meetingplan.store import files, journal

DONE, NO, OUT_OF_TIME = 0, 1, 3
MISSED = "missed"
"""The wish that nobody misses a visit."""


def _number(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    """Not-a-number is within every range that click knows."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds")
    return value


@click.command("plan")
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder for the results; out/<id> by default.")
@click.option(
    "--time-limit", type=click.FloatRange(0.1), callback=_number, default=60.0, show_default=True, help="Seconds."
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="Of random choices.")
@click.option(
    "--mode", type=click.Choice(get_args(SearchMode)), default="reproducible", show_default=True,
    help="Whether the same seed is to give the same plan, or all workers to search by the clock.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help="Threads of the solver with --mode fastest; a reproducible search uses one, whatever is said here.",
)  # fmt: skip
@language_option
@json_option
def command(
    folder: Path,
    output: Path | None,
    time_limit: float,
    seed: int,
    mode: SearchMode,
    workers: int,
    language: Language | None,
    as_json: bool,
) -> None:
    """Schedule all groups of DIR, audit the plan, write OUT/plan.json and everything that people need.

    The same seed gives the same plan, unless it is to be the fastest or time runs out. Ctrl-C keeps the best plan.
    """
    known_outputs()
    meeting, scenario = load_scenario(folder, language)
    meeting = with_checks(meeting, folder, language)
    speak = language or meeting.language
    keeper = Keeper(meeting)
    target = output or Path("out") / meeting.id
    with writing(target, speak), refusing(language):  # before the search, which would be lost
        for needed in (target, journal.folder_of(target)):
            files.try_out(needed)
        last = last_plan(target, journal.read(target), meeting)
    with stop_on_signals() as stop:
        with progress_line(speak) as show:
            budget = Budget(time_limit, workers, seed, stop, mode=mode)
            outcome = plan_apart(build_graph(meeting), budget, keeper.offer, show, before=last.hosted if last else None)
        if isinstance(outcome, Planned):
            keeper.offer(outcome.plan)
        if keeper.best is None:
            sys.exit(_explain(outcome, keeper, folder, speak, as_json))
        if isinstance(outcome, SolverFailed):
            keeper.cut_off()
            tell(
                say("the solver failed ({reason}); the best plan that it had told is kept", reason=outcome.status),
                speak,
            )
        with writing(target, speak), refusing(language):
            plan, _ = issue(keeper.best, scenario, target, speak)
        _report(meeting, plan, folder, target, speak, as_json)
        sys.exit(INTERRUPTED if stop.is_set() else DONE)


def _report(meeting: Meeting, plan: Plan, folder: Path, target: Path, language: Language, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "outcome": "planned",
                "status": plan.status,
                "revision": plan.revision,
                "plan": str(target / "plan.json"),
                "overview": str(target / "overview.html"),
                "tiers": tier_rows(plan),
                **({"shown": plan.shown} if plan.shown else {}),
            }
        )
        return
    placed = sum(group.size for group in plan.groups)
    tell(say("{people} delegates in {groups} groups", people=placed, groups=len(plan.groups)), language)
    for tier in plan.tiers:
        tell(tier_sentence(tier), language)
    if any(tier.name == MISSED and tier.value for tier in plan.tiers):
        tell(_why(folder), language)
    for sentence in shown_sentences(meeting, plan, language):
        tell(sentence, language)
    for delegate, _ in plan.unplaced.items():
        tell(say("no seat for {name} ({id})", name=meeting.delegates[delegate].name, id=delegate), language)
    if plan.search is not None and plan.search.cut:
        tell(say("the search was ended before it was done: another run may find another plan"), language)
    tell(say("open {path} to see the plan", path=target / "index.html"), language)
    click.echo(target / "plan.json")


def _why(folder: Path) -> Message:
    return say("to see why, and what would help: meetingplan explain {folder}", folder=folder)


def _explain(outcome: Outcome, keeper: Keeper, folder: Path, language: Language, as_json: bool) -> int:
    """Says why there is no plan; returns the exit status."""
    match outcome:
        case Impossible(reasons):
            name, status, sentences = "impossible", NO, [say("there is no such plan:"), *reasons, _why(folder)]
        case OutOfTime(interrupted=True):
            name, status, sentences = "interrupted", INTERRUPTED, [say("stopped before any plan was found")]
        case OutOfTime():
            name, status, sentences = "out of time", OUT_OF_TIME, [say("no plan was found in time; give more time")]
        case SolverFailed(reason):
            name, status = "solver failed", OUT_OF_TIME
            sentences = [say("the solver failed ({reason}); try another --seed", reason=reason)]
        case Planned():
            name, status = "rejected by the audit", NO
            sentences = [say("the audit rejects the plan:"), *(v.message for v in keeper.rejected)]
    if as_json:
        print_json({"outcome": name})
    for sentence in sentences:
        tell(sentence, language)
    return status
