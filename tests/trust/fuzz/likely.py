"""Trees of scenarios with some values changed to others that an organiser might well write."""

import json
import random
from typing import Any

from tests.trust.fuzz.values import Path, at, nodes

WORDS = ("0", "1", "2", "3", "5", "10", "30", "60", "100", "300", "400", "0.5", "08:30", "12:00", "23:59", "true",
         "false", "leader", "lift")  # fmt: skip
FACTORS = (0, 0.1, 0.3, 0.5, 0.8, 1.3, 2, 5, 10)
HOURS = (-3, -1, 0, 1, 2, 5)


def likely(tree: Any, dice: random.Random) -> Any:
    """A tree with one to three values changed, taken out, or written as in another place; made in place."""
    for _ in range(dice.choice([1, 1, 2, 3])):
        paths = list(nodes(tree))[1:]
        *above, key = dice.choice(paths)
        holder = at(tree, tuple(above))
        match dice.choice(["value", "value", "without", "as elsewhere"]):
            case "value" if isinstance(holder[key], str):
                holder[key] = _other(holder[key], dice)
            case "without":
                del holder[key]
            case "as elsewhere":
                holder[key] = _elsewhere(tree, [path for path in paths if path[-1] == key], dice)
    return tree


def rows(roster: str, dice: random.Random) -> str:
    """Some rows of a roster in any order."""
    head, *people = roster.splitlines(keepends=True)
    most = dice.choice([1, 2, 3, len(people) // 3 or 1, len(people)])
    return "".join([head, *dice.sample(people, min(most, len(people)))])


def _other(text: str, dice: random.Random) -> str:
    """A number becomes another, a time too, anything else one of some words."""
    if text.replace(".", "", 1).isdecimal() and dice.random() < 0.6:
        return str(round(float(text) * dice.choice(FACTORS)))
    if ":" in text and text.replace(":", "").isdecimal():
        return f"{(int(text.split(':')[0]) + dice.choice(HOURS)) % 24:02}:{dice.choice(['00', '15', '30', '59'])}"
    return dice.choice(WORDS)


def _elsewhere(tree: Any, paths: list[Path], dice: random.Random) -> Any:
    return json.loads(json.dumps(at(tree, dice.choice(paths))))
