from datetime import UTC, date, datetime

import pytest

from meetingplan.store.plan_clock import clock_of


@pytest.mark.parametrize(
    ("offset", "day"), [("+08:00", date(2020, 6, 23)), ("+05:30", date(2020, 6, 23)), ("-03:00", date(2020, 6, 23))]
)
def test_minutes_are_counted_from_the_midnight_before_the_first_step(offset: str, day: date) -> None:
    later, first = f'{{"start": "2020-06-24T09:00:00{offset}"}}', f'{{"start" : "2020-06-23T14:05:00{offset}"}}'
    clock = clock_of(later.encode(), first.encode())
    assert clock.first_day == day
    assert clock.minute(datetime.fromisoformat(f"2020-06-23T14:05:00{offset}")) == 14 * 60 + 5
    assert clock.hhmm(24 * 60 + 9 * 60) == "09:00"


def test_times_that_cannot_be_read_are_left_to_who_reads_the_plan() -> None:
    clock = clock_of(b'{"start": "2020-13-99T14:05:00+08:00"}', b'{"start": "2020-06-23T14:05:00"}', b"")
    assert clock.minute(datetime(1970, 1, 1, 1, tzinfo=UTC)) == 60
