"""Every rule gives a timetable, and the bound is below all of them."""

from itertools import pairwise, permutations
from random import Random

import pytest

from meetingplan.plan import Budget
from meetingplan.plan.rotation import Rotation
from meetingplan.plan.rotation.bound import bound, shortest_path
from meetingplan.plan.rotation.dispatch import any_rule, dispatch, like
from tests.plan.rotation.tiny import least, tiny


@pytest.mark.parametrize("seed", range(40))
def test_any_rule_gives_a_timetable(seed: int) -> None:
    random = Random(seed)
    rotation = tiny(random, groups=6, sites=5)
    rule = any_rule(random)
    for tried in (rule, like(rule, random)):
        starts = dispatch(rotation, tried, random)
        assert rotation.allows(starts)
        assert rotation.value(starts) >= bound(rotation, Budget())


@pytest.mark.parametrize("seed", range(4))
def test_the_bound_is_below_the_optimum(seed: int) -> None:
    rotation = tiny(Random(seed))
    assert bound(rotation, Budget()) <= least(rotation)


@pytest.mark.parametrize("seed", range(20))
def test_the_shortest_path_is_that_of_brute_force(seed: int) -> None:
    random = Random(seed)
    travel = tuple(tuple(random.randint(0, 30) for _ in range(6)) for _ in range(6))
    sites = tuple(random.sample(range(6), random.randint(0, 6)))
    lengths = [sum(travel[here][there] for here, there in pairwise(order)) for order in permutations(sites)]
    assert shortest_path(travel, sites, Budget()) == min(lengths)


def test_two_groups_share_the_work_of_a_site() -> None:
    """Site work 7 + 8 over two places needs 8 minutes; a group's day 7 or 8; with one place 15."""
    assert bound(Rotation(((7,), (8,)), ((0,),), (2,)), Budget()) == 8
    assert bound(Rotation(((7,), (8,)), ((0,),), (1,)), Budget()) == 15
