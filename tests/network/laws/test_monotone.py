"""One more lift, place, docent, bay, gate or zone place never makes anything slower; one more person nothing quicker.

Only `last_out_one_queue`, whose cars leave full by definition, can be slower with a larger car; test_lift.py shows it.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingplan.domain.movement import Movement
from meetingplan.network.laws import attendant, coach, desk, docent, gear, lift, stairs, walking, zones
from meetingplan.network.laws.flight import flight_time, flight_without_jerk
from meetingplan.network.laws.split import split

M = Movement()
ROUNDING = 1e-6
people = st.integers(1, 300)
banks = st.builds(
    lift.Bank,
    cars=st.integers(1, 8),
    per_trip=st.integers(1, 24),
    speed=st.floats(0.5, 4),
    rise_m=st.floats(3, 80),
    m=st.just(M),
)


HELD = (
    attendant.busy,
    attendant.busy_one_queue,
    lambda n, wheelchairs, bank: attendant.p90(n, bank),
)
"""What a plan holds a lift for; cars that must leave full, as `last_out_one_queue` has them, are another matter."""


@given(people, banks)
def test_more_people_take_longer_by_lift(n: int, bank: lift.Bank) -> None:
    for law in (lift.first_out, lift.last_out_parallel, lift.last_out_one_queue):
        assert law(n, bank) <= law(n + 1, bank) + ROUNDING


@given(people, st.integers(0, 8), banks)
def test_more_people_and_wheelchairs_hold_a_lift_longer(n: int, chairs: int, bank: lift.Bank) -> None:
    wheelchairs = min(n, chairs)
    for law in HELD:
        assert law(n, wheelchairs, bank) <= law(n + 1, wheelchairs, bank) + ROUNDING
        assert law(n + 1, wheelchairs, bank) <= law(n + 1, wheelchairs + 1, bank) + ROUNDING


@pytest.mark.slow
@given(people, st.integers(0, 8), banks, st.sampled_from(["cars", "per_trip"]))
def test_more_room_never_holds_a_lift_longer(n: int, chairs: int, bank: lift.Bank, more: str) -> None:
    larger = replace(bank, **{more: getattr(bank, more) + 1})
    for law in HELD:
        assert law(n, min(n, chairs), larger) <= law(n, min(n, chairs), bank) + ROUNDING


@given(people, banks)
def test_one_more_car_is_never_slower(n: int, bank: lift.Bank) -> None:
    more = replace(bank, cars=bank.cars + 1)
    for law in (lift.first_out, lift.last_out_parallel, lift.last_out_one_queue):
        assert law(n, more) <= law(n, bank) + ROUNDING


@given(people, banks)
def test_one_more_place_is_never_slower(n: int, bank: lift.Bank) -> None:
    more = replace(bank, per_trip=bank.per_trip + 1)
    assert lift.last_out_parallel(n, more) <= lift.last_out_parallel(n, bank) + ROUNDING
    alone, alone_more = replace(bank, cars=1), replace(more, cars=1)
    assert lift.last_out_one_queue(n, alone_more) <= lift.last_out_one_queue(n, alone) + ROUNDING
    assert lift.paired(n, n // 2, alone_more) <= lift.paired(n, n // 2, alone) + ROUNDING


@given(people, banks, st.floats(0.01, 2))
def test_a_faster_lift_is_never_slower(n: int, bank: lift.Bank, faster: float) -> None:
    quick = replace(bank, speed=bank.speed + faster)
    for law in (lift.last_out_parallel, lift.last_out_one_queue, attendant.p90):
        assert law(n, quick) <= law(n, bank) + ROUNDING


@given(st.floats(0.5, 100), st.floats(0.3, 5), st.floats(0.2, 2), st.floats(0.2, 3), st.floats(1.0, 2.0))
def test_flights(d: float, speed: float, acceleration: float, jerk: float, more: float) -> None:
    flight = flight_time(d, speed, acceleration, jerk)
    assert flight <= flight_time(d * more, speed, acceleration, jerk) + ROUNDING
    assert flight_time(d, speed * more, acceleration, jerk) <= flight + ROUNDING
    assert flight_time(d, speed, acceleration * more, jerk) <= flight + ROUNDING
    assert flight_time(d, speed, acceleration, jerk * more) <= flight + ROUNDING
    assert flight_without_jerk(d, speed, acceleration, acceleration) <= flight + ROUNDING


@given(people, st.floats(0.8, 4), st.floats(0, 2), st.integers(1, 8))
def test_on_foot(n: int, width: float, wider: float, gates: int) -> None:
    assert walking.door(n, width + wider, M) <= walking.door(n, width, M) <= walking.door(n + 1, width, M)
    assert stairs.last_over(n, 3.9, width + wider, M) <= stairs.last_over(n, 3.9, width, M)
    assert stairs.last_over(n, 3.9, width, M) <= stairs.last_over(n + 1, 3.9, width, M)
    assert walking.turnstile(n, gates + 1, M) <= walking.turnstile(n, gates, M) <= walking.turnstile(n + 1, gates, M)
    assert walking.gates(n, 9, width, gates + 1, M) <= walking.gates(n, 9, width, gates, M) + ROUNDING
    assert walking.gates(n, 9, width, gates, M) <= walking.gates(n + 1, 9, width, gates, M) + ROUNDING
    assert walking.gates(n, 9, width + wider, gates, M) <= walking.gates(n, 9, width, gates, M) + ROUNDING
    assert desk.register(n, gates + 1, M) <= desk.register(n, gates, M) <= desk.register(n + 1, gates, M)
    assert coach.alight(n, M) <= coach.alight(n + 1, M)
    assert coach.board(n, M) <= coach.board(n + 1, M)
    assert coach.convoy(n, 40, gates + 1, M) <= coach.convoy(n, 40, gates, M) <= coach.convoy(n + 1, 40, gates, M)


@given(people, st.integers(1, 49), st.integers(1, 8), st.floats(0, 3600))
def test_docents(n: int, size: int, docents: int, tour: float) -> None:
    now = docent.last_back(n, size, docents, tour, M)
    assert docent.last_back(n, size, docents + 1, tour, M) <= now + ROUNDING
    assert docent.last_back(n, size + 1, docents, tour, M) <= now + ROUNDING
    assert now <= docent.last_back(n + 1, size, docents, tour, M) + ROUNDING


@given(st.integers(1, 80), st.integers(1, 60), st.integers(1, 20), st.floats(0, 1800))
def test_gear(n: int, sets: int, places: int, tour: float) -> None:
    now = gear.visit(n, sets, places, tour, M).seconds
    assert gear.visit(n, sets + 1, places, tour, M).seconds <= now + ROUNDING
    assert gear.visit(n, sets, places + 1, tour, M).seconds <= now + ROUNDING
    assert now <= gear.visit(n + 1, sets, places, tour, M).seconds + ROUNDING


@given(
    st.lists(st.floats(0, 3600), min_size=1, max_size=12).map(sorted),
    st.lists(st.tuples(st.floats(0, 900), st.integers(1, 4)), min_size=1, max_size=6),
    st.data(),
)
def test_zones(arrivals: list[float], chain: list[tuple[float, int]], data: st.DataObject) -> None:
    dwell, capacity = [d for d, _ in chain], [m for _, m in chain]
    now = zones.last_through(arrivals, dwell, capacity)
    assert now <= zones.bound(arrivals, dwell, capacity) + ROUNDING
    wider = list(capacity)
    wider[data.draw(st.integers(0, len(chain) - 1))] += 1
    assert zones.last_through(arrivals, dwell, wider) <= now + ROUNDING
    assert zones.bound(arrivals, dwell, wider) <= zones.bound(arrivals, dwell, capacity) + ROUNDING
    assert now <= zones.last_through([*arrivals, arrivals[-1]], dwell, capacity) + ROUNDING


@given(st.integers(1, 120), st.integers(0, 20), banks, st.floats(0.9, 3), st.floats(0, 1))
def test_split(n: int, needs: int, bank: lift.Bank, width: float, wider: float) -> None:
    def together(lifts: lift.Bank, stair: float, must_ride: int) -> float:
        return split(
            n,
            must_ride,
            3,
            3,
            lambda p: lift.last_out_parallel(p, lifts),
            lambda p: stairs.last_over(p, 11.7, stair, M),
        ).seconds

    must_ride = min(n, needs)
    now = together(bank, width, must_ride)
    assert now <= lift.last_out_parallel(n, bank) + ROUNDING
    assert together(replace(bank, cars=bank.cars + 1), width, must_ride) <= now + ROUNDING
    assert together(replace(bank, per_trip=bank.per_trip + 1), width, must_ride) <= now + ROUNDING
    assert together(bank, width + wider, must_ride) <= now + ROUNDING
    assert together(bank, width, must_ride // 2) <= now + ROUNDING
