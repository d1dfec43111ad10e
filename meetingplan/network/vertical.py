"""Up and down: the ways between floors, how a party divides between lift and stairs, and how long both need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

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
    """The lift and the staircase that a group uses at a site: both, one of them, or none where all is on one floor."""

    lift: Lift | None = None
    stairs: Stairs | None = None


def ways(interior: Interior) -> Iterator[Way]:
    """Every lift with every staircase, and each of them without the other."""
    if changes(interior):
        for lift_bank, stairs in product((*interior.lifts, None), (*interior.stairs, None)):
            yield Way(lift_bank, stairs)
    else:
        yield Way()


def changes(interior: Interior) -> list[int]:
    """Storeys of every change of floor, in order, from the entrance to the entrance."""
    floors = [1, *(zone.floor for zone in interior.zones), 1]
    return [abs(there - here) for here, there in pairwise(floors) if there != here]


def move(meeting: Meeting, interior: Interior, way: Way, party: Headcount, storeys: int) -> tuple[Move, ...]:
    """How a party gets over so many storeys.

    Raises:
        OutOfRange: nobody, or not everyone, can get there.
    """
    height = storeys * interior.storey_m

    def ride(people: int) -> Duration:
        assert way.lift is not None
        return ride_of(meeting, interior, way.lift, people, min(people, party.wheelchairs), storeys)

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


def ride_of(meeting: Meeting, interior: Interior, car: Lift, people: int, wheelchairs: int, storeys: int) -> Duration:
    """How long a lift is held to carry so many people, of whom some use a wheelchair, over so many storeys."""
    return durations.ride(people, wheelchairs, bank_of(meeting, interior, car, storeys), queue=car.queue == "one")


def bank_of(meeting: Meeting, interior: Interior, car: Lift, storeys: int) -> lift.Bank:
    """A lift bank between the ground and so many storeys above it, with the people a trip that spacing leaves."""
    per_trip = lift.per_trip(car.rated_persons, car.fill, meeting.limits.spacing)
    return lift.Bank(car.cars, per_trip, car.speed, storeys * interior.storey_m, meeting.movement)


def unhurried(
    meeting: Meeting, interior: Interior, way: Way, moves: Sequence[Move], wheelchairs: int, storeys: int
) -> int:
    """Minutes that a party needs over so many storeys if as many of these wheelchairs as can be are with it."""
    needed = [to.needs.minutes for to in moves]
    for to in moves:
        if way.lift and to.part == way.lift.id:
            needed.append(ride_of(meeting, interior, way.lift, to.people, min(wheelchairs, to.people), storeys).minutes)
    return max(needed)
