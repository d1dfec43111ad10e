"""The planner against all timetables of tiny meetings.

`MEETINGPLAN_TINY=5000 python -m pytest -n 2 tests/plan/test_brute_force.py` takes five thousand meetings of every
kind; half of all are cramped. `MEETINGPLAN_TINY=1001-2000` takes those from one number to another, so that a long run
can be cut into short ones.
"""

import pytest

from meetingplan.domain.meeting import Meeting
from tests.plan.compare import judge, judge_round_pins, pose
from tests.plan.tiny import Kind, seeds, tiny

pytestmark = pytest.mark.slow

SEEDS = seeds(6)


def made(seed: int, kind: Kind) -> Meeting:
    return tiny(seed, kind, cramped=seed % 2 == 1)


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_timetable_is_better_than_what_is_called_best(seed: int, kind: Kind) -> None:
    judge(pose(made(seed, kind)))


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_nor_is_one_round_what_is_pinned(seed: int, kind: Kind) -> None:
    judge_round_pins(made(seed, kind), seed)
