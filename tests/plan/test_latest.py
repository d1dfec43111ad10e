"""The earliest return: decided exactly among pools, or approached by dives where pools are too large."""

import pytest

from meetingplan.domain.outcome import Planned
from meetingplan.domain.plan import Plan
from meetingplan.plan.problem import Problem
from meetingplan.plan.walks import by_walks, choice
from tests.plan.compare import faults_of_plan, pose, run
from tests.plan.tiny import Kind, tiny


def planned(posed: Problem) -> Plan:
    outcome = run(by_walks, posed)
    assert isinstance(outcome, Planned)
    assert list(faults_of_plan(posed, outcome.plan)) == []
    return outcome.plan


@pytest.mark.parametrize("seed", range(6))
def test_dives_claim_no_more_and_find_no_less_than_the_exact_choice(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    posed = pose(tiny(seed, Kind.VISITS, cramped=False))
    exact = planned(posed)
    monkeypatch.setattr(choice, "MOST_WALKS", 0)
    dived = planned(posed)
    for one, other in zip(exact.tiers[:2], dived.tiers[:2], strict=True):
        assert (other.value, other.bound) == (one.value, one.bound)
    assert dived.tiers[2].bound <= exact.tiers[2].value <= dived.tiers[2].value
