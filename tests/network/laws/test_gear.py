from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, gear

M = Movement()


def test_dressing_in_turns() -> None:
    # ceil(36 / 10) = 4 turns of 60 s, and 30 s to hand back
    assert gear.put_on(36, 10, M) == 240
    assert gear.take_off(36, 10, M) == 120


def test_enough_sets_for_everyone() -> None:
    # 240 to dress, 900 on the construction site, 120 to hand back
    assert gear.visit(36, 40, 10, 900, M) == gear.Waves(36, 1, 1260)


def test_too_few_sets_mean_waves() -> None:
    # Two waves of 18: twice 2 turns of 60 + 900 + 2 turns of 30, and 120 between; waves of 20 take as long.
    assert gear.visit(36, 20, 10, 900, M) == gear.Waves(18, 2, 2 * 1080 + 120)


def test_one_set_more_is_not_wasted_on_a_third_turn() -> None:
    # Waves of 11 would dress in two turns; so 11 sets are used as ten.
    assert gear.visit(20, 11, 10, 0, M) == gear.visit(20, 10, 10, 0, M) == gear.Waves(10, 2, 2 * 90 + 120)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: gear.put_on(-1, 10, M), "n is -1, but must be 0 or more"),
        (lambda: gear.take_off(1, 0, M), "places is 0, but must be 1 or more"),
        (lambda: gear.visit(0, 20, 10, 900, M), "n is 0, but must be 1 or more"),
        (lambda: gear.visit(36, 0, 10, 900, M), "sets is 0, but must be 1 or more"),
        (lambda: gear.visit(36, 20, 10, -1, M), "tour_s is -1, but must be 0 or more"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
