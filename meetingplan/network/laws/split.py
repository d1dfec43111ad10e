"""Sharing people between lift and stairs."""

from collections.abc import Callable
from dataclasses import dataclass

from meetingplan.domain.text import say
from meetingplan.network.laws.errors import OutOfRange, within

Seconds = Callable[[int], float]
"""From a number of people, at least 1, to the seconds until the last of them is there."""


@dataclass(frozen=True, slots=True)
class Split:
    """Who takes which way, and the seconds until the last of all is there."""

    riders: int
    climbers: int
    seconds: float


def split(
    n: int,
    must_ride: int,
    storeys: int,
    max_storeys: int,
    lift_seconds: Seconds | None,
    stairs_seconds: Seconds | None,
) -> Split:
    """The fewest climbers among those that make the slower of the two ways shortest.

    min over c of max(lift(n - c), stairs(c)), 0 <= c <= n - must_ride, and c = 0 above max_storeys; a way that nobody
    takes counts 0 s.

    Args:
        must_ride: people who need the lift; they always ride.
        storeys: storeys between the two floors ("sixth floor" in China is five above the entrance).
        max_storeys: storeys that able delegates may be asked to climb.
        lift_seconds, stairs_seconds: the two ways; None where there is none.

    Raises:
        OutOfRange: n < 0, must_ride outside 0 to n, or negative storeys; or nobody, or not everyone, can get there:
            there is no lift, and some must ride, or there are no stairs that may be climbed.
    """
    within("n", n, 0)
    within("must_ride", must_ride, 0, n)
    within("storeys", storeys, 0)
    within("max_storeys", max_storeys, 0)
    climbable = stairs_seconds is not None and storeys <= max_storeys
    _refuse_unreachable(n, must_ride, storeys, max_storeys, lift_seconds, stairs_seconds)
    fewest = n if lift_seconds is None else 0
    most = n - must_ride if climbable else 0

    def slower(climbers: int) -> float:
        up_lift = lift_seconds(n - climbers) if lift_seconds and climbers < n else 0.0
        up_stairs = stairs_seconds(climbers) if stairs_seconds and climbers else 0.0
        return max(up_lift, up_stairs)

    seconds, climbers = min((slower(c), c) for c in range(fewest, most + 1))
    return Split(n - climbers, climbers, seconds)


def _refuse_unreachable(
    n: int, must_ride: int, storeys: int, max_storeys: int, lift: Seconds | None, stairs: Seconds | None
) -> None:
    if lift is not None or n == 0:
        return
    if must_ride:
        raise OutOfRange("must_ride", must_ride, say("0 where there is no lift"))
    if stairs is None:
        raise OutOfRange("n", n, say("0 where there are neither lift nor stairs"))
    if storeys > max_storeys:
        raise OutOfRange("storeys", storeys, say("0 to {most} where there is no lift", most=max_storeys))
