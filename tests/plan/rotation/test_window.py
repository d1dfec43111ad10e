"""A window is exact: it makes no timetable worse, keeps what it must keep, and is optimal when it holds everything."""

from random import Random

import pytest

from meetingplan.plan import Budget
from meetingplan.plan.rotation import Rotation, Starts
from meetingplan.plan.rotation.problem import soonest
from meetingplan.plan.rotation.window import Stretch, window
from meetingplan.plan.solver import solve
from tests.plan.rotation.tiny import least, tiny


def improved(rotation: Rotation, starts: Starts, stretch: Stretch) -> Starts:
    """What a window makes of a timetable; the value that the model claims must be kept."""
    model = window(rotation, starts, stretch, 0, rotation.value(starts))
    answer = solve(model.cp, Budget(), 5.0, lambda values, value, bound: None)
    assert answer.values is not None
    assert answer.value is not None
    found = model.timetable(answer.values, answer.value)
    assert rotation.allows(found)
    assert rotation.value(found) <= answer.value <= rotation.value(starts)
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_window_never_makes_it_worse(seed: int) -> None:
    random = Random(seed)
    rotation = tiny(random, groups=5, sites=4)
    starts = soonest(rotation, random.sample(rotation.visits(), len(rotation.visits())))
    begin = random.uniform(-1, rotation.value(starts))
    end = random.uniform(begin, rotation.value(starts) + 1)
    free = random.sample(range(5), random.randint(1, 5))
    found = improved(rotation, starts, Stretch(begin, end, free))
    for visit in starts:  # what has ended before the window stands as it was
        if rotation.end(visit, starts) <= begin:
            assert found[visit] <= starts[visit]


@pytest.mark.parametrize("seed", range(4))
def test_a_window_of_everything_is_optimal(seed: int) -> None:
    rotation = tiny(Random(seed))
    starts = soonest(rotation, rotation.visits())
    found = improved(rotation, starts, Stretch(-1, rotation.value(starts) + 1, range(3)))
    assert rotation.value(found) == least(rotation)


def test_groups_that_are_not_free_keep_their_order() -> None:
    """Both groups begin at the first site, 5 minutes a visit: 15 in all. With only the second free it goes to the other
    site first, and both are done after 10; with none nothing changes.
    """
    rotation = Rotation(((5, 5), (5, 5)), ((0, 0), (0, 0)), (1, 1))
    starts = soonest(rotation, [(0, 0), (0, 1), (1, 0), (1, 1)])
    assert rotation.value(starts) == 15
    found = improved(rotation, starts, Stretch(-1, 16, [1]))
    assert (found[0, 0], found[0, 1], found[1, 1], found[1, 0]) == (0, 5, 0, 5)
    assert improved(rotation, starts, Stretch(-1, 16, [])) == starts
