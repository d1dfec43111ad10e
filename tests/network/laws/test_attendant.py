"""How long a lift is held; a round of ten people over five storeys takes 68.036 s, with one fewer 2.4 s less."""

from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, attendant, lift
from tests.network.laws.test_lift import bank
from tests.simulation.lifts import Car, Shaft

M = Movement()
ROUND = 68.036


def test_rounds_are_charged_at_the_load_that_serves_them() -> None:
    # 25 people are 3 rounds, and 9 a round are enough: 3 (68.036 - 2.4); two cars need 2 rounds of 7: 2 (68.036 - 7.2)
    assert attendant.service(25, 0, bank()).load == 9
    assert attendant.busy(25, 0, bank()) == pytest.approx(3 * (ROUND - 2.4), abs=0.005)
    assert attendant.busy(25, 0, bank(cars=2)) == pytest.approx(2 * (ROUND - 7.2), abs=0.005)
    assert attendant.busy(0, 0, bank()) == 0


def test_a_wheelchair_takes_four_places_and_longer_to_load() -> None:
    # 16 walkers and 4 places: 20, exactly 2 rounds of ten; 17 walkers need 3 rounds of seven, with fewer to load.
    # 2 * (8 - 4 * 1.2) = 6.4 s more
    assert attendant.busy(17, 1, bank()) == pytest.approx(2 * ROUND + 6.4, abs=0.005)
    assert attendant.busy(18, 1, bank()) == pytest.approx(3 * (ROUND - 7.2) + 6.4, abs=0.005)


def test_no_wheelchair_is_cut_in_two() -> None:
    """Three wheelchairs are 12 places, which two cars of seven would hold, but each holds one: three trips of four."""
    held = attendant.busy(3, 3, bank(per_trip=7))
    trips = Shaft([Car(0.0)], 7, 1.75, 19.5, M)
    assert max(trips.carry(0, 3, wheelchairs=3)) < held
    assert trips.cars[0].loads == [4, 4, 4]
    # Loads of four are the best: 3 (68.036 - 6 * 2.4) + 3 * 2 (8 - 4 * 1.2)
    assert held == pytest.approx(3 * (ROUND - 14.4) + 19.2, abs=0.005)
    # Two such cars need two rounds: 12 places would fit into one round of 14, three wheelchairs do not.
    assert attendant.busy(3, 3, bank(cars=2, per_trip=7)) == pytest.approx(2 * (ROUND - 14.4) + 19.2, abs=0.005)


def test_a_car_too_small_for_a_wheelchair_takes_it_alone() -> None:
    # One wheelchair and two walkers: two trips of a car for three; had a wheelchair 2.5 places, 3 of them would be full
    assert attendant.trips(3, 1, 3, M) == 2
    assert attendant.trips(3, 1, 3, Movement(wheelchair_places=2.5)) == 2
    assert attendant.trips(3, 1, 5, Movement(wheelchair_places=2.5)) == 1
    # Two wheelchairs alone, then four walkers in two trips
    assert attendant.trips(6, 2, 3, M) == 4


def test_one_queue_can_exceed_the_rounds() -> None:
    # Six cars of ten over one storey: loading in turn takes longer than coming back.
    short = lift.Bank(6, 10, 1.75, 3.9, M)
    assert attendant.busy_one_queue(60, 0, short) > attendant.busy(60, 0, short)
    assert attendant.busy_one_queue(0, 0, short) == 0


def test_one_queue_takes_the_better_load() -> None:
    """21 people, three cars of eleven: loads of ten are 1.2 s quicker, as the simulation of test_lift.py shows."""
    larger = bank(cars=3, per_trip=11)
    best = attendant.service_one_queue(21, 0, larger)
    full = lift.empty_return(larger) + lift.last_out_one_queue(21, larger)
    # Loads of nine: trips of 9, 9 and 3, a second earlier each than full ones.
    assert best.load == 9
    assert best.seconds < full - 1.2


def test_ninety_per_cent() -> None:
    # K90 = ceil((50 + 1.28 sqrt(6)) / 9) = ceil(5.90) = 6 trips of nine; 1.05 * 6 * (68.036 - 2.4)
    assert attendant.p90(50, bank()) == pytest.approx(1.05 * 6 * (ROUND - 2.4), abs=0.01)
    # ceil((47 + 1.28 sqrt(5)) / 10) = ceil(4.99) = 5 full trips; ceil((9 + 1.28 sqrt(2)) / 6) = 2 trips of six
    assert attendant.p90(47, bank()) == pytest.approx(1.05 * 5 * ROUND, abs=0.01)
    assert attendant.p90(9, bank()) == pytest.approx(1.05 * 2 * (ROUND - 9.6), abs=0.01)
    # ceil((50 + 1.28 sqrt(8)) / 7) = 8 trips of four cars are two rounds of seven
    assert attendant.p90(50, bank(cars=4)) == pytest.approx(1.05 * 2 * (ROUND - 7.2), abs=0.01)


def test_one_more_place_is_no_longer_charged_for() -> None:
    """Twenty people are two rounds of ten; a car for eleven is not held longer, for nobody has to fill it."""
    smaller, larger = bank(per_trip=10), bank(per_trip=11)
    assert attendant.busy(20, 0, larger) == attendant.busy(20, 0, smaller) == pytest.approx(2 * ROUND, abs=0.005)
    assert attendant.p90(15, larger) <= attendant.p90(15, smaller)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: attendant.busy(2, 3, bank()), "wheelchairs is 3, but must be 0 to 2"),
        (lambda: attendant.busy(-1, 0, bank()), "n is -1, but must be 0 or more"),
        (lambda: attendant.trips(1, 0, 0, M), "load is 0, but must be 1 or more"),
        (lambda: attendant.p90(0, bank()), "n is 0, but must be 1 or more"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
