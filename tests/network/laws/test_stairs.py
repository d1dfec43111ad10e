from collections.abc import Callable
from dataclasses import replace

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, stairs, walking

M = Movement()


def test_thirty_people_over_one_storey() -> None:
    # 29 / (0.72 * 1.5) + 3.9 / 0.15 = 26.85 + 26
    assert stairs.last_over(30, 3.9, 1.8, M) == pytest.approx(52.85, abs=0.005)


def test_nobody_needs_no_time_and_one_only_the_climb() -> None:
    assert stairs.last_over(0, 3.9, 1.8, M) == 0
    assert stairs.last_over(1, 3.9, 1.8, M) == pytest.approx(26)


def test_the_first_is_up_sooner() -> None:
    # 3.9 / 0.33
    assert stairs.first_over(3.9, M) == pytest.approx(11.82, abs=0.005)


def test_ten_metres_along_the_slope_in_the_hydraulic_model() -> None:
    k = stairs.hydraulic_k(0.18, 0.28)
    assert round(k, 4) == 1.0768
    assert round(walking.hydraulic_speed(0.5, k), 4) == 0.9221
    assert round(10 / walking.hydraulic_speed(0.5, k), 2) == 10.84


def test_the_slowest_climbers_do_not_fill_the_stair() -> None:
    # 0.15 m/s up at 180 / 280 mm is 0.2774 m/s along the slope; 0.72 / 0.2774, and people stop at 1 / 0.266 = 3.76
    assert stairs.slope_density(M) == pytest.approx(2.60, abs=0.005)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: stairs.last_over(-1, 3.9, 1.8, M), "n is -1, but must be 0 or more"),
        (lambda: stairs.last_over(10, 0, 1.8, M), "height_m is 0, but must be more than 0"),
        (lambda: stairs.last_over(10, 3.9, 0.3, M), "width_m is 0.3, but must be more than 0.3"),
        (lambda: stairs.first_over(-3.9, M), "height_m is -3.9, but must be more than 0"),
        (lambda: stairs.hydraulic_k(0.3, 0.28), "riser_m is 0.3, but must be 0.1 to 0.22"),
        (lambda: stairs.hydraulic_k(0.18, 0.1), "tread_m is 0.1, but must be 0.2 to 0.4"),
        # 0.1 m/s up is 0.185 m/s along the slope: 0.72 / 0.185 = 3.9 persons/m2 would have to stand on it
        (
            lambda: stairs.last_over(10, 3.9, 1.8, replace(M, stair_climb_mps=0.1)),
            "stair_flow is 0.72, but must be less, or the slowest climbers would fill the stair",
        ),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
