"""Changes looked into side by side bring what they bring one after the other."""

from meetingplan.explain.base import Base, solve
from meetingplan.explain.changes import all_changes
from meetingplan.explain.desks import desks
from meetingplan.explain.reach import ground
from meetingplan.network import build_graph
from meetingplan.plan import Budget
from meetingplan.plan.quick.asked import groups_of, problem_of
from meetingplan.plan.quick.bounded import bounded
from tests.explain.test_explain import one_bay


def test_two_processes_answer_like_one() -> None:
    """With a second bay both groups are back after 20 minutes, 8 sooner."""
    of, budget = one_bay(60), Budget(60)
    groups = groups_of(build_graph(of), budget)
    assert groups is not None
    problem = problem_of(build_graph(of), groups)
    bound = bounded(problem, budget)
    base = solve(of, groups, problem, bound, budget)
    assert isinstance(base, Base)
    start = ground(base, bound, budget)
    numbers = range(len(list(all_changes(of))))
    found = []
    for number in (1, 2):
        with desks(number) as at:
            at.open(of, start)
            reaches = dict(sorted(at.reaches(numbers, budget).items()))
            found.append((reaches, at.plans(reaches, budget)))
    assert found[0] == found[1]
    assert any(figures.back == {"visits": 80} for figures in found[0][1].values())
