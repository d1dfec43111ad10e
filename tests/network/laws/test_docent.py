from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, docent

M = Movement()


def test_groups() -> None:
    assert docent.groups(230, 25) == 10
    assert docent.groups(25, 25) == 1


def test_enough_docents_only_keep_their_distance() -> None:
    # four groups, four docents: the last starts 3 * 120 s after the first and tours for 420 s
    assert docent.last_back(100, 25, 4, 420, M) == 780


def test_a_docent_walks_back_before_the_next_group() -> None:
    # four groups, two docents: the second pair starts 420 + 60 s later, its second group another 120 s
    assert docent.last_back(100, 25, 2, 420, M) == 480 + 120 + 420


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: docent.groups(100, 51), "size is 51, but must be 1 to 50"),
        (lambda: docent.groups(0, 25), "n is 0, but must be 1 or more"),
        (lambda: docent.last_back(100, 25, 0, 420, M), "docents is 0, but must be 1 or more"),
        (lambda: docent.last_back(100, 25, 2, -1, M), "tour_s is -1, but must be 0 or more"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
