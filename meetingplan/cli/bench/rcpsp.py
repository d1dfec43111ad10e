"""`meetingplan bench rcpsp FILE...`: projects of PSPLIB, through the levelling of the preparation."""

from pathlib import Path

import click

from meetingplan.bench.projects import project_row
from meetingplan.bench.psplib import read_project
from meetingplan.cli.bench.rows import on_files, print_rows
from meetingplan.cli.speak import refusing


@click.command("rcpsp")
@on_files
def command(files: tuple[Path, ...], time_limit: float, workers: int, seed: int, as_json: bool) -> None:
    """Solve projects of jobs that share resources: single-mode files (.sm) of PSPLIB; makespan."""
    with refusing(None):
        problems = [(path.stem, read_project(path)) for path in files]
    print_rows(problems, project_row, time_limit, workers, seed, as_json)
