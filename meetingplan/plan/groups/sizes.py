"""Into which sizes a line of people is cut."""

from collections.abc import Sequence

from meetingplan.plan.groups.seating import Cabin

FEW = 6
"""Coaches up to which all cuts are looked at."""


def cut(people: int, coaches: Sequence[Cabin], loads: Sequence[int] | None) -> list[int]:
    """How many are aboard each coach once so many more have got on: as even as seats allow, or with fewest loads."""
    total = people + sum(cabin.aboard for cabin in coaches)
    even = _even(total, coaches)
    return even if loads is None or len(coaches) > FEW else _fitted(even, coaches, loads)


def _even(total: int, coaches: Sequence[Cabin]) -> list[int]:
    sizes = [0] * len(coaches)
    order = sorted(range(len(coaches)), key=lambda number: coaches[number].seats)
    for done, number in enumerate(order):
        share = -(-total // (len(coaches) - done))
        sizes[number] = max(coaches[number].aboard, min(coaches[number].seats, share))
        total = max(0, total - sizes[number])
    return sizes


def _fitted(even: list[int], coaches: Sequence[Cabin], loads: Sequence[int]) -> list[int]:
    """Of all cuts the one with fewest loads, and of those the one nearest to an even one."""
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for fair, cabin in zip(even, coaches, strict=True):
        found: dict[int, tuple[int, int, tuple[int, ...]]] = {}
        for total, (cost, off, sizes) in best.items():
            for size in range(cabin.aboard, cabin.seats + 1):
                new = (cost + loads[size], off + (size - fair) ** 2, (*sizes, size))
                if total + size <= sum(even) and new < found.get(total + size, (new[0] + 1, 0, ())):
                    found[total + size] = new
        best = found
    return list(best[sum(even)][2]) if sum(even) in best else even
