"""Spoilt scenarios, workbooks and plans are read or refused, under limits of memory and time.

`MEETINGPLAN_FUZZ=51-100 python -m pytest tests/trust/test_fuzz.py` takes the fifties of cases of each kind from one
number to another; 334 of them are 100,000 cases of six kinds.
"""

import pytest
from hypothesis import strategies as st

from tests.trust import numbers
from tests.trust.fuzz.kinds import KINDS, warm
from tests.trust.fuzz.worker import ROOM, fault

pytestmark = pytest.mark.slow
SIZE = 50


@pytest.mark.parametrize("number", numbers("FUZZ", quick=1, full=334))
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_file_holds_it_is_read_or_refused(kind: str, number: int) -> None:
    warm(kind)
    assert fault(KINDS[kind].cases, KINDS[kind].judge, number, SIZE) == ""


def _refuses_fifty(number: int) -> None:
    assert number != 50


def _takes_room(number: int) -> None:
    bytearray(2 * ROOM)


def test_what_is_wrong_is_told() -> None:
    assert "number=50" in fault(st.integers(0, 100), _refuses_fifty, 1, SIZE).replace("case", "number")
    assert fault(st.integers(), _takes_room, 1, 1).startswith("MemoryError")
    assert fault(st.integers(), _refuses_fifty, 1, 1) == ""
