"""Datums and distances. The points are those that geocoordinates-rs 0.14.2 and eviltransform's own tests give."""

import pytest

from meetingplan.domain.places import Datum, Point
from meetingplan.scenario.coordinates import bd09_of_gcj02, gcj02_of_wgs84, kilometres, to_wgs84

FEIXI = (31.719, 117.166)
FEIXI_GCJ = (31.717110093416775, 117.17155608811623)
FEIXI_BD = (31.722797245985586, 117.17816007262238)


@pytest.mark.parametrize(
    ("wgs", "gcj"),
    [
        (FEIXI, FEIXI_GCJ),
        ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),  # Shanghai
        ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),  # Shenzhen
        ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),  # Beijing
        ((48.85, 2.35), (48.85, 2.35)),  # Paris, where nothing is shifted
    ],
)
def test_gcj02(wgs: tuple[float, float], gcj: tuple[float, float]) -> None:
    assert gcj02_of_wgs84(wgs) == pytest.approx(gcj, abs=1e-9)
    back = to_wgs84(Point(*gcj, "GCJ-02"))
    assert (back.latitude, back.longitude) == pytest.approx(wgs, abs=1e-9)


def test_bd09() -> None:
    assert bd09_of_gcj02(FEIXI_GCJ) == pytest.approx(FEIXI_BD, abs=1e-9)
    back = to_wgs84(Point(*FEIXI_BD, "BD-09"))
    assert (back.latitude, back.longitude) == pytest.approx(FEIXI, abs=1e-9)


def test_a_place_is_no_distance_from_itself_whatever_the_datum() -> None:
    spots: dict[Datum, tuple[float, float]] = {"WGS-84": FEIXI, "GCJ-02": FEIXI_GCJ, "BD-09": FEIXI_BD}
    points = [Point(*spot, datum) for datum, spot in spots.items()]
    # Taken as they are, they would lie 0.6 and 1.2 km apart.
    assert max(kilometres(a, b) for a in points for b in points) < 1e-3


def test_great_circles() -> None:
    # One degree of latitude on a sphere of 6371.0088 km: 111.195 km; of longitude at 60 degrees half as much.
    north = kilometres(Point(30, 117, "WGS-84"), Point(31, 117, "WGS-84"))
    east = kilometres(Point(60, 10, "WGS-84"), Point(60, 11, "WGS-84"))
    assert north == pytest.approx(111.195, abs=5e-4)
    assert east == pytest.approx(55.595, abs=5e-3)
