"""The forecast against figures worked out by hand. In May 2020 the 9th is worked; the 10th and 16th are not."""

from datetime import date

import numpy as np
import pytest

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import Estimate, Link, LinkKind
from meetingplan.prep.calendar import workdays
from meetingplan.prep.durations import Records, draw, pert, records
from meetingplan.prep.forecast import Goal, forecast
from meetingplan.prep.known import known
from meetingplan.prep.schedule import schedule
from tests.prep.tasks import preparation, task

T, DAY = date(2020, 6, 23), date(2020, 5, 7)


def _likely(*tasks, due, goal=("X",), samples=4000, seed=1):
    plan = preparation(*tasks)
    now = known(plan, (), DAY)
    goals = [Goal("milestone", "M", "M", date.fromisoformat(due), tuple(map(TaskId, goal)))]
    made = forecast(now, schedule(now.preparation, T, DAY), workdays(plan, T), goals, seed=seed, samples=samples)
    return made.likelihoods[0], made


def test_without_any_record_it_is_the_schedule():
    """Three days from the 8th: 8, 9, 11 May."""
    likely, made = _likely(task("X", days=3), due="2020-05-11")
    assert (likely.probability, likely.by) == (1.0, (date(2020, 5, 11),) * 3)
    assert (made.estimated, made.recorded, made.planned) == (0, 0, 1)
    assert _likely(task("X", days=3), due="2020-05-09")[0].probability == 0


def test_a_share_shortens_what_has_begun():
    """Of ten days a fifth is left: 8 and 9 May."""
    one = task("X", days=10, started=date(2020, 4, 22), progress=80)
    assert _likely(one, due="2020-05-09")[0].by == (date(2020, 5, 9),) * 3


def test_records_of_the_owner_count_three_quarters_after_nine_tasks():
    """Nine tasks in time and three of another owner that took twice their day: P = 9/12 + 3/12 * 9/12 = 0.9375.

    The owner's own record is drawn nine times out of twelve and says 1; else one of all twelve, of which nine say 1.
    X takes one day then, the 8th, or two.
    """
    done = [task(f"A{n}", "2020-05-06", done=date(2020, 5, 6)) for n in range(9)]
    slow = [task(f"B{n}", "2020-04-30", owner="乙", started=date(2020, 4, 30), done=date(2020, 5, 6)) for n in range(3)]
    likely, made = _likely(*done, *slow, task("X"), due="2020-05-08", samples=20_000)
    assert likely.probability == pytest.approx(0.9375, abs=4 * likely.error)
    assert likely.error == pytest.approx((0.9375 * 0.0625 / 20_000) ** 0.5, rel=0.1)
    assert (made.estimated, made.recorded, made.planned) == (0, 1, 0)


def test_an_owner_is_slow_in_everything_or_in_nothing():
    """Both tasks of one owner run alike, so together they are as likely in time as one: not the square of it."""
    done = task("A", "2020-05-06", done=date(2020, 5, 6), owner="丙")
    slow = task("B", "2020-04-30", owner="乙", started=date(2020, 4, 30), done=date(2020, 5, 6))
    both = _likely(done, slow, task("X"), task("Y"), due="2020-05-08", goal=("X", "Y"))[0]
    alone = _likely(done, slow, task("X"), due="2020-05-08")[0]
    assert both.probability == pytest.approx(alone.probability, abs=0.03)
    assert alone.probability == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize(
    ("link", "end"),
    [
        (Link("A"), date(2020, 5, 13)),  # A: 8, 9; X: 11 to 13
        (Link("A", LinkKind.FS, 2), date(2020, 5, 15)),  # 11 and 12 between; 13 to 15
        (Link("A", LinkKind.FS, -1), date(2020, 5, 12)),  # from the 9th on: 9, 11, 12
        (Link("A", LinkKind.SS, 1), date(2020, 5, 12)),  # a day after the 8th began: 9, 11, 12
        (Link("A", LinkKind.FF, 3), date(2020, 5, 13)),  # three days after the 9th: 11, 12, 13
    ],
)
def test_links_hold_in_every_run(link, end):
    likely, _ = _likely(task("A", days=2, owner="乙"), task("X", days=3, after=(link,)), due="2020-06-01")
    assert likely.by == (end,) * 3


def test_the_same_seed_gives_the_same_figures():
    one = task("X", days=9, estimate=Estimate(5, 9, 20))
    assert _likely(one, due="2020-05-21", seed=7) == _likely(one, due="2020-05-21", seed=7)
    assert _likely(one, due="2020-05-21", seed=7) != _likely(one, due="2020-05-21", seed=8)


def test_nothing_begins_before_the_schedule_says():
    """As late as possible: the three days that end on the deadline, 29 May, though nothing keeps it from the 8th."""
    likely, _ = _likely(task("X", "2020-05-29", days=3, timing="alap"), due="2020-05-29")
    assert likely.by == (date(2020, 5, 29),) * 3


def test_pert_has_its_mean_and_ends():
    """(5 + 4 * 9 + 20) / 6 = 10.17; the variance of the beta is (b-a)^2 ab / (a+b)^2 (a+b+1), below 6."""
    drawn = pert(Estimate(5, 9, 20), 40_000, np.random.default_rng(1))
    assert float(drawn.mean()) == pytest.approx(61 / 6, abs=0.05)
    assert drawn.min() >= 5
    assert drawn.max() <= 20
    assert set(pert(Estimate(4, 4, 4), 5, np.random.default_rng(1))) == {4.0}


def test_short_tasks_are_not_late_as_a_rule():
    """One day, two if much goes wrong: above 1.5 lies one in 32 of a beta with alpha 1 and beta 5, (1 - 0.5) ** 5."""
    likely, _ = _likely(task("X", estimate=Estimate(1, 1, 2)), due="2020-05-08", samples=20_000)
    assert likely.probability == pytest.approx(31 / 32, abs=4 * likely.error)


def test_records_are_days_taken_over_days_planned():
    """A: 29, 30 April, 6 May for two days; B: a day late on one; C: early counts as in time; D: thrice at most."""
    plan = preparation(
        task("A", "2020-05-06", days=2, started=date(2020, 4, 29), done=date(2020, 5, 6)),
        task("B", "2020-04-30", owner="乙", done=date(2020, 5, 6)),
        task("C", "2020-05-06", owner="乙", done=date(2020, 4, 29)),
        task("D", "2020-03-02", owner="丙", done=date(2020, 5, 6)),
    )
    found = records(known(plan, (), DAY), workdays(plan, T))
    assert found.owners == {"甲": (1.5,), "乙": (2.0, 1.0), "丙": (3.0,)}
    assert sorted(found.everyone) == [1.0, 1.5, 2.0, 3.0]


def test_days_are_whole_and_at_least_one():
    tasks = {"X": task("X", days=3), "Y": task("Y", days=1, started=DAY, progress=99)}
    left = draw(tasks, Records((1.1,), {}), 10, np.random.default_rng(1))
    assert set(left["X"]) == {3}  # 3.3 days
    assert set(left["Y"]) == {1}
