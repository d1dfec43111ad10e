"""Minutes of the meeting and clock times of its zone."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.clock import Clock

SHANGHAI = Clock(date(2020, 6, 23), "Asia/Shanghai")
# Berlin's clocks go forward on 29 March 2020 at 02:00 and back on 25 October 2020 at 03:00.
SPRING = Clock(date(2020, 3, 28), "Europe/Berlin")
AUTUMN = Clock(date(2020, 10, 24), "Europe/Berlin")


def test_a_minute_of_the_second_day_in_shanghai():
    # 24 h and 9 h after the first midnight, eight hours ahead of UTC
    minute = 24 * 60 + 9 * 60
    assert SHANGHAI.at(minute).isoformat() == "2020-06-24T09:00:00+08:00"
    assert SHANGHAI.minute(datetime(2020, 6, 24, 1, 0, tzinfo=UTC)) == minute
    assert (SHANGHAI.hhmm(minute), SHANGHAI.day(minute)) == ("09:00", date(2020, 6, 24))


def test_the_hour_that_spring_leaves_out_is_not_counted():
    # 09:00 on the 29th is 33 hours of clock after midnight of the 28th, but one of them did not pass
    assert SPRING.of_day(date(2020, 3, 29), 9 * 60) == 32 * 60
    assert SPRING.at(32 * 60).isoformat() == "2020-03-29T09:00:00+02:00"


def test_the_hour_that_autumn_adds_is_counted():
    assert AUTUMN.of_day(date(2020, 10, 25), 9 * 60) == 34 * 60
    assert AUTUMN.at(34 * 60).isoformat() == "2020-10-25T09:00:00+01:00"


def test_a_time_between_two_minutes_is_refused():
    with pytest.raises(ValueError, match="between two minutes"):
        SHANGHAI.minute(datetime(2020, 6, 23, 9, 0, 30))


@given(st.sampled_from([SHANGHAI, SPRING, AUTUMN]), st.integers(0, 14 * 24 * 60))
def test_there_and_back(clock: Clock, minute: int):
    assert clock.minute(clock.at(minute)) == minute
