"""Posts are staffed in shifts: as few away from home as can be, and evenly, as enumeration finds them."""

from dataclasses import replace
from itertools import combinations, product
from math import ceil

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.staffing import Grid, Post, Staffing
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.plan.staffing import Shift, assign
from tests.plan.meetings import coach, delegates, hotel, meeting, site, text, window

A, B = PlaceId("A"), PlaceId("B")


def two_sites(staffing: Staffing) -> Meeting:
    of = meeting(
        [hotel("H"), site("A"), site("B")],
        dict.fromkeys(combinations("HAB", 2), 1),
        [coach("C1", 4)],
        delegates(4),
        [window(60, 120, "A", "B")],
    )
    return replace(of, staffing=staffing)


def grid(name: str, people: int, *home: PlaceId) -> Grid:
    return Grid(name, text(name), people, home)


def post(name: str, place: PlaceId, people: int, *grids: str) -> Post:
    return Post(name, place, text(name), people, grids)


def staffing(grids: list[Grid], posts: list[Post], shift: int = 10, lead: int = 3) -> Staffing:
    return Staffing(shift, lead, {g.id: g for g in grids}, {p.id: p for p in posts})


def test_a_plan_comes_with_its_duties() -> None:
    """A visit of 8 minutes and a lead of 3 are 11 minutes, two shifts of 5 and 6."""
    of = two_sites(staffing([grid("g", 2, A), grid("h", 2, B)], [post("p", A, 2), post("q", B, 1)]))
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    assert isinstance(audit(of, outcome.plan), AuditedPlan)
    served = [(duty.post, duty.grid, duty.end - duty.start) for duty in outcome.plan.duties]
    assert served == [("p", "g", 5), ("p", "g", 6), ("q", "h", 5), ("q", "h", 6)]


def test_a_grid_that_is_too_small_leaves_its_posts_to_the_audit() -> None:
    """Both posts of A need two people of a grid of three at once."""
    of = two_sites(staffing([grid("g", 3)], [post("p", A, 2), post("q", A, 2)]))
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    assert outcome.plan.duties == ()
    violations = audit(of, outcome.plan)
    assert not isinstance(violations, AuditedPlan)
    assert {violation.rule for violation in violations} == {"staffing"}


GRIDS = [grid("a", 4, A), grid("b", 6, A, B), grid("c", 5)]
POSTS = [post("p", A, 2), post("q", B, 3), post("r", A, 3, "a", "b"), post("s", B, 2, "c")]
SHIFTS = tuple(Shift(one, start, start + 5 + n) for n, one in enumerate(POSTS) for start in (0, 8))


def value(chosen: tuple[str, ...]) -> tuple[int, int] | None:
    """People-minutes away from home and the sum of squares, None where it breaks a limit."""
    grids = {g.id: g for g in GRIDS}
    if any(s.post.grids and g not in s.post.grids for s, g in zip(SHIFTS, chosen, strict=True)):
        return None
    load = dict.fromkeys(grids, 0)
    for shift, name in zip(SHIFTS, chosen, strict=True):
        load[name] += shift.load
    for minute, name in product(range(16), grids):
        there = (s.post.people for s, g in zip(SHIFTS, chosen, strict=True) if g == name and s.start <= minute < s.end)
        if sum(there) > grids[name].people:
            return None
    pairs = ((s, grids[g]) for s, g in zip(SHIFTS, chosen, strict=True))
    away = sum(s.load for s, g in pairs if g.home and s.post.place not in g.home)
    return away, sum(ceil(load[name] / g.people) ** 2 for name, g in grids.items())


@pytest.mark.parametrize("evenly", [False, True])
def test_no_assignment_is_better(evenly: bool) -> None:
    of = two_sites(staffing(GRIDS, POSTS))
    duties = assign(of, SHIFTS, Budget(), evenly=evenly)
    found = value(tuple(duty.grid for duty in duties))
    every = [v for chosen in product("abc", repeat=len(SHIFTS)) if (v := value(chosen)) is not None]
    assert found is not None
    assert (found if evenly else found[0]) == (min(every) if evenly else min(every)[0])
    assert len(set(every)) > 10
