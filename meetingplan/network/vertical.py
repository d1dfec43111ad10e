"""Up and down: how a party divides between lift and stairs, and how long both need."""

from dataclasses import dataclass

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Lift
from meetingplan.network.laws import attendant, lift, split, stairs
from meetingplan.network.rounding import whole_minutes


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of a group or party; `must_ride` of them need the lift, among whom are the wheelchair users."""

    people: int
    must_ride: int = 0
    wheelchairs: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """The part of a party that takes one lift or staircase, and its minutes."""

    part: str
    people: int
    minutes: int


def bank(meeting: Meeting, interior: Interior, car: Lift, storeys: int) -> lift.Bank:
    """A lift bank as the laws see it, for a ride over so many storeys."""
    return lift.Bank(
        cars=car.cars,
        per_trip=lift.per_trip(car.rated_persons, car.fill, meeting.limits.spacing),
        speed=car.speed,
        rise_m=storeys * interior.storey_m,
        m=meeting.movement,
    )


def move(meeting: Meeting, interior: Interior, party: Headcount, storeys: int) -> tuple[Move, ...]:
    """How a party gets over so many storeys, by the site's first lift and first staircase.

    Raises:
        OutOfRange: nobody, or not everyone, can get there.
    """
    car = interior.lifts[0] if interior.lifts else None
    way = interior.stairs[0] if interior.stairs else None

    def ride(people: int) -> float:
        assert car is not None
        wheelchairs = min(people, party.wheelchairs)
        return attendant.busy(people, wheelchairs, bank(meeting, interior, car, storeys))

    def climb(people: int) -> float:
        assert way is not None
        return stairs.last_over(people, storeys * interior.storey_m, way.width_m, m=meeting.movement)

    parted = split.split(
        party.people,
        party.must_ride,
        storeys,
        interior.max_storeys,
        ride if car else None,
        climb if way else None,
    )
    moves = []
    if car and parted.riders:
        moves.append(Move(car.id, parted.riders, whole_minutes(ride(parted.riders))))
    if way and parted.climbers:
        moves.append(Move(way.id, parted.climbers, whole_minutes(climb(parted.climbers))))
    return tuple(moves)
