"""The closed forms against people moved one by one."""

from pathlib import Path

import pytest

from tests.simulation.sweep import SWEEP, agreements, lateness


@pytest.mark.slow
@pytest.mark.parametrize("law", SWEEP)
def test_the_law_agrees_with_the_people(law: str) -> None:
    agreement = next(found for found in agreements() if found.law == law)
    assert agreement.worst < 1e-6


def test_the_sweep_is_wide() -> None:
    assert sum(cases for cases, _ in SWEEP.values()) >= 4000


@pytest.mark.slow
@pytest.mark.parametrize("queue", [False, True], ids=["parallel", "one queue"])
def test_nobody_is_late_after_the_safe_interval(queue: bool) -> None:
    """15,000 random sequences of passages up and down each, 30,000 in all; 1e-9 s is rounding.

    Someone is up at the very last moment, so a shorter interval would be found out.
    """
    assert -1e-6 < lateness(15_000, queue=queue) < 1e-9


@pytest.mark.parametrize("module", ["kernel", "motion", "lifts", "people"])
def test_the_people_know_no_law(module: str) -> None:
    assert "meetingplan.network" not in (Path(__file__).parent / f"{module}.py").read_text(encoding="utf-8")
