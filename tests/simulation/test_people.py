"""The simulation itself: nobody is lost, no car is overfull, and nothing passes faster than it can."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.movement import Movement
from tests.simulation import people
from tests.simulation.lifts import Car, Shaft

M = Movement()


@given(
    n=st.integers(1, 80),
    wheelchairs=st.integers(0, 6),
    seats=st.integers(4, 16),
    heights=st.lists(st.sampled_from([0.0, 1.3, 19.5]), min_size=1, max_size=4),
    up=st.booleans(),
    queue=st.booleans(),
)
def test_lifts_keep_everyone_and_are_never_overfull(
    n: int, wheelchairs: int, seats: int, heights: list[float], up: bool, queue: bool
) -> None:
    wheelchairs = min(n, wheelchairs)
    shaft = Shaft([Car(height) for height in heights], seats, 1.75, 19.5, M)
    out = shaft.carry(100.0, n, wheelchairs=wheelchairs, up=up, queue=queue)
    loads = [load for car in shaft.cars for load in car.loads]
    assert len(out) == n
    assert sum(loads) == n - wheelchairs + wheelchairs * M.wheelchair_places
    assert max(loads) <= seats
    assert min(out) > 100.0


@given(below=st.integers(0, 40), above=st.integers(1, 40), seats=st.integers(1, 16))
def test_a_car_full_both_ways_keeps_everyone(below: int, above: int, seats: int) -> None:
    shaft = Shaft([Car(0.0)], seats, 1.75, 19.5, M)
    out, end = shaft.exchange(below, above)
    assert len(out) == sum(shaft.cars[0].loads) == below + above
    assert max(shaft.cars[0].loads) <= seats
    assert max(out) <= end


@given(st.lists(st.floats(0, 120), min_size=1, max_size=25), st.integers(1, 4), st.floats(0.5, 5))
def test_gates_pass_no_more_than_they_can_in_any_window(arrive: list[float], gates: int, takes: float) -> None:
    """At most as many as there are gates at the window's first moment, and gates / takes a second from then on."""
    out = people.file_past(arrive, takes, gates=gates)
    assert len(out) == len(arrive)
    for (i, first), (j, last) in combinations(enumerate(sorted(out)), 2):
        assert j - i + 1 <= gates + gates * (last - first) / takes + 1e-6


@given(st.lists(st.floats(0.15, 0.33), min_size=1, max_size=40))
def test_stairs_keep_everyone_between_first_and_last(speeds: list[float]) -> None:
    out = people.climb(speeds, 3.9, 1.8, M)
    assert len(out) == len(speeds)
    assert min(out) >= 3.9 / 0.33 - 1e-9
    assert max(out) <= (len(speeds) - 1) / (0.72 * 1.5) + 3.9 / 0.15 + 1e-9


@given(
    st.lists(st.floats(0, 900), min_size=1, max_size=10).map(sorted),
    st.lists(st.tuples(st.floats(1, 600), st.integers(1, 3)), min_size=1, max_size=5),
)
def test_zones_keep_every_load_and_their_order(arrivals: list[float], chain: list[tuple[float, int]]) -> None:
    out = people.pass_zones(arrivals, [d for d, _ in chain], [m for _, m in chain])
    assert len(out) == len(arrivals)
    assert out == sorted(out)
    for end, at in zip(out, arrivals, strict=True):
        assert end >= at + sum(d for d, _ in chain) - 1e-6


def test_the_same_people_in_the_same_lift_are_the_same() -> None:
    first, again = (Shaft([Car(0.0), Car(19.5)], 10, 1.75, 19.5, M).carry(0, 73, wheelchairs=2) for _ in range(2))
    assert first == again
