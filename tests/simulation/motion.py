"""How a lift car moves: its jerk is one of +j, 0, -j at every moment, and it never exceeds acceleration and speed."""

from functools import cache
from math import sqrt


def _distance(phases: list[tuple[float, float]]) -> float:
    """Metres covered by phases of (seconds, jerk), from rest: position, speed and acceleration carried through."""
    position = speed = acceleration = 0.0
    for seconds, jerk in phases:
        position += speed * seconds + acceleration * seconds**2 / 2 + jerk * seconds**3 / 6
        speed += acceleration * seconds + jerk * seconds**2 / 2
        acceleration += jerk * seconds
    return position


def _journey(top: float, acceleration: float, jerk: float) -> list[tuple[float, float]]:
    """The phases of a journey that speeds up to `top` as quickly as it may and slows down at once."""
    ramp = min(acceleration / jerk, sqrt(top / jerk))
    steady = max(0.0, (top - jerk * ramp**2) / (jerk * ramp))
    faster = [(ramp, jerk), (steady, 0.0), (ramp, -jerk)]
    slower = [(ramp, -jerk), (steady, 0.0), (ramp, jerk)]
    return faster + slower


@cache
def fly(metres: float, speed: float, acceleration: float, jerk: float) -> float:
    """Seconds from rest to rest: the highest top speed that still stops in time is found by halving."""
    low, high = 0.0, speed
    if _distance(_journey(speed, acceleration, jerk)) <= metres:
        low = speed
    else:
        for _ in range(52):
            middle = (low + high) / 2
            if _distance(_journey(middle, acceleration, jerk)) <= metres:
                low = middle
            else:
                high = middle
    phases = _journey(low, acceleration, jerk)
    return sum(seconds for seconds, _ in phases) + (metres - _distance(phases)) / low
