"""Zones that loads of people pass one after the other, each waiting in its zone until the next has room (blocking).

A load is a docent group. Zone i takes m_i loads at once for D_i seconds each; loads keep their order.
Source: flow lines with blocking and no buffers, as max-plus recursions (Baccelli et al., Synchronization and
Linearity, 1992).
"""

from collections.abc import Sequence
from itertools import pairwise

from meetingplan.domain.text import say
from meetingplan.network.laws.errors import OutOfRange, above, within


def last_through(arrivals: Sequence[float], dwell: Sequence[float], capacity: Sequence[int]) -> float:
    """When the last load leaves the last zone (seconds, on the clock of the arrivals); exact.

    max over loads j of A_j + sum D + B(K - j), where B(x) is the largest sum of c_i D_i over counts c_i >= 0 with
    sum c_i m_i <= x: every m_i loads further back cost one more dwell of zone i.

    Args:
        arrivals: when each load reaches the first zone, in order.
        dwell: seconds that a load stays in each zone.
        capacity: loads that each zone holds.

    Raises:
        OutOfRange: arrivals out of order, a dwell < 0, a capacity < 1, or lengths that do not match.
    """
    _check(arrivals, dwell, capacity)
    behind = [0.0]
    for loads in range(1, len(arrivals)):
        fits = [behind[loads - m] + d for d, m in zip(dwell, capacity, strict=True) if m <= loads]
        behind.append(max([behind[-1], *fits]))
    return sum(dwell) + max(a + b for a, b in zip(arrivals, reversed(behind), strict=True))


def bound(arrivals: Sequence[float], dwell: Sequence[float], capacity: Sequence[int]) -> float:
    """An upper bound of `last_through` that a scheduler can use; exact where every zone holds one load.

    max over j of A_j + sum D + (K - j) max_i (D_i / m_i).

    Raises:
        OutOfRange: as `last_through`.
    """
    _check(arrivals, dwell, capacity)
    slowest = max(d / m for d, m in zip(dwell, capacity, strict=True))
    loads = len(arrivals)
    return sum(dwell) + max(a + (loads - 1 - j) * slowest for j, a in enumerate(arrivals))


def equal_spacing(
    loads: int, spacing: float, dwell: Sequence[float], capacity: Sequence[int], first: float = 0.0
) -> float:
    """An upper bound for loads that arrive `spacing` seconds apart: A_1 + sum D + (K - 1) max(h, max_i D_i / m_i).

    Exact where every zone holds one load, and where the spacing is at least max_i D_i / m_i: then nobody waits.

    Raises:
        OutOfRange: loads < 1, spacing < 0, a dwell < 0, a capacity < 1, or lengths that do not match.
    """
    within("loads", loads, 1)
    within("spacing", spacing, 0)
    _check([first], dwell, capacity)
    slowest = max(d / m for d, m in zip(dwell, capacity, strict=True))
    return first + sum(dwell) + (loads - 1) * max(spacing, slowest)


def _check(arrivals: Sequence[float], dwell: Sequence[float], capacity: Sequence[int]) -> None:
    above("loads", len(arrivals), 0)
    above("zones", len(dwell), 0)
    if len(capacity) != len(dwell):
        raise OutOfRange("capacity", len(capacity), say("given for each of {zones} zones", zones=len(dwell)))
    for earlier, later in pairwise(arrivals):
        within("arrival", later, earlier)
    for stay, places in zip(dwell, capacity, strict=True):
        within("dwell", stay, 0)
        within("capacity", places, 1)
