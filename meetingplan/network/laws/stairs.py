"""Stairs. Speeds here are vertical (metres of height a second) unless a docstring says along the slope."""

from math import hypot, sqrt

from meetingplan.domain.movement import Movement
from meetingplan.domain.text import say
from meetingplan.network.laws.errors import OutOfRange, above, within
from meetingplan.network.laws.walking import HYDRAULIC_FORM


def last_over(n: int, height_m: float, width_m: float, m: Movement) -> float:
    """Seconds until the last of n people has climbed (or come down) a height over stairs of a width in m.

    (n - 1) / (stair_flow * (width_m - stair_margin_m)) + height_m / stair_climb_mps: the last steps on when the
    others have, and is the slowest. Nobody needs no time.

    Source: comfortable flow after Fruin, Pedestrian Planning and Design; climbing speed assumed. An upper bound for
    people of any speed not below stair_climb_mps, overtaking or not. Valid while the stair does not fill.

    Raises:
        OutOfRange: n < 0, height <= 0, width not more than the margin, or a flow that fills the stair.
    """
    within("n", n, 0)
    above("height_m", height_m, 0)
    above("width_m", width_m, m.stair_margin_m)
    _refuse_full(m)
    if n == 0:
        return 0.0
    return (n - 1) / (m.stair_flow * (width_m - m.stair_margin_m)) + height_m / m.stair_climb_mps


def first_over(height_m: float, m: Movement) -> float:
    """Seconds until the fastest climber is up (or down): height_m / stair_fast_mps.

    Raises:
        OutOfRange: height <= 0.
    """
    above("height_m", height_m, 0)
    return height_m / m.stair_fast_mps


def hydraulic_k(riser_m: float, tread_m: float) -> float:
    """Factor k of the hydraulic model for stairs, m/s along the slope: 51.8 sqrt(tread / riser) / 60.

    Source: SFPE Handbook, Emergency Movement. It belongs to evacuation, not to comfort; valid for risers of 0.1 to
    0.22 m and treads of 0.2 to 0.4 m.

    Raises:
        OutOfRange: riser or tread outside those ranges.
    """
    within("riser_m", riser_m, 0.1, 0.22)
    within("tread_m", tread_m, 0.2, 0.4)
    return 51.8 * sqrt(tread_m / riser_m) / 60


def slope_density(m: Movement) -> float:
    """Persons per m2 along the slope when the comfortable flow climbs at the slowest speed: flow / slope speed."""
    slope = m.stair_climb_mps * hypot(m.stair_riser_m, m.stair_tread_m) / m.stair_riser_m
    return m.stair_flow / slope


def _refuse_full(m: Movement) -> None:
    """A queue would grow on the stair itself if the flow needed more density than people can walk at."""
    if not slope_density(m) < 1 / HYDRAULIC_FORM:
        raise OutOfRange("stair_flow", m.stair_flow, say("less, or the slowest climbers would fill the stair"))
