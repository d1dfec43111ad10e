"""Seconds become whole minutes."""

import pytest

from meetingplan.network.rounding import whole_minutes


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 1), (1, 1), (60, 1), (60 + 1e-10, 1), (60.001, 2), (61, 2), (120, 2), (3601, 61)]
)
def test_rounded_up_once_and_never_to_nothing(seconds: float, minutes: int) -> None:
    assert whole_minutes(seconds) == minutes
