"""Meetings in lines: few orders of sites, by walks as by CP-SAT alone."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.plan import Plan
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from meetingplan.plan.walks.orders import TooManyOrdersError, on_lines
from tests.plan.compare import pose
from tests.plan.meetings import coach, delegates, hotel, meeting, site, window

BOTH: Sequence[Strategy] = (by_walks, direct)


def belt(groups: int, routes: int | None, end: int = 200) -> Meeting:
    """Sites with a bay for one, one minute from each other and from the hotel; a tour takes 1 + 1 + 8 + 1 + 8 + 1 + 1.

    Two groups go opposite ways and are home at 81; in a convoy the second comes to A at 70, when the first has left,
    after 8 minutes, and is home 8 minutes later.
    """
    visits = replace(window(60, end, "A", "B"), routes=routes)
    return meeting(
        [hotel("H"), site("A", bays=1), site("B", bays=1)],
        dict.fromkeys(combinations("HAB", 2), 1),
        [coach(f"C{n}", 2) for n in range(groups)],
        delegates(2 * groups),
        [visits],
    )


def planned(of: Meeting, strategy: Strategy) -> Plan:
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    return outcome.plan


def tier(plan: Plan, name: str) -> tuple[int, float]:
    return next((tier.value, tier.bound) for tier in plan.tiers if tier.name == name)


@pytest.mark.parametrize("strategy", BOTH)
@pytest.mark.parametrize(("routes", "latest"), [(None, 21), (2, 21), (1, 29)])
def test_a_convoy_returns_later(routes: int | None, latest: int, strategy: Strategy) -> None:
    assert tier(planned(belt(2, routes), strategy), "latest_return")[0] == latest


def test_no_bound_is_above_what_other_lines_reach() -> None:
    plan, best = planned(belt(2, 1), by_walks), planned(belt(2, 1), direct)
    for name in ("travel_and_waiting", "latest_return"):
        assert tier(plan, name)[1] <= tier(best, name)[0]


@pytest.mark.parametrize("strategy", BOTH)
def test_who_cannot_keep_to_the_line_in_time_misses_a_site(strategy: Strategy) -> None:
    """Home by 81, two groups cannot go the same way: both miss what one of them must leave out, 2 delegates each."""
    assert tier(planned(belt(2, None, end=81), strategy), "missed")[0] == 0
    assert tier(planned(belt(2, 1, end=81), strategy), "missed")[0] == 4


@pytest.mark.parametrize("strategy", BOTH)
@pytest.mark.parametrize(("lines", "latest"), [(["AB", "BA"], 21), (["AB"], 29), (["BA"], 29)])
def test_lines_that_are_given_are_kept_to(lines: Sequence[str], latest: int, strategy: Strategy) -> None:
    """One line is a convoy, two leave each group its own way."""
    given = tuple(tuple(map(PlaceId, line)) for line in lines)
    of = belt(2, None)
    visits = {id: replace(window, lines=given) for id, window in of.windows.items()}
    plan = planned(replace(of, windows=visits), strategy)
    assert tier(plan, "latest_return") == (latest, latest)
    orders = [tuple(step.place for step in group.walk if step.node.endswith("/z1")) for group in plan.groups]
    assert set(orders) == set(given)


@pytest.mark.parametrize("strategy", BOTH)
def test_who_cannot_see_all_along_a_line_still_goes_along_it(strategy: Strategy) -> None:
    """Home by 73, there is time for one site: 1 + 1 + 8 + 1 + 1 = 12 minutes. Both groups of 2 miss one."""
    of = belt(2, None, end=73)
    visits = {id: replace(window, lines=((PlaceId("B"), PlaceId("A")),)) for id, window in of.windows.items()}
    assert tier(planned(replace(of, windows=visits), strategy), "missed") == (4, 4)


def test_orders_along_a_line_leave_out_what_may_be_left_out() -> None:
    """Of A, B and C the tour has no C; with B optional there are A B and A alone."""
    (tour, *_) = pose(belt(1, None)).tours
    line = tuple(map(PlaceId, "CAB"))
    assert on_lines((line,), tour, {PlaceId("B")}) == (("A", "B"), ("A",))
    assert on_lines((), tour, {PlaceId("B")}) == ()


def test_so_many_ways_to_leave_out_are_not_listed() -> None:
    """2 lines with 15 sites that may be left out are 65,536 orders."""
    (tour, *_) = pose(belt(1, None)).tours
    line = tuple(PlaceId(f"S{number}") for number in range(15))
    with pytest.raises(TooManyOrdersError):
        on_lines((line, line[::-1]), tour, line)
