from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, walking

M = Movement()


def test_forty_metres_at_one_metre_a_second() -> None:
    assert walking.level_walk(40, 1.0) == 40


def test_a_crowd_of_two_a_square_metre_over_twenty_metres() -> None:
    # hydraulic model: 1.40 (1 - 0.266 * 2) = 0.6552 m/s; 20 / 0.6552
    assert round(20 / walking.hydraulic_speed(2), 1) == 30.5


def test_a_hundred_people_through_a_metre_of_door() -> None:
    # 100 / (1.33 * 0.7) = 107.41; the printed 107.5 takes 0.93 for 1.33 * 0.7 = 0.931
    assert walking.door(100, 1.0, M) == pytest.approx(100 / 0.931)
    assert round(100 / 0.93, 1) == 107.5


def test_the_entrance_of_the_service_centre() -> None:
    # 45 / 0.9 + 30 / (1.33 * 1.5) = 50 + 15.04
    assert walking.entrance(30, 45, 1.8, M) == pytest.approx(65.04, abs=0.005)


def test_turnstiles_let_twenty_a_minute_through() -> None:
    assert walking.turnstile(20, 1, M) == 60
    assert walking.turnstile(0, 1, M) == 0
    # ceil(50 / 3) = 17 turns of 3 s
    assert walking.turnstile(50, 3, M) == 51


def test_weidmanns_speeds() -> None:
    assert round(walking.walking_speed(1), 3) == 1.058
    assert round(walking.walking_speed(2), 3) == 0.606
    assert walking.walking_speed(walking.JAM_DENSITY) == 0


def test_weidmanns_peak_flow() -> None:
    best = max((walking.flow(d / 100), d / 100) for d in range(10, 541))
    assert (round(best[0], 3), best[1]) == (1.225, 1.75)


def test_a_door_and_turnstiles_behind_it() -> None:
    # A door of 1 m passes 1.33 * 0.7 = 0.931 people a second: 30 people in 32.22 s.
    # Ten turnstiles keep up: the last is through 3 s later. Two need 15 turns of 3 s after the second person, 2.15 s.
    assert walking.gates(30, 0, 1.0, 10, M) == pytest.approx(32.22 + 3, abs=0.005)
    assert walking.gates(30, 0, 1.0, 2, M) == pytest.approx(2.15 + 45, abs=0.005)
    # 31 people at two: 16 turns after the first person, 1.07 s; 9 m of walk before that
    assert walking.gates(31, 9, 1.0, 2, M) == pytest.approx(10 + 1.07 + 48, abs=0.005)
    assert walking.gates(0, 9, 1.0, 2, M) == 10


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: walking.level_walk(-1, 1), "metres is -1, but must be 0 or more"),
        (lambda: walking.level_walk(40, 0), "speed is 0, but must be more than 0 and at most 3"),
        (lambda: walking.level_walk(40, 3.5), "speed is 3.5, but must be more than 0 and at most 3"),
        (lambda: walking.door(10, 0.3, M), "width_m is 0.3, but must be more than 0.3"),
        (lambda: walking.door(-1, 1, M), "n is -1, but must be 0 or more"),
        (lambda: walking.door(1, float("nan"), M), "width_m is nan, but must be more than 0.3"),
        (lambda: walking.turnstile(1, 0, M), "gates is 0, but must be 1 or more"),
        (lambda: walking.gates(1, 0, 1, 0, M), "turnstiles is 0, but must be 1 or more"),
        (lambda: walking.walking_speed(5.5), "density is 5.5, but must be more than 0 and at most 5.4"),
        (lambda: walking.hydraulic_speed(3.8), "density is 3.8, but must be more than 0 and at most 3.75"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
