from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, coach

M = Movement()


def test_forty_people_get_off() -> None:
    # 90 + 40 * 3.3
    assert coach.alight(40, M) == pytest.approx(222)


def test_forty_people_get_on_and_are_counted() -> None:
    # 40 * 3.5 + 60
    assert coach.board(40, M) == pytest.approx(200)


@pytest.mark.parametrize("law", [coach.alight, coach.board])
def test_refuses_fewer_than_nobody(law: Callable[[int, Movement], float]) -> None:
    with pytest.raises(OutOfRange, match="n is -1, but must be 0 or more"):
        law(-1, M)


def test_a_convoy_waits_for_bays() -> None:
    # Eight coaches at three bays are three turns of 90 + 40 * 3.3 = 222 s.
    assert coach.convoy(8, 40, bays=3, m=M) == pytest.approx(666)
    assert coach.convoy(8, 40, bays=8, m=M) == pytest.approx(222)
    with pytest.raises(OutOfRange, match="bays is 0, but must be 1 or more"):
        coach.convoy(8, 40, bays=0, m=M)
    with pytest.raises(OutOfRange, match="coaches is -1, but must be 0 or more"):
        coach.convoy(-1, 40, bays=1, m=M)
