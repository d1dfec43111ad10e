"""How long the ways up take if everyone who is to see a site comes at once: the figure that officials ask for first."""

from dataclasses import dataclass
from math import ceil

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Lift, Stairs
from meetingplan.network.laws import OutOfRange, lift, stairs
from meetingplan.network.laws.split import Seconds, split
from meetingplan.network.vertical import bank_of, ways
from meetingplan.survey.demand import Demand


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Everyone up to the highest floor, or down from it.

    Args:
        riders, climbers: who take the lift and who the stairs.
        seconds: until the last is there, a car being at hand at the start.
    """

    storeys: int
    riders: int
    climbers: int
    seconds: float

    @property
    def minutes(self) -> str:
        """The time in minutes, with one decimal."""
        return f"{self.seconds / 60:.1f}"


def at_once(meeting: Meeting, interior: Interior, demand: Demand) -> AtOnce | None:
    """The quickest lift with the quickest stairs; None where all is on the ground, or not everyone can get up.

    A wheelchair counts as the people whose places it takes.
    """
    storeys = max(zone.floor for zone in interior.zones) - 1
    if storeys == 0:
        return None
    places = demand.people + demand.wheelchairs * (ceil(meeting.movement.wheelchair_places) - 1)
    must_ride = min(places, demand.must_ride + places - demand.people)
    found = []
    for way in ways(interior):
        ride = _ride(meeting, interior, way.lift, storeys) if way.lift else None
        climb = _climb(meeting, interior, way.stairs, storeys) if way.stairs else None
        try:
            parted = split(places, must_ride, storeys, interior.max_storeys, ride, climb)
        except OutOfRange:
            continue
        riders = demand.people - parted.climbers
        found.append(AtOnce(storeys, riders, parted.climbers, parted.seconds))
    return min(found, key=lambda way: way.seconds, default=None)


def _ride(meeting: Meeting, interior: Interior, car: Lift, storeys: int) -> Seconds:
    bank = bank_of(meeting, interior, car, storeys)
    law = lift.last_out_one_queue if car.queue == "one" else lift.last_out_parallel
    return lambda people: law(people, bank)


def _climb(meeting: Meeting, interior: Interior, flight: Stairs, storeys: int) -> Seconds:
    height = storeys * interior.storey_m
    return lambda people: stairs.last_over(people, height, flight.width_m, meeting.movement)
