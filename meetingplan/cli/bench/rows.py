"""What the families that read files have in common: their options, and a row for each instance."""

import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from meetingplan.bench import Row
from meetingplan.cli.signals import INTERRUPTED, stop_on_signals
from meetingplan.cli.speak import json_option, print_json
from meetingplan.plan import Budget

P = TypeVar("P")
"""A problem of a family."""


def _number(_ctx: click.Context, _param: click.Parameter, value: float) -> float:
    """Not-a-number is within every range that click knows."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a number of seconds")
    return value


_OPTIONS = (
    click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."),
    click.option("--time-limit", type=click.FloatRange(0.1), callback=_number, default=20.0, show_default=True,
                 help="Seconds for each instance."),
    click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Threads of the solver."),
    click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="Of random choices."),
    json_option,
)  # fmt: skip


def on_files(function: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options that all such families take."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def print_rows(
    problems: Iterable[tuple[str, P]],
    row: Callable[[str, P, Budget], Row],
    time_limit: float,
    workers: int,
    seed: int,
    as_json: bool,
) -> None:
    """Solves one problem after the other; Ctrl-C ends with the best of the one under way, and status 130."""
    done: list[Row] = []
    with stop_on_signals() as stop:
        for name, problem in problems:
            done.append(row(name, problem, Budget(time_limit, workers, seed, stop, mode="fastest")))
            if not as_json:
                click.echo(line(done[-1]))
            if stop.is_set():
                break
        if as_json:
            print_json([asdict(result) for result in done])
        if stop.is_set():
            sys.exit(INTERRUPTED)


def line(result: Row) -> str:
    """Instance, value, bound and seconds, as a person reads them."""
    return f"{result.instance:<20} {result.value:>7} {result.bound:>7} {result.seconds:>8.2f}"
