"""The scenarios that come with the program, of which new ones are begun."""

from importlib.resources import files
from pathlib import Path

import meetingplan

_FOLDER = "scenarios"


def templates() -> dict[str, Path]:
    """Their folders by name: those in the wheel, or those of the source tree."""
    inside = Path(str(files(meetingplan).joinpath(_FOLDER)))
    folder = inside if inside.is_dir() else inside.parents[1] / _FOLDER
    return {path.parent.name: path.parent for path in sorted(folder.glob("*/scenario.yaml"))}
