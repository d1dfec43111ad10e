"""The applicable tests of RiMEA 4.1.1 and NIST TN 1822, and the page that reports them."""

from collections.abc import Callable

import pytest

from tests.simulation import nist, rimea
from tests.simulation.check import Check, longest_queue
from tests.simulation.report import PAGE, page


@pytest.mark.parametrize(
    "check", [*rimea.CHECKS, *nist.CHECKS], ids=lambda check: f"{check.__module__}.{check.__name__}"
)
def test_the_standard_is_met(check: Callable[[], Check]) -> None:
    result = check()
    assert result.passed, f"{result.name}: {result.measured}"


def test_every_applicable_test_is_there() -> None:
    names = {check().name for check in (*rimea.CHECKS, *nist.CHECKS)}
    assert names == {f"RiMEA {n}" for n in ("1", "2", "3", "4", "5", "7", "8", "10", "12d", "13")} | {
        f"NIST {n}" for n in ("1.1", "2.1", "2.2", "2.4", "2.7", "2.8", "2.9", "2.10", "3.1", "4.1", "5.1", "5.2")
    }


def test_a_queue_is_counted_by_hand() -> None:
    # Three come at 0, 1 and 2 s; the first is through at 1.5 s: two wait, then one and the third.
    assert longest_queue([0, 1, 2], [1.5, 4, 5]) == 2


@pytest.mark.slow
def test_the_page_says_what_is_computed() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
