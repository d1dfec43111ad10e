import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, desk


def test_registration() -> None:
    # 150 people at four desks: 38 turns of 30 s
    assert desk.register(150, 4, Movement()) == 38 * 30
    assert desk.register(0, 4, Movement()) == 0


def test_refuses_what_it_does_not_cover() -> None:
    with pytest.raises(OutOfRange, match="desks is 0, but must be 1 or more"):
        desk.register(1, 0, Movement())
    with pytest.raises(OutOfRange, match="n is -1, but must be 0 or more"):
        desk.register(-1, 1, Movement())
