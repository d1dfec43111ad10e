"""What the organiser wishes of a plan, in tiers: each is worked on in turn, with those above it held."""

from collections.abc import Mapping
from dataclasses import dataclass

UNITS: Mapping[str, str] = {
    "unshown": "points",
    "missed": "visits",
    "preferences": "visits",
    "travel_and_waiting": "people-minutes",
    "latest_return": "minutes",
    "unevenness": "minutes",
    "routes": "routes",
}
"""The wishes that there are, in their usual order, and the unit of each; docs/plan-format.md says what they count."""
USUAL = ("missed", "travel_and_waiting", "latest_return", "unevenness")
"""The wishes of a scenario that names none, and has neither optional sites nor candidates."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One tier: a wish, or several weighed against each other; by name what a unit of each counts, at least 1."""

    weights: Mapping[str, int]

    @property
    def name(self) -> str:
        """The names of its wishes."""
        return "+".join(self.weights)

    @property
    def unit(self) -> str:
        """The unit of a wish that stands alone; several add up to points."""
        return UNITS.get(self.name, "points")

    def value(self, values: Mapping[str, int]) -> int:
        """What a plan is worth whose wishes have these values."""
        return sum(weight * values[name] for name, weight in self.weights.items())


def usual(optional: bool, belts: bool = False) -> tuple[Wish, ...]:
    """The tiers of a scenario that names none; what is shown or seen as an option comes before saving minutes."""
    asked = {*USUAL, *(["preferences"] if optional else []), *(["unshown"] if belts else [])}
    names = [name for name in UNITS if name in asked]
    return tuple(Wish({name: 1}) for name in names)
