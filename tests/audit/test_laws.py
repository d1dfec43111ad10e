"""The laws against published and hand-worked figures (seconds)."""

import math
from dataclasses import replace

import pytest

from meetingplan.audit import laws
from meetingplan.domain.movement import Movement
from meetingplan.domain.places import Gear, Interior, Lift, Stairs, Zone
from meetingplan.domain.text import Text

FIGURES = Movement()
THIRTEEN = Lift("lift", cars=1, rated_persons=13, speed=1.75, fill=0.8)
SIXTH_FLOOR = 19.5
"""Five storeys of 3.9 m."""


def inside(walk_m: float, door_width_m: float) -> Interior:
    return Interior(walk_m, door_width_m, 3.9, (), (), (), (), 30, 3)


@pytest.mark.parametrize(
    ("distance", "speed", "acceleration", "jerk", "seconds"),
    [
        (19.5, 1.75, 0.7, 0.8, 14.518),  # the rated speed is reached
        (3.9, 1.75, 0.7, 0.8, 5.676),  # it is not, but full acceleration is
        (3.9, 1.0, 1.0, 0.8, 6.136),  # neither jerk phase reaches the acceleration, the speed is reached
        (1.0, 2.5, 1.0, 0.8, 3.420),  # neither is reached
        (6.0, 1.0, 1.0, 1.0, 8.0),  # 6/1 + 1/1 + 1/1
        (2.5, 1.0, 1.0, 1.0, 4.5),  # 2.5/1 + 1/1 + 1/1, half a metre of it at the rated speed
    ],
)
def test_flight(distance: float, speed: float, acceleration: float, jerk: float, seconds: float) -> None:
    figures = Movement(lift_acceleration=acceleration, lift_jerk=jerk)
    assert laws.flight(figures, speed, distance) == pytest.approx(seconds, abs=6e-4)


@pytest.mark.parametrize(
    ("distance", "seconds"), [(3.9, 50.35), (7.8, 54.66), (11.7, 59.12), (15.6, 63.58), (SIXTH_FLOOR, 68.04)]
)
def test_round_trip_of_ten(distance: float, seconds: float) -> None:
    assert laws.round_trip(FIGURES, THIRTEEN, 10, distance) == pytest.approx(seconds, abs=6e-3)


@pytest.mark.parametrize(
    ("rated", "per_trip", "seconds"), [(8, 6, 58.4), (10, 8, 63.2), (13, 10, 68.0), (16, 12, 72.8), (21, 16, 82.4)]
)
def test_trip_by_rated_persons(rated: int, per_trip: int, seconds: float) -> None:
    bank = Lift("lift", 1, rated, 1.75, 0.8)
    assert laws.people_a_trip(bank, spacing=1.0) == per_trip
    assert laws.round_trip(FIGURES, bank, per_trip, SIXTH_FLOOR) == pytest.approx(seconds, abs=0.06)


def test_spacing_and_small_cars() -> None:
    assert laws.people_a_trip(THIRTEEN, spacing=0.75) == 7  # 13 * 0.8 * 0.75 = 7.8
    assert laws.people_a_trip(Lift("lift", 1, 10, 1.0, 0.7), spacing=1.0) == 7  # not 6, by an error of the float
    assert laws.people_a_trip(Lift("lift", 1, 1, 1.0, 0.5), spacing=0.5) == 1  # never nobody


@pytest.mark.parametrize(
    ("people", "cars", "trips"),
    [(1, 1, 1), (10, 1, 1), (11, 1, 2), (200, 1, 20), (200, 2, 10), (201, 2, 11)],  # ten a car and trip
)
def test_lift_goes_as_often_as_needed(people: int, cars: int, trips: int) -> None:
    """As many trips as full cars need, but each with as few people as that takes: 11 people are two trips of 6."""
    bank = Lift("lift", cars, 13, 1.75, 0.8)
    one = laws.round_trip(FIGURES, bank, math.ceil(people / (trips * cars)), SIXTH_FLOOR)
    assert laws.lift(FIGURES, bank, people, 0, SIXTH_FLOOR, 1.0) == pytest.approx(trips * one)


def test_seed_case_takes_23_minutes() -> None:
    """200 people, 20 round trips of 68.036 s: 1360.7 s; the last is up after 1342.7, the car back 18 s later."""
    seconds = laws.lift(FIGURES, THIRTEEN, 200, 0, SIXTH_FLOOR, 1.0)
    return_trip = FIGURES.lift_close_s + FIGURES.lift_start_s + laws.flight(FIGURES, 1.75, SIXTH_FLOOR)
    assert seconds - return_trip == pytest.approx(1342.7, abs=0.06)
    assert laws.whole_minutes(seconds) == 23


def test_wheelchair_takes_four_places_and_more_time() -> None:
    one = laws.round_trip(FIGURES, THIRTEEN, 10, SIXTH_FLOOR)
    # 6 + 4 places fill one trip; 7 + 4 need two, of 6 each, so 4 * 2.4 s less apiece. Loading takes
    # 2 * (8 - 4 * 1.2) = 6.4 s more.
    assert laws.lift(FIGURES, THIRTEEN, 7, 1, SIXTH_FLOOR, 1.0) == pytest.approx(one + 6.4)
    assert laws.lift(FIGURES, THIRTEEN, 8, 1, SIXTH_FLOOR, 1.0) == pytest.approx(2 * (one - 9.6) + 6.4)
    quick = Movement(wheelchair_load_s=4.0)
    assert laws.lift(quick, THIRTEEN, 7, 1, SIXTH_FLOOR, 1.0) == pytest.approx(one)


def test_no_wheelchair_travels_in_two_cars() -> None:
    """A wheelchair takes four places, and what is left over in its car is of no use to another."""
    small = Lift("lift", cars=1, rated_persons=6, speed=1.75, fill=0.9)  # five a trip
    trip = laws.round_trip(FIGURES, small, 4, SIXTH_FLOOR)
    assert laws.loads(FIGURES, 3, 3, 5) == [4, 4, 4]  # each leaves one place free
    assert laws.loads(FIGURES, 5, 5, 7) == [4] * 5  # 20 places are 3 trips of seven, five wheelchairs are five
    assert laws.loads(FIGURES, 6, 2, 3) == [3, 3, 3, 1]  # a car for three takes a wheelchair alone
    assert laws.loads(FIGURES, 3, 2, 8) == [8, 1]  # two fill a car for eight
    assert laws.loads(FIGURES, 9, 2, 10) == [10, 5]  # two and two others fill a car for ten
    assert laws.lift(FIGURES, small, 2, 2, SIXTH_FLOOR, 1.0) == pytest.approx(2 * trip + 2 * 6.4)


def test_one_queue() -> None:
    """Ten cars of one load each, one storey: the k-th loads when the one before has gone, each being away at first.

    E = 3 + 0.5 + 5.676 = 9.176; a load of one takes 2.5 + 1.2 + 3 = 6.7 s, so the tenth is out
    9.176 + 10 * 6.7 + 9.176 + 2.5 + 1.2 = 89.05 s after the call.
    """
    bank = Lift("lift", cars=10, rated_persons=1, speed=1.75, fill=1.0, queue="one")
    assert laws.lift(FIGURES, bank, 10, 0, 3.9, 1.0) == pytest.approx(89.05, abs=0.005)
    # Two wheelchairs among them, alone in their cars: 2 * 2 * (8 - 1.2) s more.
    assert laws.lift(FIGURES, bank, 10, 2, 3.9, 1.0) == pytest.approx(89.05 + 27.2, abs=0.005)


def test_one_car_comes_back_for_the_next() -> None:
    """One car of one load: out after 9.176 + 6.7 + 9.176 + 3.7 = 28.752 s and back after 37.928; then all but the
    first way again, 6.7 + 9.176 + 3.7 s.
    """
    bank = Lift("lift", cars=1, rated_persons=1, speed=1.75, fill=1.0, queue="one")
    assert laws.lift(FIGURES, bank, 1, 0, 3.9, 1.0) == pytest.approx(28.752, abs=0.005)
    assert laws.lift(FIGURES, bank, 2, 0, 3.9, 1.0) == pytest.approx(37.928 + 19.576, abs=0.005)


def test_a_bank_that_is_there_at_once() -> None:
    """Flights of no height take no time: doors open in 0.1 s, load in 0.1, stay for 0.1, open and let out in 0.2."""
    quick = Movement(lift_open_s=0.1, lift_close_s=0, lift_hold_s=0.1, lift_start_s=0, lift_load_s=0.1)
    bank = Lift("lift", cars=1, rated_persons=1, speed=1.75, fill=1.0, queue="one")
    assert laws.lift(quick, bank, 1, 0, 0.0, 1.0) == pytest.approx(0.5, abs=0.001)


def test_changing() -> None:
    """Ten take ten places by one turn, eleven by two; a minute to put gear on, half of one to hand it back."""
    room = Gear(places=10, sets=20)
    assert [laws.changing(FIGURES, room, people, handing_back=False) for people in (0, 10, 11)] == [0, 60, 120]
    assert [laws.changing(FIGURES, room, people, handing_back=True) for people in (0, 10, 11)] == [0, 30, 60]


def test_stairs() -> None:
    """160 climbers, 1.8 m wide, five storeys: 159 / (0.72 * 1.5) + 19.5 / 0.15 = 147.2 + 130 s."""
    assert laws.stairs(FIGURES, Stairs("stairs", 1.8), 160, SIXTH_FLOOR) == pytest.approx(277.22, abs=0.01)
    assert laws.stairs(FIGURES, Stairs("stairs", 1.8), 1, 3.9) == pytest.approx(26.0)  # 3.9 / 0.15


def test_entrance() -> None:
    """A door of 1 m lets 100 people through in 100 / (1.33 * 0.7) = 107.4 s; 45 m before it take 50 s."""
    assert laws.entrance(FIGURES, inside(0, 1.0), 100) == pytest.approx(107.41, abs=0.01)
    assert laws.entrance(FIGURES, inside(45, 1.0), 100) == pytest.approx(157.41, abs=0.01)


def test_turnstiles() -> None:
    """The door lets one a second through: at 1, 2 and 3 s. Two turnstiles at 3 s each: until 4, 5 and, after 4, 7 s."""
    figures = replace(FIGURES, door_flow=1, door_margin_m=0, turnstile_s=3, walk_mps=2)
    two = replace(inside(120, 1.0), turnstiles=2)
    assert [laws.entrance(figures, two, people) for people in (1, 2, 3)] == [64, 65, 67]
    one = replace(two, turnstiles=1)
    assert [laws.entrance(figures, one, people) for people in (1, 2, 3)] == [64, 67, 70]
    quick = replace(figures, door_flow=2)  # the first comes through the door after half a second
    assert [laws.entrance(quick, one, people) for people in (0, 1)] == [60, 63.5]


def test_coach_and_zone() -> None:
    assert laws.getting_off(FIGURES, 30) == pytest.approx(90 + 99)
    assert laws.boarding(FIGURES, 30) == pytest.approx(105 + 60)
    assert laws.zone(FIGURES, Zone("z", Text("z", "z"), 8, 1, None, 1, 45)) == pytest.approx(480 + 50)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (1, 1), (60, 1), (60.0000000001, 1), (60.001, 2)])
def test_whole_minutes(seconds: float, minutes: int) -> None:
    assert laws.whole_minutes(seconds) == minutes
