"""Up and down: the ways between floors, how a party divides between lift and stairs, and how long both need."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Lift, Stairs
from meetingplan.network import durations
from meetingplan.network.durations import Duration
from meetingplan.network.laws import lift, split


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of a group or party; `must_ride` of them need the lift, among whom are the wheelchair users."""

    people: int
    must_ride: int = 0
    wheelchairs: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """The part of a party that takes one lift or staircase."""

    part: str
    people: int
    needs: Duration


@dataclass(frozen=True, slots=True)
class Way:
    """The lift and the staircase that a group uses at a site.

    Args:
        cars, per_trip: of the lift that the attendant runs, and people that go on a trip; no more than there are.
    """

    lift: Lift | None = None
    stairs: Stairs | None = None
    cars: int = 0
    per_trip: int = 0


def full_ways(meeting: Meeting, interior: Interior) -> Iterator[Way]:
    """Every lift with every staircase, everything in use."""
    for car, stairs in product(interior.lifts or (None,), interior.stairs or (None,)):
        yield Way(car, stairs, car.cars, _per_trip(meeting, car)) if car else Way(None, stairs)


def lesser_ways(meeting: Meeting, interior: Interior, people: int) -> Iterator[Way]:
    """The ways in which something is left unused, for parties of up to so many people."""
    for stairs in (*interior.stairs, None):
        if stairs and interior.lifts:
            yield Way(None, stairs)
        for car in interior.lifts:
            most = min(car.cars, people), min(_per_trip(meeting, car), people)
            for cars, per_trip in product(range(most[0], 0, -1), range(most[1], 0, -1)):
                yield Way(car, stairs, cars, per_trip)


def move(meeting: Meeting, interior: Interior, way: Way, party: Headcount, storeys: int) -> tuple[Move, ...]:
    """How a party gets over so many storeys.

    Raises:
        OutOfRange: nobody, or not everyone, can get there.
    """
    height = storeys * interior.storey_m

    def ride(people: int) -> Duration:
        assert way.lift is not None
        bank = lift.Bank(way.cars, way.per_trip, way.lift.speed, height, meeting.movement)
        return durations.ride(people, min(people, party.wheelchairs), bank, queue=way.lift.queue == "one")

    def climb(people: int) -> Duration:
        assert way.stairs is not None
        return durations.climb(people, height, way.stairs, meeting.movement)

    parted = split.split(
        party.people,
        party.must_ride,
        storeys,
        interior.max_storeys,
        (lambda people: ride(people).seconds) if way.lift else None,
        (lambda people: climb(people).seconds) if way.stairs else None,
    )
    moves = []
    if way.lift and parted.riders:
        moves.append(Move(way.lift.id, parted.riders, ride(parted.riders)))
    if way.stairs and parted.climbers:
        moves.append(Move(way.stairs.id, parted.climbers, climb(parted.climbers)))
    return tuple(moves)


def _per_trip(meeting: Meeting, car: Lift) -> int:
    return lift.per_trip(car.rated_persons, car.fill, meeting.limits.spacing)
