from collections.abc import Callable

import pytest

from meetingplan.network.laws import OutOfRange, zones


def test_the_slowest_zone_sets_the_pace() -> None:
    # 300 + 600 + 300 for the first load, and 600 more for each of the two behind it
    assert zones.last_through([0, 0, 0], [300, 600, 300], [1, 1, 1]) == 2400
    assert zones.bound([0, 0, 0], [300, 600, 300], [1, 1, 1]) == 2400


def test_a_zone_for_two_loads() -> None:
    # The zone of 600 s takes two loads, so that only the zones of 300 s hold up: 1200 + 2 * 300.
    assert zones.last_through([0, 0, 0], [300, 600, 300], [1, 2, 1]) == 1800
    # Two loads see one zone of 600 s together; the bound charges half a dwell for the second.
    assert zones.last_through([0, 0], [600], [2]) == 600
    assert zones.bound([0, 0], [600], [2]) == 900


def test_a_late_load_is_not_held_up() -> None:
    assert zones.last_through([0, 5000], [300, 600], [1, 1]) == 5900


def test_equal_spacing() -> None:
    # 100 + 900 + 3 * max(700, 600), and as exact where nobody waits
    assert zones.equal_spacing(4, 700, [300, 600], [1, 1], first=100) == 3100
    assert zones.last_through([100, 800, 1500, 2200], [300, 600], [1, 1]) == 3100
    assert zones.equal_spacing(4, 200, [300, 600], [1, 1]) == 900 + 3 * 600
    # a zone for two loads counts half: 600 + 2 * 300
    assert zones.equal_spacing(3, 0, [600], [2]) == 1200


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: zones.last_through([], [300], [1]), "loads is 0, but must be more than 0"),
        (lambda: zones.last_through([0], [], []), "zones is 0, but must be more than 0"),
        (lambda: zones.bound([0], [300, 600], [1]), "capacity is 1, but must be given for each of 2 zones"),
        (lambda: zones.bound([5, 3], [300], [1]), "arrival is 3, but must be 5 or more"),
        (lambda: zones.bound([0], [-1], [1]), "dwell is -1, but must be 0 or more"),
        (lambda: zones.last_through([0], [300], [0]), "capacity is 0, but must be 1 or more"),
        (lambda: zones.equal_spacing(0, 60, [300], [1]), "loads is 0, but must be 1 or more"),
        (lambda: zones.equal_spacing(1, -1, [300], [1]), "spacing is -1, but must be 0 or more"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
