"""Every rule gives a timetable, and the bound is below all of them."""

from itertools import pairwise, permutations
from random import Random

import pytest

from meetingplan.plan import Budget
from meetingplan.plan.rotation import Rotation
from meetingplan.plan.rotation.bound import bound, days, shortest_path
from meetingplan.plan.rotation.dispatch import any_rule, dispatch, like, on_shortest_ways
from tests.plan.rotation.tiny import least, tiny


@pytest.mark.parametrize("seed", range(40))
def test_any_rule_gives_a_timetable(seed: int) -> None:
    random = Random(seed)
    rotation = tiny(random, groups=6, sites=5)
    rule, alone = any_rule(random), days(rotation, Budget())
    for tried in (rule, like(rule, random)):
        starts = dispatch(rotation, alone, tried, random)
        assert rotation.allows(starts)
        assert rotation.value(starts) >= bound(rotation, alone)


@pytest.mark.parametrize("seed", range(4))
def test_the_bound_is_below_the_optimum(seed: int) -> None:
    rotation = tiny(Random(seed))
    assert bound(rotation, days(rotation, Budget())) <= least(rotation)


@pytest.mark.parametrize("seed", range(20))
def test_the_shortest_path_is_that_of_brute_force(seed: int) -> None:
    random = Random(seed)
    travel = tuple(tuple(random.randint(0, 30) for _ in range(6)) for _ in range(6))
    sites = tuple(random.sample(range(6), random.randint(0, 6)))
    lengths = [sum(travel[here][there] for here, there in pairwise(order)) for order in permutations(sites)]
    found = shortest_path(travel, sites, Budget())
    assert found.minutes == min(lengths) == sum(travel[here][there] for here, there in pairwise(found.order))
    assert sorted(found.order) == sorted(sites)


def test_two_groups_share_the_work_of_a_site() -> None:
    """Site work 7 + 8 over two places needs 8 minutes; a group's day 7 or 8; with one place 15."""
    for places, minutes in ((2, 8), (1, 15)):
        rotation = Rotation(((7,), (8,)), ((0,),), (places,))
        assert bound(rotation, days(rotation, Budget())) == minutes


def test_the_longest_days_go_their_shortest_ways_first() -> None:
    """Sites in a row, 2 apart: 10 + 2 + 10 + 2 + 10 = 34 for the first group; the second, 9 a visit, goes the other way
    and meets it in the middle: there from 11, it waits until 22, and is done after 22 + 9 + 2 + 9 = 42.
    """
    rotation = Rotation(((9, 9, 9), (10, 10, 10)), ((0, 2, 4), (2, 0, 2), (4, 2, 0)), (1, 1, 1))
    alone = days(rotation, Budget())
    assert [day.minutes for day in alone] == [31, 34]
    assert rotation.value(on_shortest_ways(rotation, alone, 1)) == 34
    both = on_shortest_ways(rotation, alone, 2)
    assert rotation.allows(both)
    assert sorted(rotation.end((group, 1), both) for group in (0, 1)) == [22, 31]
    assert rotation.value(both) == 42
