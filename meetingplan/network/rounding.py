"""Seconds of the laws -> whole minutes of the timetable."""

import math


def whole_minutes(seconds: float) -> int:
    """Seconds rounded up to minutes, at least one; a billionth of slack keeps exact minutes exact."""
    return max(1, math.ceil(seconds / 60 - 1e-9))
