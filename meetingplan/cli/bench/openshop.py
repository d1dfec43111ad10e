"""`meetingplan bench openshop FILE...`: jobs visit machines in any order."""

from pathlib import Path

import click

from meetingplan.bench import open_shop, read_minutes, row
from meetingplan.cli.bench.rows import on_files, print_rows
from meetingplan.cli.speak import refusing


@click.command("openshop")
@on_files
def command(files: tuple[Path, ...], time_limit: float, workers: int, seed: int, as_json: bool) -> None:
    """Solve open shops: jobs and machines, then a row of durations for each job; makespan."""
    with refusing(None):
        problems = [(path.stem, open_shop(read_minutes(path))) for path in files]
    print_rows(problems, row, time_limit, workers, seed, as_json)
