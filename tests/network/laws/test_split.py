from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, lift, stairs
from meetingplan.network.laws.split import Split, split

M = Movement()
ONE_CAR = lift.Bank(1, 10, 1.75, 19.5, M)


def ride(people: int) -> float:
    return lift.last_out_single(people, ONE_CAR)


def climb(people: int) -> float:
    """A stair of 1.6 m over five storeys: for 160 people 159 / (0.72 * 1.3) + 19.5 / 0.15 = 299.9 s."""
    return stairs.last_over(people, 19.5, 1.6, M)


def test_the_sixth_floor_if_five_storeys_were_allowed() -> None:
    parted = split(200, 10, 5, 5, ride, climb)
    assert (parted.riders, parted.climbers, round(parted.seconds)) == (40, 160, 300)


def test_five_storeys_exceed_the_limit() -> None:
    parted = split(200, 10, 5, 3, ride, climb)
    assert (parted.riders, parted.climbers, round(parted.seconds / 60, 1)) == (200, 0, 22.4)


def test_as_few_climb_as_makes_it_no_slower() -> None:
    # The lift takes 10 s for any number; up to ten climbers need no longer than that.
    assert split(20, 0, 1, 3, lambda n: 10.0, lambda n: float(n)) == Split(20, 0, 10.0)
    # Riders take a second each, climbers too: ten and ten.
    assert split(20, 0, 1, 3, float, float) == Split(10, 10, 10.0)


def test_those_who_need_the_lift_always_ride() -> None:
    assert split(20, 15, 1, 3, float, lambda n: 0.1 * n) == Split(15, 5, 15.0)


def test_no_stairs_and_no_lift() -> None:
    assert split(20, 5, 1, 3, float, None) == Split(20, 0, 20.0)
    assert split(20, 5, 1, 0, float, float) == Split(20, 0, 20.0)  # nobody is asked to climb
    assert split(20, 0, 3, 3, None, float) == Split(0, 20, 20.0)
    assert split(0, 0, 9, 3, None, None) == Split(0, 0, 0.0)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: split(20, 1, 1, 3, None, float), "must_ride is 1, but must be 0 where there is no lift"),
        (lambda: split(20, 0, 4, 3, None, float), "storeys is 4, but must be 0 to 3 where there is no lift"),
        (lambda: split(20, 0, 1, 3, None, None), "n is 20, but must be 0 where there are neither lift nor stairs"),
        (lambda: split(20, 21, 1, 3, float, float), "must_ride is 21, but must be 0 to 20"),
        (lambda: split(20, 0, -1, 3, float, float), "storeys is -1, but must be 0 or more"),
    ],
)
def test_refuses_when_not_everyone_can_get_there(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said) as refused:
        call()
    assert refused.value.message.template == "{name} is {value}, but must be {valid}"
