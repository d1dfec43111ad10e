"""How long a lift car flies from rest to rest."""

from functools import lru_cache
from math import sqrt

from meetingplan.network.laws.errors import above


@lru_cache(maxsize=4096)
def flight_time(d: float, speed: float, acceleration: float, jerk: float) -> float:
    """Seconds from rest to rest over d metres with limits on speed (m/s), acceleration (m/s2) and jerk (m/s3).

    With v, a, j the three limits. If v >= a^2/j: d/v + v/a + a/j where d >= v^2/a + v a/j (all three reached), else
    a/j + sqrt(4 d/a + (a/j)^2) where d >= 2 a^3/j^2, else (32 d/j)^(1/3). If v < a^2/j: d/v + 2 sqrt(v/j) where
    d >= 2 v sqrt(v/j), else (32 d/j)^(1/3).

    Source: Peters, Ideal lift kinematics (1996); CIBSE Guide D. Valid for any positive values.

    Raises:
        OutOfRange: any argument is not more than 0.
    """
    for name, value in (("d", d), ("speed", speed), ("acceleration", acceleration), ("jerk", jerk)):
        above(name, value, 0)
    v, a, j = speed, acceleration, jerk
    if v >= a * a / j:
        if d >= v * v / a + v * a / j:
            return d / v + v / a + a / j
        if d >= 2 * a**3 / j**2:
            return a / j + sqrt(4 * d / a + (a / j) ** 2)
    elif d >= 2 * v * sqrt(v / j):
        return d / v + 2 * sqrt(v / j)
    return float((32 * d / j) ** (1 / 3))


def flight_without_jerk(d: float, speed: float, acceleration: float, deceleration: float) -> float:
    """Seconds from rest to rest over d metres with constant acceleration and deceleration (m/s2).

    d/v + v/2a + v/2b where d >= v^2/2a + v^2/2b, else sqrt(2 d (1/a + 1/b)).

    Source: kinematics; a lower bound of `flight_time` with both rates at its acceleration.

    Raises:
        OutOfRange: any argument is not more than 0.
    """
    named = (("d", d), ("speed", speed), ("acceleration", acceleration), ("deceleration", deceleration))
    for name, value in named:
        above(name, value, 0)
    ramps = 1 / acceleration + 1 / deceleration
    if d >= speed * speed * ramps / 2:
        return d / speed + speed * ramps / 2
    return sqrt(2 * d * ramps)
