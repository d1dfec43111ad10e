"""Plans that are compared are staffed, so that their audit does not miss anyone."""

from dataclasses import replace

from meetingplan.explain import Questions, explain
from meetingplan.language import translate
from meetingplan.plan import Budget
from tests.explain.test_explain import one_bay
from tests.plan.test_staffing import A, grid, post, staffing


def test_a_meeting_with_posts_has_a_plan() -> None:
    """Two people of the grid serve at A for as long as groups are there."""
    of = replace(one_bay(60), staffing=staffing([grid("g", 2, A)], [post("p", A, 2)]))
    (found,) = explain(of, Questions(), Budget(60))
    assert found.possible
    assert translate(found.heading, "en").startswith("There is a plan")


def test_posts_that_nobody_can_staff_are_left_to_the_audit() -> None:
    """A post of two, and a grid of one: the planner plans all the same, and the audit rejects it."""
    of = replace(one_bay(60), staffing=staffing([grid("g", 1, A)], [post("p", A, 2)]))
    (found,) = explain(of, Questions(), Budget(60))
    assert found.possible is None
    assert translate(found.heading, "en") == (
        "No plan was found that passes the audit; whether there is one was left open."
    )
