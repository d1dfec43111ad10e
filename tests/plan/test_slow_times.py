"""At slow times of day a drive takes longer, by the minute of departure."""

from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.outcome import Planned
from meetingplan.domain.places import SlowTime
from meetingplan.network import build_graph
from meetingplan.plan import Budget, Strategy, make_plan
from meetingplan.plan.direct import direct
from meetingplan.plan.walks import by_walks
from tests.plan.meetings import coach, delegates, hall, hotel, meeting, session, site, window

strategies = pytest.mark.parametrize("strategy", [direct, by_walks])


def values(of, strategy: Strategy) -> dict[str, int]:
    outcome = make_plan(build_graph(of), Budget(), lambda plan: None, lambda progress: None, strategy)
    assert isinstance(outcome, Planned), outcome
    result = audit(of, outcome.plan)
    assert isinstance(result, AuditedPlan), [violation.rule for violation in result]
    assert outcome.plan.status == "optimal"
    return {tier.name: tier.value for tier in outcome.plan.tiers}


@strategies
def test_groups_set_out_when_the_roads_are_clear(strategy: Strategy):
    """Out 10 and back 10 minutes; three times as long from 60 to 90. Leaving at 90 costs nothing, at 60 forty."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 10}, [coach("C1", 4)], delegates(2), [window(60, 200, "A")])
    calm = values(of, strategy)["travel_and_waiting"]
    slow = replace(of, slow_times=(SlowTime(60, 90, 3.0),))
    assert values(slow, strategy)["travel_and_waiting"] == calm


@strategies
def test_a_slow_drive_counts_with_all_its_minutes(strategy: Strategy):
    """The whole window is slow: two drives of 15 instead of 10 minutes for two people are 20 people-minutes more."""
    of = meeting([hotel("H"), site("A")], {("H", "A"): 10}, [coach("C1", 4)], delegates(2), [window(60, 200, "A")])
    calm = values(of, strategy)["travel_and_waiting"]
    slow = replace(of, slow_times=(SlowTime(0, 300, 1.5),))
    assert values(slow, strategy)["travel_and_waiting"] == calm + 2 * 2 * 5


@strategies
def test_a_transfer_sets_out_before_the_slow_time(strategy: Strategy):
    """Driving from 80 on takes 30 instead of 10 minutes, too long for the session at 100: off at 92 at the latest."""
    of = meeting([hotel("H"), hall("P")], {("H", "P"): 10}, [coach("C1", 4)], delegates(2), [],
                 [session("s", "P", 100, 130)], transfer_lead=15)  # fmt: skip
    slow = replace(of, slow_times=(SlowTime(80, 120, 3.0),))
    # boarding 78, out at 79, 10 minutes, getting off at 89 and off at 90: until 100 they are 22 minutes
    assert values(slow, strategy)["travel_and_waiting"] == 2 * 22
