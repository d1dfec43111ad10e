from datetime import date

from meetingplan.domain.progress import Check, Entry
from meetingplan.prep.known import Move, known
from tests.prep.tasks import preparation, task

FIRST, SECOND = date(2020, 4, 20), date(2020, 4, 27)
PLANNED = preparation(
    task("X1", "2020-04-24", done=date(2020, 4, 22)),
    task("X2", "2020-04-30", started=date(2020, 4, 23), progress=30),
    as_of=date(2020, 4, 24),
)
CHECKS = (
    Check(FIRST, (Entry("X2", problem="缺料", coordinate="县财政局"), Entry("X9", percent=10))),
    Check(SECOND, (Entry("X2", percent=50, deadline=date(2020, 5, 8), reason="到货晚", problem=""),)),
)


def test_before_everything_nothing_is_known():
    now = known(PLANNED, CHECKS, date(2020, 4, 19))
    assert [(t.done, t.started, t.progress) for t in now.preparation.tasks.values()] == [(None, None, 0)] * 2
    assert now.checks == ()


def test_what_happened_later_is_not_known():
    now = known(PLANNED, CHECKS, date(2020, 4, 22))
    assert now.preparation.tasks["X1"].done == date(2020, 4, 22)
    assert (now.preparation.tasks["X2"].started, now.preparation.tasks["X2"].progress) == (None, 0)
    assert (now.histories["X2"].problem, now.histories["X2"].coordinate) == ("缺料", "县财政局")
    assert now.histories["X2"].heard == FIRST


def test_a_check_goes_before_what_was_written():
    now = known(PLANNED, CHECKS, SECOND)
    late = now.preparation.tasks["X2"]
    assert (late.progress, late.started, late.deadline) == (50, date(2020, 4, 23), date(2020, 5, 8))
    history = now.histories["X2"]
    assert history.moves == (Move(SECOND, date(2020, 4, 30), date(2020, 5, 8), "到货晚"),)
    assert (history.planned, history.problem, history.coordinate) == (date(2020, 4, 30), "", "县财政局")
    assert now.preparation.as_of == SECOND


def test_a_share_opens_what_was_done():
    reopened = (Check(SECOND, (Entry("X1", percent=80),)),)
    assert known(PLANNED, reopened, SECOND).preparation.tasks["X1"].done is None


def test_tasks_that_are_gone_are_told():
    assert known(PLANNED, CHECKS, SECOND).strange == {"X9": FIRST}
