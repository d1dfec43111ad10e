"""Walking on the level and through doors."""

from math import ceil, exp

from meetingplan.domain.movement import Movement
from meetingplan.network.laws.errors import above, within

FREE_SPEED = 1.34
"""Weidmann's free walking speed, m/s (standard deviation 0.26)."""
FORM = 1.913
"""Weidmann's form parameter, persons/m2."""
JAM_DENSITY = 5.4
"""Weidmann's density at which nobody moves, persons/m2."""
HYDRAULIC_SPEED = 1.40
"""k of the hydraulic model on the level, m/s."""
HYDRAULIC_FORM = 0.266
"""a of the hydraulic model, m2/person."""
HYDRAULIC_FREE_DENSITY = 0.54
"""Density up to which people do not slow each other in the hydraulic model, persons/m2."""


def level_walk(metres: float, speed: float) -> float:
    """Seconds for a walk of so many metres at a speed in m/s: metres / speed.

    Valid for people who keep together or do not hinder each other, speed up to 3 m/s.

    Raises:
        OutOfRange: metres < 0, or speed not in (0, 3].
    """
    within("metres", metres, 0)
    above("speed", speed, 0, 3)
    return metres / speed


def door(n: int, width_m: float, m: Movement) -> float:
    """Seconds for n people who wait before a door of a clear width in m to pass it.

    n / (door_flow * (width_m - door_margin_m)): a specific flow over the effective width.

    Source: RiMEA 4.1.1, test 4; effective width after Pauls. Valid while people wait before the door, and for doors
    wider than the margin.

    Raises:
        OutOfRange: n < 0, or the width not more than the margin.
    """
    within("n", n, 0)
    above("width_m", width_m, m.door_margin_m)
    return n / (m.door_flow * (width_m - m.door_margin_m))


def entrance(n: int, walk_m: float, door_width_m: float, m: Movement) -> float:
    """Seconds until the last of n people has walked from the coach through the door, or back.

    walk_m / walk_mps + door(n): the first reaches the door after the walk, and the column passes it.

    Valid for a guided column that is at least as dense as the door's flow; safe for a looser one that starts complete.

    Raises:
        OutOfRange: as `level_walk` and `door`.
    """
    return level_walk(walk_m, m.walk_mps) + door(n, door_width_m, m)


def turnstile(n: int, gates: int, m: Movement) -> float:
    """Seconds for n people who wait before so many turnstiles or check points: ceil(n / gates) turnstile_s.

    Source: twenty people a minute and gate. Valid while people wait at every gate.

    Raises:
        OutOfRange: n < 0 or gates < 1.
    """
    within("n", n, 0)
    within("gates", gates, 1)
    return ceil(n / gates) * m.turnstile_s


def gates(n: int, walk_m: float, door_width_m: float, turnstiles: int, m: Movement) -> float:
    """Seconds until the last of n people has walked to the door, through it and through one of the turnstiles; exact.

    walk_m / walk_mps + max(n / f + turnstile_s, r / f + k turnstile_s): the door lets f = door_flow (door_width_m -
    door_margin_m) people a second through, k = ceil(n / gates) people pass the busiest turnstile, and it begins with
    person r = n - (k - 1) gates, counted so that the last turn is a full one. Either the door or the turnstiles hold
    the last person up. Nobody needs the walk alone.

    Source: two stations in line, the second with equal servers. Valid as `entrance` and `turnstile`.

    Raises:
        OutOfRange: as `entrance`, or turnstiles < 1.
    """
    within("turnstiles", turnstiles, 1)
    through = entrance(n, walk_m, door_width_m, m)
    if n == 0:
        return through
    turns = ceil(n / turnstiles)
    first = entrance(n - (turns - 1) * turnstiles, walk_m, door_width_m, m)
    return max(through + m.turnstile_s, first + turns * m.turnstile_s)


def walking_speed(density: float) -> float:
    """Walking speed in m/s at a density in persons/m2.

    v(D) = 1.34 (1 - exp(-1.913 (1/D - 1/5.4))).

    Source: Weidmann, Transporttechnik der Fussgaenger, 1993 (Kladek's formula). Valid on the level, 0 < D <= 5.4.

    Raises:
        OutOfRange: the density is outside (0, 5.4].
    """
    above("density", density, 0, JAM_DENSITY)
    return FREE_SPEED * (1 - exp(-FORM * (1 / density - 1 / JAM_DENSITY)))


def flow(density: float) -> float:
    """Specific flow in persons/(s m) at a density in persons/m2: density times `walking_speed`.

    Raises:
        OutOfRange: the density is outside (0, 5.4].
    """
    return density * walking_speed(density)


def hydraulic_speed(density: float, free: float = HYDRAULIC_SPEED) -> float:
    """Speed in m/s in a crowd of a density in persons/m2, by the hydraulic model: k (1 - 0.266 max(D, 0.54)).

    Args:
        density: persons/m2.
        free: k, 1.40 m/s on the level; for stairs see `stairs.hydraulic_k`.

    Source: SFPE Handbook, Emergency Movement. Valid for 0 < D < 3.76, where the speed falls to nought.

    Raises:
        OutOfRange: the density is outside (0, 3.75].
    """
    above("density", density, 0, 3.75)
    return free * (1 - HYDRAULIC_FORM * max(density, HYDRAULIC_FREE_DENSITY))
