"""The same seed gives the same plan."""

import hashlib
import math
import os
import subprocess
import sys

import pytest

from meetingplan.domain.outcome import Planned
from meetingplan.domain.plan import Plan, Search
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan
from meetingplan.plan.walks import bound
from meetingplan.plan.walks.bound import lower_bound, near_bound
from meetingplan.plan.walks.cutting import stretches
from meetingplan.plan.walks.master import Master
from meetingplan.plan.walks.weights import weigh
from meetingplan.store import plan_file
from tests.plan.compare import pose
from tests.plan.tiny import Kind, tiny

SEEDS = (4, 11)
"""Meetings with several groups and sites."""


def made(meeting_seed: int, seed: int = 1, workers: int = 1) -> Plan:
    meeting, budget = tiny(meeting_seed, Kind.VISITS), Budget(seed=seed, workers=workers)
    outcome = make_plan(build_graph(meeting), budget, lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    return outcome.plan


def digest() -> str:
    """Of the files of all plans."""
    files = [plan_file.dumps(made(seed), tiny(seed, Kind.VISITS).clock) for seed in SEEDS]
    return hashlib.sha256(b"".join(files)).hexdigest()


@pytest.mark.parametrize("meeting_seed", SEEDS)
def test_twice_the_same(meeting_seed: int) -> None:
    assert made(meeting_seed) == made(meeting_seed)


@pytest.mark.parametrize("workers", [2, 8])
@pytest.mark.parametrize("meeting_seed", SEEDS)
def test_whatever_the_number_of_workers(meeting_seed: int, workers: int) -> None:
    assert made(meeting_seed, workers=workers) == made(meeting_seed)


def test_the_seed_stands_in_the_plan() -> None:
    assert made(SEEDS[0], seed=7).seed == 7


def test_a_plan_says_when_the_clock_has_ended_its_search() -> None:
    outcome = make_plan(build_graph(tiny(4, Kind.VISITS)), Budget(seconds=0), lambda plan: None, lambda progress: None)
    assert isinstance(outcome, Planned)
    assert outcome.plan.search == Search("reproducible", cut=True)
    assert made(4).search == Search("reproducible")


@pytest.mark.parametrize("meeting_seed", SEEDS)
def test_the_bound_for_many_groups_ends_after_so_many_rounds(
    meeting_seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never near enough here, and has no end of time; every round more makes it better or leaves it as it is."""
    posed = pose(tiny(meeting_seed, Kind.VISITS))
    weights = weigh(posed)
    assert weights is not None
    (stretch,) = stretches(posed, weights, musts=False)
    monkeypatch.setattr(bound, "NEAR", -1.0)
    found = []
    for rounds in (1, 2, 100):
        monkeypatch.setattr(bound, "ROUNDS", rounds)
        found.append(near_bound(posed, Master(posed.graph, stretch), Budget(seconds=math.inf)).value)
    exact = lower_bound(posed, Master(posed.graph, stretch), {}, Budget(seconds=math.inf)).value
    assert found == sorted(found)
    assert found[-1] == pytest.approx(exact)


@pytest.mark.slow
def test_whatever_the_order_of_hashes() -> None:
    """Sets of strings come in another order in a process that hashes with another seed than this one."""
    script = "from tests.plan.test_determinism import digest; print(digest())"
    other = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    environment = {**os.environ, "PYTHONHASHSEED": other}
    ran = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == digest()
