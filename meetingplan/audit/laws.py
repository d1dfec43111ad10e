"""The laws of movement of docs/plan-format.md, in seconds, worked out trip by trip and phase by phase.

They are written without the closed forms that planning uses, so that a slip there cannot repeat itself here.
"""

import heapq
import math

from meetingplan.domain.movement import Movement
from meetingplan.domain.places import Gear, Interior, Lift, Stairs, Zone

TOLERANCE = 1e-9
"""What the error of floating-point sums may add to a whole number without counting as more than it."""


def whole_minutes(seconds: float) -> int:
    """Minutes that cover the given seconds: rounded up, once a step."""
    return math.ceil(seconds / 60 - TOLERANCE)


def getting_off(figures: Movement, people: int) -> float:
    """Seconds in which a coach berths and its people get off one after another."""
    return figures.berth_s + people * figures.alight_s


def boarding(figures: Movement, people: int) -> float:
    """Seconds in which people board one after another and are counted."""
    return people * figures.board_s + figures.headcount_s


def entrance(figures: Movement, interior: Interior, people: int) -> float:
    """Seconds from the coach until the last has passed the door and a turnstile; the same on the way back."""
    people_a_second = figures.door_flow * (interior.door_width_m - figures.door_margin_m)
    if not interior.turnstiles:
        return interior.walk_m / figures.walk_mps + people / people_a_second
    free, last = [0.0] * interior.turnstiles, 0.0
    for person in range(1, people + 1):
        last = max(heapq.heappop(free), person / people_a_second) + figures.turnstile_s
        heapq.heappush(free, last)
    return interior.walk_m / figures.walk_mps + last


def changing(figures: Movement, room: Gear, people: int, *, handing_back: bool) -> float:
    """Seconds until the last of a party has put gear on, or handed it back: people take the places by turns."""
    seconds = 0.0
    while people > 0:
        seconds += figures.gear_off_s if handing_back else figures.gear_on_s
        people -= room.places
    return seconds


def zone(figures: Movement, stop: Zone) -> float:
    """Seconds of one stop of a visit, with the walk to it."""
    return stop.minutes * 60 + stop.walk_m / figures.walk_mps


def stairs(figures: Movement, way: Stairs, people: int, height_m: float) -> float:
    """Seconds until the last of `people` has climbed: the last sets off when all others have, then climbs alone."""
    people_a_second = figures.stair_flow * (way.width_m - figures.stair_margin_m)
    return (people - 1) / people_a_second + height_m / figures.stair_climb_mps


def flight(figures: Movement, speed: float, distance_m: float) -> float:
    """Seconds of a lift's flight from rest to rest, with limited jerk, acceleration and speed.

    Reaching a peak speed p and stopping again takes `2 ramp(p)` seconds and, the ramp being symmetric, `p ramp(p)`
    metres. Either the rated speed is reached and the rest is flown at it, or the peak is found by bisection.
    """

    def ramp(peak: float) -> float:
        full = figures.lift_acceleration / figures.lift_jerk
        if peak >= figures.lift_acceleration * full:
            return peak / figures.lift_acceleration + full
        return 2 * math.sqrt(peak / figures.lift_jerk)

    rest = distance_m - speed * ramp(speed)
    if rest >= 0:
        return 2 * ramp(speed) + rest / speed
    low, high = 0.0, speed
    while high - low > TOLERANCE:
        peak = (low + high) / 2
        low, high = (peak, high) if peak * ramp(peak) < distance_m else (low, peak)
    return 2 * ramp(high)


def people_a_trip(bank: Lift, spacing: float) -> int:
    """How many people one car takes up at once."""
    return max(1, math.floor(bank.fill * spacing * bank.rated_persons + TOLERANCE))


def round_trip(figures: Movement, bank: Lift, people: int, distance_m: float) -> float:
    """Seconds of one car: load, fly, unload, and return empty."""
    one_way = figures.lift_close_s + figures.lift_start_s + flight(figures, bank.speed, distance_m)
    doors = 2 * figures.lift_open_s + figures.lift_hold_s
    return doors + one_way + one_way + people * (figures.lift_load_s + figures.lift_load_s)


def loads(figures: Movement, people: int, wheelchairs: int, per_car: int) -> list[int]:
    """How many places each trip takes when wheelchairs get in first and nobody is left who would still fit.

    A car with too few places for a wheelchair takes one and nobody else.
    """
    takes = math.ceil(figures.wheelchair_places)
    walkers, trips = people - wheelchairs, []
    while walkers or wheelchairs:
        room = per_car
        while wheelchairs and (room >= takes or room == per_car):
            wheelchairs, room = wheelchairs - 1, max(0, room - takes)
        aboard = min(room, walkers)
        walkers -= aboard
        trips.append(per_car - room + aboard)
    return trips


def lift(figures: Movement, bank: Lift, people: int, wheelchairs: int, distance_m: float, spacing: float) -> float:
    """Seconds for which a lift bank is held to carry `people`, at the load of the cars that makes it shortest."""
    single = bank.queue == "one"

    def held(per_car: int) -> float:
        trips = loads(figures, people, wheelchairs, per_car)
        places = min(math.ceil(figures.wheelchair_places), per_car)
        slower = max(0.0, figures.wheelchair_load_s - places * figures.lift_load_s)
        # With wheelchairs among them every trip counts as full, because any of them may be the slow one.
        full = [per_car] * len(trips) if wheelchairs or not single else trips
        carried = _one_by_one if single else _side_by_side
        return carried(figures, bank, full, distance_m) + wheelchairs * 2 * slower

    return min(held(per_car) for per_car in range(1, people_a_trip(bank, spacing) + 1))


def _side_by_side(figures: Movement, bank: Lift, trips: list[int], distance_m: float) -> float:
    """Every car makes its share of the trips, the first with the most."""
    return sum(round_trip(figures, bank, places, distance_m) for places in trips[:: bank.cars])


def _one_by_one(figures: Movement, bank: Lift, trips: list[int], distance_m: float) -> float:
    """The car that is back first loads next, once the one before it has gone; at first all have to come."""
    away = figures.lift_close_s + figures.lift_start_s + flight(figures, bank.speed, distance_m)
    back, door, last = [away] * bank.cars, 0.0, 0.0
    for places in trips:
        start = max(door, heapq.heappop(back))
        door = start + figures.lift_open_s + places * figures.lift_load_s + figures.lift_hold_s
        out = door + away + figures.lift_open_s + places * figures.lift_load_s
        heapq.heappush(back, out + away)
        last = max(last, out)
    return last
