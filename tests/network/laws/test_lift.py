from collections.abc import Callable

import pytest

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import OutOfRange, lift
from tests.simulation.lifts import Car, Shaft

M = Movement()


def bank(cars: int = 1, per_trip: int = 10, rise_m: float = 19.5) -> lift.Bank:
    """The default lift of the reference: 13 persons on the plate, so ten a trip, 1.75 m/s, five storeys of 3.9 m."""
    return lift.Bank(cars, per_trip, 1.75, rise_m, M)


@pytest.mark.parametrize(("rated", "people"), [(8, 6), (10, 8), (13, 10), (16, 12), (21, 16)])
def test_people_a_trip(rated: int, people: int) -> None:
    assert lift.per_trip(rated, 0.8, 1) == people


def test_people_a_trip_in_an_epidemic() -> None:
    # 0.8 * 0.75 * 10 is 6 on paper and 6.000000000000001 or 5.999999999999999 in binary; 13 persons give 7.8
    assert lift.per_trip(10, 0.8, 0.75) == 6
    assert lift.per_trip(10, 0.7, 1) == 7
    assert lift.per_trip(13, 0.8, 0.75) == 7
    assert lift.per_trip(1, 0.8, 0.75) == 1


@pytest.mark.parametrize(
    ("rise_m", "seconds"), [(3.9, 50.35), (7.8, 54.66), (11.7, 59.12), (15.6, 63.58), (19.5, 68.04)]
)
def test_round_trips_by_storey(rise_m: float, seconds: float) -> None:
    assert round(lift.round_trip(10, bank(rise_m=rise_m)), 2) == seconds


@pytest.mark.parametrize(("people", "seconds"), [(6, 58.4), (8, 63.2), (10, 68.0), (12, 72.8), (16, 82.4)])
def test_round_trips_by_load(people: int, seconds: float) -> None:
    assert round(lift.round_trip(people, bank(per_trip=people)), 1) == seconds


@pytest.mark.parametrize(("n", "seconds"), [(25, 174.1), (50, 322.2), (200, 1342.7)])
def test_last_out_of_one_car(n: int, seconds: float) -> None:
    assert round(lift.last_out_single(n, bank()), 1) == seconds


def test_last_out_of_two_cars() -> None:
    assert round(lift.last_out_one_queue(50, bank(cars=2)), 1) == 186.1
    assert round(lift.last_out_parallel(50, bank(cars=2)), 1) == 174.1


def test_two_hundred_people_to_the_sixth_floor() -> None:
    """The observation point that an inspection rejected: 22.4 minutes up, and as many down."""
    assert round(lift.last_out_single(200, bank()) / 60, 1) == 22.4
    down = Shaft([Car(19.5)], 10, 1.75, 19.5, M).carry(0, 200, up=False)
    assert round(max(down) / 60, 1) == 22.4


def test_first_out() -> None:
    # OW(10) = 5 + 3 + 18.018 + 24 = 50.018; with four people 14.4 s less
    assert lift.first_out(200, bank()) == pytest.approx(50.02, abs=0.005)
    assert lift.first_out(4, bank()) == pytest.approx(50.02 - 14.4, abs=0.005)


def test_one_group_up_while_another_comes_down() -> None:
    # RTT2 = 2 (2.5 + 3 + 18.018) + 20 * 2.4 = 95.036; to + 2 RTT2
    assert lift.paired(20, 20, bank()) == pytest.approx(2.5 + 2 * 95.036, abs=0.005)


def test_a_load_that_tours_on_its_own_comes_down_early() -> None:
    # OW(10) = 50.018 s up and 600 s of tour; E = 18.018 s more if the car is away at first
    assert lift.earliest_down(0, 600, bank()) == pytest.approx(650.02, abs=0.005)
    assert lift.earliest_down(0, 600, bank(), away=True) == pytest.approx(668.04, abs=0.005)


def test_full_cars_make_one_queue_slower_in_fact() -> None:
    """21 people, three cars: loads of 10, 10 and 1 are up sooner than loads of 11 and 10; the attendant knows."""
    smaller, larger = bank(cars=3, per_trip=10), bank(cars=3, per_trip=11)
    assert lift.last_out_one_queue(21, larger) - lift.last_out_one_queue(21, smaller) == pytest.approx(1.2)
    tens, elevens = (Shaft([Car(0.0) for _ in range(3)], places, 1.75, 19.5, M) for places in (10, 11))
    assert max(elevens.carry(0, 21, queue=True)) - max(tens.carry(0, 21, queue=True)) == pytest.approx(1.2)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: lift.per_trip(0, 0.8, 1), "rated is 0, but must be 1 or more"),
        (lambda: lift.per_trip(13, 1.2, 1), "fill is 1.2, but must be more than 0 and at most 1"),
        (lambda: lift.per_trip(13, 0.8, 0), "spacing is 0, but must be more than 0 and at most 1"),
        (lambda: bank(cars=0), "cars is 0, but must be 1 or more"),
        (lambda: bank(per_trip=0), "per_trip is 0, but must be 1 or more"),
        (lambda: bank(rise_m=0), "rise_m is 0, but must be more than 0"),
        (lambda: lift.one_way(11, bank()), "p is 11, but must be 0 to 10"),
        (lambda: lift.first_out(0, bank()), "n is 0, but must be 1 or more"),
        (lambda: lift.last_out_single(5, bank(cars=2)), "cars is 2, but must be 1 to 1"),
        (lambda: lift.last_out_parallel(0, bank()), "n is 0, but must be 1 or more"),
        (lambda: lift.last_out_one_queue(0, bank()), "n is 0, but must be 1 or more"),
        (lambda: lift.paired(5, 5, bank(cars=2)), "cars is 2, but must be 1 to 1"),
        (lambda: lift.paired(0, 0, bank()), "up \\+ down is 0, but must be 1 or more"),
        (lambda: lift.earliest_down(0, -1, bank()), "tour_s is -1, but must be 0 or more"),
    ],
)
def test_refuses_what_it_does_not_cover(call: Callable[[], object], said: str) -> None:
    with pytest.raises(OutOfRange, match=said):
        call()
