"""The colours, rule by rule. In May 2020 the 9th, a Saturday, is worked; the 16th is not."""

from datetime import date

import pytest

from meetingplan.domain.preparation import Link
from meetingplan.domain.progress import Check, Entry
from meetingplan.language import translate
from meetingplan.prep.calendar import workdays
from meetingplan.prep.known import known
from meetingplan.prep.lights import Light
from meetingplan.prep.schedule import schedule
from meetingplan.prep.standing import standings
from tests.prep.tasks import preparation, task

T, DAY, SINCE = date(2020, 6, 23), date(2020, 5, 7), date(2020, 4, 30)


def _standings(*tasks, entries=()):
    plan = preparation(*tasks)
    now = known(plan, (Check(DAY, tuple(entries)),), DAY)
    return standings(now, schedule(now.preparation, T, DAY), workdays(plan, T), SINCE)


def _of(one):
    return one.lit.light, [translate(why, "en") for why in one.lit.why]


def test_what_is_done_is_done():
    assert _of(_standings(task("X", "2020-05-06", done=date(2020, 5, 8)))["X"])[0] is not Light.DONE
    assert _of(_standings(task("X", "2020-05-06", done=DAY))["X"]) == (Light.DONE, [])


def test_what_is_due_and_not_done_is_red():
    """Due on Wednesday, 29 April: the 30th, the 6th and the 7th of May were worked since."""
    red, why = _of(_standings(task("X", "2020-04-29"))["X"])
    assert (red, why) == (Light.RED, ["due 2020-04-29, working days since: 3"])


def test_what_cannot_be_in_time_any_more_is_red():
    """Four working days from the 8th on: 8, 9, 11, 12 May."""
    assert _of(_standings(task("X", "2020-05-11", days=4))["X"]) == (
        Light.RED,
        ["done on 2020-05-12 at the earliest, due 2020-05-11"],
    )
    assert _of(_standings(task("X", "2020-05-14", days=4))["X"])[0] is Light.GREEN


def test_what_makes_others_late_is_red():
    """X needs the 8th and 9th and is due on the 15th, but Y needs the three days after it and is due on the 12th."""
    found = _standings(task("X", "2020-05-15", days=2), task("Y", "2020-05-12", days=3, after=(Link("X"),)))
    assert _of(found["X"]) == (Light.RED, ["makes what comes after it late, working days: 1"])


def test_a_problem_is_amber_until_it_is_settled():
    told = Entry("X", problem="缺料")
    assert _of(_standings(task("X", "2020-05-29"), entries=[told])["X"]) == (Light.AMBER, ["a problem: 缺料"])
    assert _of(_standings(task("X", "2020-05-29"), entries=[Entry("X", problem="")])["X"])[0] is Light.GREEN


def test_a_deadline_that_was_moved_is_amber_for_a_week():
    moved = Entry("X", deadline=date(2020, 6, 5), reason="晚到")
    found = _standings(task("X", "2020-05-29"), entries=[moved])["X"]
    assert _of(found) == (Light.AMBER, ["deadline moved from 2020-05-29 to 2020-06-05: 晚到"])
    assert found.slipped == 5


@pytest.mark.parametrize(("due", "spare"), [("2020-05-11", 0), ("2020-05-12", 1), ("2020-05-13", None)])
def test_little_to_spare_is_amber(due, spare):
    """Three working days from the 8th on: 8, 9, 11 May."""
    found = _standings(task("X", due, days=3), task("Y"))["X"]
    expected = (Light.GREEN, []) if spare is None else (Light.AMBER, [f"working days to spare: {spare}"])
    assert _of(found) == expected


@pytest.mark.parametrize(("progress", "why"), [(30, []), (29, ["29 % done, 50 % planned"])])
def test_what_is_behind_an_even_pace_is_amber(progress, why):
    """Worked from its begin on: 27 to 30 April, 6 and 7 May, which are over, and 8, 9, 11 to 14 May: six of twelve.

    Of three days 70 or 71 % are left, three when rounded up: 8, 9, 11 May, and three to spare.
    """
    begun = date(2020, 4, 27)
    found = _standings(task("X", "2020-05-14", days=3, started=begun, progress=progress), task("Y"))["X"]
    assert (found.planned, found.row.total_float) == (50, 3)
    assert _of(found)[1] == why


def test_what_is_far_off_may_be_tight():
    """The day of the meeting itself: whoever begins on it has nothing to spare."""
    assert _standings(task("X", "2020-06-23", not_before=T))["X"].lit.light is Light.GREEN


def test_the_pace_of_what_nobody_has_begun_runs_from_when_it_is_to_begin():
    """Five working days that end on the 13th of May are 8, 9, 11, 12, 13."""
    found = _standings(task("X", "2020-05-13", days=5))["X"]
    assert (found.begin, found.planned, found.left) == (date(2020, 5, 8), 0, 5)


def test_a_whole_is_amber_for_its_parts():
    found = _standings(
        task("P", "2020-06-05"), task("K", "2020-05-06", parent="P"), task("L", "2020-06-01", parent="P")
    )
    assert _of(found["P"]) == (Light.AMBER, ["parts red: 1, amber: 0"])
    assert found["K"].lit.light is Light.RED
