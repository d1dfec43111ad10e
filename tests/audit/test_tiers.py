"""The values of the wishes on the hand-made plan; the builders derive them."""

from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit, value_of_tiers
from meetingplan.domain.ids import GroupId, PlaceId
from meetingplan.domain.wishes import Wish, usual
from tests.audit.breaches_tiers import weighed
from tests.audit.builders import meeting, plan
from tests.audit.edits import Edit, both, change, drop, of_delegate, of_interior, of_meeting, of_plan, of_window, shift

A, B = PlaceId("A"), PlaceId("B")


def test_values_of_the_plan() -> None:
    assert value_of_tiers(meeting(), plan()) == {
        "missed": 0, "travel_and_waiting": 1330, "latest_return": 72, "unevenness": 2,
    }  # fmt: skip


def test_missed_counts_who_must_see_the_site() -> None:
    """G2 goes straight home from B; of its eight people D12 must see A alone, the others A and B."""
    walk = tuple(s for s in plan().groups[1].walk if s.place != "A")
    shorter = replace(plan(), groups=(plan().groups[0], replace(plan().groups[1], walk=walk)))
    assert value_of_tiers(meeting(), shorter)["missed"] == 8


def test_a_minute_later_home_costs_everyone_a_minute() -> None:
    """G2 gets off at 863: 8 people-minutes more, and 76 against 73 minutes of the other group."""
    later = value_of_tiers(*shift("G2", 860, 860, 1)(meeting(), plan()))
    assert later == {"missed": 0, "travel_and_waiting": 1338, "latest_return": 73, "unevenness": 3}


def test_a_bare_transfer_lasts_until_its_session() -> None:
    """Leaving for the plenary a minute later saves a minute, even though the ride takes as long as before."""
    later = value_of_tiers(*shift("G1", 996, 1008, 1)(meeting(), plan()))
    assert later["travel_and_waiting"] == 1320


def test_unreadable_walks_count_for_nothing() -> None:
    """G2 alone: 75 minutes for each of its 8 people."""
    broken = value_of_tiers(*drop("G1", "A/bay", 817)(meeting(), plan()))
    assert broken == {"missed": 0, "travel_and_waiting": 600, "latest_return": 72, "unevenness": 0}
    assert value_of_tiers(*change("G2", "K/bay", 860, end=0)(meeting(), plan()))["latest_return"] == 854 - 790


def test_a_plan_without_walks_has_no_values() -> None:
    assert set(value_of_tiers(meeting(), replace(plan(), groups=())).values()) == {0}


def test_a_return_before_the_window_is_not_early() -> None:
    assert value_of_tiers(*of_window(start=900, end=1000)(meeting(), plan()))["latest_return"] == 0


def without_a() -> Edit:
    """G2, of D11 to D18, goes straight home from B."""
    return lambda m, p: (m, replace(p, groups=(p.groups[0], replace(
        p.groups[1], walk=tuple(s for s in p.groups[1].walk if s.place != "A")))))  # fmt: skip


def test_preferences_count_who_need_not_see_the_site() -> None:
    """D12 must see A, and misses it; for the other seven it is optional. Who asks for nothing must see B alone."""
    values = value_of_tiers(*both(without_a(), of_window(sites=(B,), optional=(A,)))(meeting(), plan()))
    assert list(values) == ["missed", "preferences", "travel_and_waiting", "latest_return", "unevenness"]
    assert (values["missed"], values["preferences"]) == (1, 7)


def test_who_asks_for_one_site_may_see_an_optional_one() -> None:
    """D13 must see B alone; that A is optional is for everyone, as for the six others."""
    edit = both(without_a(), of_window(sites=(B,), optional=(A,)), of_delegate("D13", must_see=frozenset({B})))
    assert value_of_tiers(*edit(meeting(), plan()))["preferences"] == 7


def test_routes_are_orders_of_sites() -> None:
    """A-B and B-A; with G2 at B alone, A-B and B; of one window, though the groups come back for the plenary."""
    wished = of_meeting(wishes=(Wish({"routes": 1}),))
    assert value_of_tiers(*wished(meeting(), plan())) == {"routes": 2}
    assert value_of_tiers(*both(wished, without_a())(meeting(), plan())) == {"routes": 2}
    alike = both(wished, lambda m, p: (m, replace(p, groups=(p.groups[0], replace(p.groups[0], id=GroupId("G2"))))))
    assert value_of_tiers(*alike(meeting(), plan())) == {"routes": 1}


ALLOWED = {
    "the usual order": of_meeting(wishes=usual(optional=False)),
    "another order": both(
        of_meeting(wishes=usual(optional=False)[::-1]), lambda m, p: (m, replace(p, tiers=p.tiers[::-1]))
    ),
    "fewer": both(of_meeting(wishes=usual(optional=False)[1:]), lambda m, p: (m, replace(p, tiers=p.tiers[1:]))),
    "weighed": weighed(2050, "points"),
    "none told": of_plan(tiers=()),
    "an optional site": of_window(sites=(A,), optional=(B,)),
    "as many routes as there are": of_window(routes=2),
    "shows at just these minutes": both(of_interior("A", starts=(801, 830)), of_interior("B", starts=(803, 830))),
}


@pytest.mark.parametrize("edit", ALLOWED.values(), ids=ALLOWED)
def test_what_the_meeting_asks_for_is_allowed(edit: Edit) -> None:
    assert isinstance(audit(*edit(meeting(), plan())), AuditedPlan)
