"""`meetingplan bench rotation FILE...`: groups rotate over sites that lie apart."""

from pathlib import Path

import click

from meetingplan.bench import beside, read_minutes, read_points, rotation, row
from meetingplan.bench.files import Minutes, Points
from meetingplan.cli.bench.rows import on_files, print_rows
from meetingplan.cli.speak import refusing

TRAVEL = Path("toptw", "solomon", "r101.txt")


@click.command("rotation")
@on_files
@click.option(
    "--travel",
    type=click.Path(path_type=Path),
    help=f"Routing problem whose first customers are the sites; by default {TRAVEL} in a folder above FILE.",
)
@click.option(
    "--capacity", "capacities", type=click.IntRange(1, 1000), multiple=True, default=(1, 2), show_default=True,
    help="Groups that a site takes at once; may be given several times.",
)  # fmt: skip
def command(
    files: tuple[Path, ...],
    time_limit: float,
    workers: int,
    seed: int,
    as_json: bool,
    travel: Path | None,
    capacities: tuple[int, ...],
) -> None:
    """Solve rotations: open shops (groups x sites) with travel between the sites; makespan."""
    with refusing(None):
        tables = [(path, read_minutes(path)) for path in files]
        points = {path: read_points(_travel(path, travel)) for path, _ in tables}
    for path, minutes in tables:
        _enough(path, minutes, points[path])
    problems = [
        (f"{path.stem}/c{capacity}", rotation(minutes, points[path], capacity))
        for path, minutes in tables
        for capacity in capacities
    ]
    print_rows(problems, row, time_limit, workers, seed, as_json)


def _travel(path: Path, given: Path | None) -> Path:
    found = given or beside(path, TRAVEL)
    if found is None:
        raise click.UsageError(f"There is no {TRAVEL} in a folder above {path}; give --travel FILE")
    return found


def _enough(path: Path, minutes: Minutes, points: Points) -> None:
    if len(points) < len(minutes[0]):
        raise click.UsageError(f"{path} has {len(minutes[0])} sites, but --travel only {len(points)} customers")
