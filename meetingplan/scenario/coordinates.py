"""Distances between points of different datums.

Chinese maps show GCJ-02 or, with Baidu, BD-09, which lie some hundred metres off WGS-84 and by different amounts from
place to place; so points of two datums are brought to WGS-84 first. Neither datum is documented by those who made it.
The formulas are those that were recovered from their maps and published in 2013 (GCJ-02) and 2014 (BD-09), which
agree with the maps within about a metre.
"""

from collections.abc import Callable
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt

from meetingplan.domain.places import Point

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""
AXIS_M, ECCENTRICITY_2 = 6378245.0, 0.00669342162296594323
"""Krasovsky's ellipsoid of 1940, on which GCJ-02 is reckoned: major axis, square of the eccentricity."""
SOUTH, NORTH, WEST, EAST = 0.8293, 55.8271, 72.004, 137.8347
"""Where GCJ-02 is shifted; degrees."""

Degrees = tuple[float, float]
"""Latitude and longitude."""


def kilometres(a: Point, b: Point) -> float:
    """The great circle between two points, by the haversine formula; points of one datum need not be converted.

    The error of taking the earth for a sphere is below 0.6 %.
    """
    if a.datum != b.datum:
        a, b = to_wgs84(a), to_wgs84(b)
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    across = cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin(north / 2) ** 2 + across)))


def to_wgs84(point: Point) -> Point:
    """The same point in WGS-84."""
    spot = point.latitude, point.longitude
    if point.datum == "BD-09":
        spot = _inverse(bd09_of_gcj02, spot)
    if point.datum != "WGS-84":
        spot = _inverse(gcj02_of_wgs84, spot)
    return Point(*spot, "WGS-84")


def gcj02_of_wgs84(spot: Degrees) -> Degrees:
    """GCJ-02 of a point in WGS-84; outside China they are the same."""
    latitude, longitude = spot
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return spot
    x, y = longitude - 105.0, latitude - 35.0
    both = _waves(x, (20, 6), (20, 2))
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + both
    north_m += _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east_m = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + both
    east_m += _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    flattening = 1 - ECCENTRICITY_2 * sin(radians(latitude)) ** 2
    meridian = AXIS_M * (1 - ECCENTRICITY_2) / flattening**1.5
    parallel = AXIS_M / sqrt(flattening) * cos(radians(latitude))
    return latitude + north_m / radians(meridian), longitude + east_m / radians(parallel)


def bd09_of_gcj02(spot: Degrees) -> Degrees:
    """BD-09 of a point in GCJ-02."""
    y, x = spot
    frequency = pi * 3000 / 180
    radius = hypot(x, y) + 0.00002 * sin(y * frequency)
    angle = atan2(y, x) + 0.000003 * cos(x * frequency)
    return radius * sin(angle) + 0.006, radius * cos(angle) + 0.0065


def _waves(at: float, *waves: tuple[float, float]) -> float:
    """Metres that sine waves of an amplitude and a number of half periods a degree add up to."""
    return sum(amplitude * sin(halves * pi * at) for amplitude, halves in waves) * 2 / 3


def _inverse(forward: Callable[[Degrees], Degrees], spot: Degrees) -> Degrees:
    """What `forward` brings to a spot, by fixed-point iteration: both shifts hardly change within their own length."""
    guess = spot
    for _ in range(12):
        there = forward(guess)
        guess = guess[0] + spot[0] - there[0], guess[1] + spot[1] - there[1]
    return guess
