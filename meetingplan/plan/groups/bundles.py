"""Which parties of delegations share which coaches, when there are too many of both to try all: bundles, made whole.

The linear program over bundles says how often delegations must be divided at least; a dive makes its bundles whole.
Among programs that divide no more, the one with the narrowest range of sizes is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from meetingplan.plan.groups.bundle_master import ROUNDS, TOLERANCE, Bundle, Bundles, Cost, Load
from meetingplan.plan.groups.bundle_prices import Shape

WEIGHT = 1000.0
"""One division of a delegation outweighs so many loads at sites."""
WIDTHS = (0, 1, 2, 4, 8, 16)
"""How far sizes may be from the mean, tried in turn."""
QUICK = 3
"""Rounds of pricing after a bundle has been fixed."""


class Kind(NamedTuple):
    """A type of coach as it stands: free seats and wheelchair places, and people given to it by hand."""

    seats: int
    places: int
    aboard: int


@dataclass(frozen=True, slots=True)
class Stock:
    """Coaches and parties that are to be brought together, counted."""

    coaches: Mapping[Kind, int]
    parties: Mapping[Shape, int]

    @property
    def even(self) -> float:
        """People a coach, those given by hand included."""
        people = sum(shape.people * count for shape, count in self.parties.items())
        people += sum(kind.aboard * count for kind, count in self.coaches.items())
        return people / max(1, sum(self.coaches.values()))


class Chosen(NamedTuple):
    """Coaches of one type with the parties that fill them, so many times."""

    kind: Kind
    coaches: int
    parties: Mapping[Shape, int]
    times: int


def bundled(stock: Stock, loads: Sequence[int] | None) -> tuple[list[Chosen], Stock]:
    """Bundles, and what is left of the stock.

    Args:
        loads: what a coach of 0, 1, .. people costs at sites, where sizes are to fit; None where they are to be alike.
    """
    most = max(kind.seats + kind.aboard for kind in stock.coaches)
    if loads is not None:
        return _dive(stock, _program(stock, 0, most, loads))
    fewest = _divisions(stock, 0, most)
    widths = (width for width in WIDTHS if _divisions(stock, *_range(stock, width, most)) <= fewest)
    return _dive(stock, _program(stock, *_range(stock, next(widths, most), most), None))


def _range(stock: Stock, width: int, most: int) -> tuple[int, int]:
    return max(0, floor(stock.even) - width), min(most, ceil(stock.even) + width)


def _divisions(stock: Stock, least: int, most: int) -> int:
    """How often delegations are divided at least where coaches carry so many people; many where none can."""
    program = _program(stock, least, most, None)
    found = program.solve(list(stock.parties.values()), list(stock.coaches.values()))
    return sum(stock.coaches.values()) if found is None else ceil(found[0] - TOLERANCE)


def _program(stock: Stock, least: int, most: int, loads: Sequence[int] | None) -> Bundles:
    cost: Cost = (lambda coaches, people: coaches - 1.0) if loads is None else fitted(loads)
    return Bundles(list(stock.parties), [_load(kind, least, most) for kind in stock.coaches], cost)


def _load(kind: Kind, least: int, most: int) -> Load:
    """What may get on a coach so that it carries so many in the end, as far as it has seats."""
    room = max(0, min(kind.seats, most - kind.aboard))
    return Load(min(room, max(0, least - kind.aboard)), room, kind.places)


def fitted(loads: Sequence[int]) -> Cost:
    """Divisions first, and the loads of the sizes into which a bundle is best cut second."""
    best: dict[int, list[float]] = {0: [0.0]}

    def least(coaches: int, people: int) -> float:
        if coaches not in best:
            best[coaches] = [
                min(least(coaches - 1, n - last) + loads[last]
                    for last in range(max(0, n - (coaches - 1) * (len(loads) - 1)), min(n, len(loads) - 1) + 1))
                for n in range(coaches * (len(loads) - 1) + 1)
            ]  # fmt: skip
        return best[coaches][people]

    return lambda coaches, people: coaches - 1.0 + least(coaches, people) / WEIGHT


def _dive(stock: Stock, program: Bundles) -> tuple[list[Chosen], Stock]:
    """Fixes what is whole, else the bundle that the program leans to most; solves again with what is left."""
    shapes, kinds = list(stock.parties), list(stock.coaches)
    parties, coaches = list(stock.parties.values()), list(stock.coaches.values())
    chosen: list[Chosen] = []
    rounds = ROUNDS
    while any(coaches) and (found := program.solve(parties, coaches, rounds)):
        for bundle, times in (fixed := _whole(found[1], parties, coaches)):
            chosen.append(Chosen(kinds[bundle.type], bundle.coaches, {shapes[n]: m for n, m in bundle.parties}, times))
            coaches[bundle.type] -= bundle.coaches * times
            for number, count in bundle.parties:
                parties[number] -= count * times
        if not fixed:
            break
        rounds = QUICK
    left = Stock(dict(zip(kinds, coaches, strict=True)), dict(zip(shapes, parties, strict=True)))
    return chosen, left


def _whole(found: Mapping[Bundle, float], parties: Sequence[int], coaches: Sequence[int]) -> list[tuple[Bundle, int]]:
    """What is whole already; else the bundle nearest to it of those for which there are parties and coaches."""
    whole = [(bundle, floor(value + TOLERANCE)) for bundle, value in found.items() if value > 1 - TOLERANCE]
    fitting = (
        bundle
        for bundle in found
        if bundle.coaches <= coaches[bundle.type] and all(parties[number] >= count for number, count in bundle.parties)
    )
    nearest = max(fitting, key=lambda bundle: (found[bundle], bundle), default=None)
    return whole or ([] if nearest is None else [(nearest, 1)])
