from collections.abc import Callable

import pytest

from meetingplan.network.laws import OutOfRange, up_peak


def test_a_published_tall_building() -> None:
    # Published with S and H cut to one digit: S = 8.1, H = 19.5, RTT = 145.6; unrounded they are 8.108, 19.551, 145.76.
    assert round(up_peak.stops(10, 21), 1) == 8.1
    assert up_peak.highest_reversal(10, 21) == pytest.approx(19.5, abs=0.06)
    assert up_peak.round_trip(10, 21, 2.11, 4.2, 1.25) == pytest.approx(145.6, abs=0.2)


@pytest.mark.parametrize(("landings", "p", "s", "h"), [(9, 8, 5.49, 8.43), (19, 10, 7.94, 17.73)])
def test_published_stops_and_reversals(landings: int, p: int, s: float, h: float) -> None:
    assert round(up_peak.stops(p, landings), 2) == s
    assert round(up_peak.highest_reversal(p, landings), 2) == h


def test_one_landing_is_a_shuttle() -> None:
    assert up_peak.stops(10, 1) == 1
    assert up_peak.highest_reversal(10, 1) == 1


def test_interval_and_handling_capacity() -> None:
    # three cars of ten people on a round of 150 s: one every 50 s, 300 * 10 / 50 people in five minutes
    assert up_peak.interval(150, 3) == 50
    assert up_peak.handling_capacity(10, 150, 3) == 60


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: up_peak.stops(0, 9), "p is 0, but must be more than 0$"),
        (lambda: up_peak.highest_reversal(0, 9), "p is 0, but must be more than 0$"),
        (lambda: up_peak.highest_reversal(8, 0), "landings is 0, but must be 1 or more"),
        (lambda: up_peak.round_trip(8, 9, 0, 1, 1), "storey_s is 0, but must be more than 0$"),
        (lambda: up_peak.interval(0, 1), "round_trip_s is 0, but must be more than 0$"),
        (lambda: up_peak.interval(100, 0), "cars is 0"),
        (lambda: up_peak.handling_capacity(0, 100, 1), "p is 0, but must be more than 0$"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
