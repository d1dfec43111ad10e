"""Sites over time: who is where, who waits at lifts, and when it is fullest."""

import pytest

from meetingplan.publish import render
from meetingplan.publish.edition import edition
from meetingplan.publish.pages.queues import behind
from meetingplan.publish.pages.sites import days
from tests.publish.readers import Page


@pytest.fixture
def told(audited):
    return edition(audited, "en")


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ((562, 565, 12, 5), [(562, 563, 7), (563, 564, 2)]),  # three rounds of a minute: 5, 5 and 2
        ((0, 4, 11, 5), [(0, 2, 6), (2, 3, 1)]),  # rounds end at 4/3 and 8/3, rounded up
        ((0, 3, 5, 5), []),  # all at once
        ((0, 1, 11, 5), [(0, 1, 6)]),  # three rounds in a minute: the first is taken to be all of it
    ],
)
def test_who_is_not_in_the_first_trip_waits(party, expected):
    assert list(behind(*party)) == expected


def test_one_day_has_visits(told):
    """From the first coach in a bay at 549 less 15 minutes to the last out at 596 and 15, on half hours."""
    (day,) = days(told)
    assert (day.scale.start, day.scale.end) == (510, 630)
    assert [row.place.id for row in day.rows] == ["alpha", "beta"]


def test_each_part_is_told_in_figures(audited):
    """The hall holds 10 after spacing and the gallery two parties of two; three come from 09:14, and one climbs."""
    text = Page(dict(render(audited, "en", frozenset({"sites"})))["sites.html"]).text
    rows = [
        "All zones people 14 3 09:14–09:22",
        "Hall people 10 3 09:14–09:22",
        "Gallery people 4 3 09:23–09:30",
        "Lift, one party at a time people – 2 09:22–09:23",
        "Waiting for a later trip of the lift people – 0 –",
    ]
    assert [row for row in rows if row not in text] == []
    assert "Hall 09:14–09:22 3 , 09:34–09:42 2" in text
