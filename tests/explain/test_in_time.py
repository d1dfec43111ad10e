"""What is said when the time runs out."""

from dataclasses import replace

from meetingplan.domain.ids import WindowId
from meetingplan.explain.base import Base, solve
from meetingplan.explain.changes import all_changes
from meetingplan.explain.costs import Told
from meetingplan.explain.reach import Reach, ground
from meetingplan.language import translate
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import groups_of, problem_of
from meetingplan.plan.quick.bounded import Bounded, bounded
from meetingplan.plan.walks.dive import dive
from tests.explain.test_explain import one_bay

VISITS = WindowId("visits")
OF = one_bay(60)


def solved() -> tuple[Base, Bounded]:
    budget = Budget(60)
    groups = groups_of(build_graph(OF), budget)
    assert groups is not None
    problem = problem_of(build_graph(OF), groups)
    bound = bounded(problem, budget)
    base = solve(OF, groups, problem, bound, budget)
    assert isinstance(base, Base)
    return base, bound


def test_a_question_that_was_cut_short_is_told_with_its_bound() -> None:
    """The window begins at minute 60: that nobody is back before it says nothing; that nobody is before 86 does, for
    all are back at 88. 460 people-minutes are 23 for each of 20."""
    base, bound = solved()
    telling = Told(OF, base, ground(base, bound, Budget(60)).reach)
    bay = next(change for change in all_changes(OF) if translate(change.told, "en") == "A: one more coach bay")
    cut = Reach(460, {VISITS: 60}, whole=False)
    lines = [translate(telling.answer(bay, reach, None).told, "en") for reach in (cut, replace(cut, back={VISITS: 86}))]
    assert lines == [
        "A: one more coach bay: on tour at least 23.0 min a person (there was no time for a closer bound)",
        "A: one more coach bay: all back 2 min sooner at most; on tour at least 23.0 min a person "
        "(there was no time for a closer bound)",
    ]


def test_a_dive_ends_with_the_time_unless_a_late_plan_is_better_than_none() -> None:
    _, bound = solved()
    ((master, _),) = bound.stretches
    over = Budget(0)
    assert dive(bound.problem, master, {}, over, late=False) is None
    walks = dive(bound.problem, master, {}, over)
    assert walks is not None
    assert len(walks) == 2
