"""`meetingplan bench scale --delegates N`: generated meetings of any size, planned and audited."""

import sys
from dataclasses import asdict

import click

from meetingplan.bench.scale import SITES_EACH, Size, in_full
from meetingplan.cli.bench.rows import line
from meetingplan.cli.signals import INTERRUPTED, stop_on_signals
from meetingplan.cli.speak import json_option, print_json
from meetingplan.plan import Budget


@click.command("scale")
@click.option(
    "--delegates", "sizes", type=click.IntRange(1, 2_000_000), multiple=True, required=True,
    help="Delegates of a generated meeting; may be given several times.",
)  # fmt: skip
@click.option("--sites", type=click.IntRange(SITES_EACH, 200), default=20, show_default=True, help="In fives.")
@click.option("--classes", type=click.IntRange(1, 200), default=10, show_default=True, help="Of delegations.")
@click.option("--time-limit", type=click.FloatRange(0.1), default=600.0, show_default=True, help="Seconds for each.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True,
    help="Said of all families; the same meeting is to plan the same everywhere, so one thread is used.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="Of the meetings.")
@json_option
def command(
    sizes: tuple[int, ...], sites: int, classes: int, time_limit: float, workers: int, seed: int, as_json: bool
) -> None:
    """Generate meetings, plan and audit them: people-minutes of travel and waiting, bound, seconds of planning.

    Exit status 1 if the audit refuses a plan, or somebody has no seat, or there is no plan.
    """
    if sites % SITES_EACH or min(sizes) < classes:
        raise click.UsageError(f"sites come in fives, and every class has a delegate: {sites} sites, {classes} classes")
    done = []
    with stop_on_signals() as stop:
        for delegates in sizes:
            done.append(in_full(Size(delegates, sites, classes), seed, Budget(time_limit, workers, stop=stop)))
            if not as_json and done[-1] is not None:
                click.echo(line(done[-1]))
            if stop.is_set() or done[-1] is None:
                break
        rows = [asdict(row) for row in done if row is not None]
        if as_json:
            print_json(rows)
        if stop.is_set():
            sys.exit(INTERRUPTED)
        if len(rows) < len(sizes):
            sys.exit(1)
