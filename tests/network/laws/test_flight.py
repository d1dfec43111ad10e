import pytest

from meetingplan.network.laws import OutOfRange
from meetingplan.network.laws.flight import flight_time, flight_without_jerk


@pytest.mark.parametrize(
    ("arguments", "seconds"),
    [
        ((19.5, 1.75, 0.7, 0.8), 14.518),  # speed, acceleration and jerk all reached
        ((3.9, 1.75, 0.7, 0.8), 5.676),  # the rated speed is not reached
        ((3.9, 1.0, 1.0, 0.8), 6.136),  # the acceleration is not reached
        ((1.0, 2.5, 1.0, 0.8), 3.420),  # only the jerk is
    ],
)
def test_published_flights(arguments: tuple[float, float, float, float], seconds: float) -> None:
    assert round(flight_time(*arguments), 3) == seconds


def test_a_short_hop_below_the_acceleration_limit() -> None:
    # v < a^2 / j and d < 2 v sqrt(v / j): (32 * 0.5 / 0.8)^(1/3)
    assert flight_time(0.5, 1.0, 1.0, 0.8) == pytest.approx(20 ** (1 / 3))


def test_a_flight_without_jerk() -> None:
    # 45/2 + 2/2.2 + 2/2.4 = 24.2424; the published 24.243 is rounded up
    assert flight_without_jerk(45, 2.0, 1.1, 1.2) == pytest.approx(24.243, abs=0.001)


def test_a_flight_without_jerk_that_never_reaches_its_speed() -> None:
    # sqrt(2 * 1 * (1/1 + 1/1))
    assert flight_without_jerk(1, 2.0, 1.0, 1.0) == 2


def test_jerk_only_delays() -> None:
    assert flight_without_jerk(19.5, 1.75, 0.7, 0.7) < flight_time(19.5, 1.75, 0.7, 0.8)


@pytest.mark.parametrize("wrong", range(4))
def test_refuses_what_is_not_positive(wrong: int) -> None:
    arguments = [19.5, 1.75, 0.7, 0.8]
    arguments[wrong] = 0
    name = ("d", "speed", "acceleration", "jerk")[wrong]
    with pytest.raises(OutOfRange, match=f"{name} is 0, but must be more than 0"):
        flight_time(*arguments)
    with pytest.raises(OutOfRange, match="is 0, but must be more than 0"):
        flight_without_jerk(*arguments)
