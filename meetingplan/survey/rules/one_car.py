"""Not everyone depends on one lift car, unless it brings them up and down in less time than they then look at.

Where people may climb the stairs instead, one car is a condition for those who cannot.
"""

from collections.abc import Iterator

from meetingplan.domain.ids import node_id
from meetingplan.domain.places import Lift
from meetingplan.domain.text import Message, say
from meetingplan.network.vertical import bank_of
from meetingplan.survey.at_once import AtOnce
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen


def findings(seen: Seen) -> Iterator[Finding]:
    """Looks at sites with upper floors and a single car."""
    way = seen.at_once
    if way is None or sum(lift.cars for lift in seen.interior.lifts) != 1:
        return
    if seen.interior.stairs and way.storeys <= seen.interior.max_storeys:
        if seen.demand.must_ride:
            told = say(
                "one lift car carries the {people} people who need it; agree on a mechanic on call, "
                "or on what they see on the ground floor if it stops",
                people=seen.demand.must_ride,
            )
            yield Finding("one-car", Verdict.CONDITIONS, told)
        return
    longer = 2 * way.seconds > 60 * seen.shown
    (car,) = seen.interior.lifts
    verdict = Verdict.UNSUITABLE if longer else Verdict.CONDITIONS
    yield Finding("one-car", verdict, _told(seen, way, car), node_id(seen.place.id, car.id))


def _told(seen: Seen, way: AtOnce, car: Lift) -> Message:
    return say(
        "{people} people depend on one lift for {persons} persons ({trip} a trip) to floor {floor}, {storeys} storeys: "
        "{up} min up and {down} min down, to look at something for {shown} min; "
        "at most {most} storeys may be climbed, so if it stops nobody gets there",
        people=seen.demand.people,
        persons=car.rated_persons,
        trip=bank_of(seen.meeting, seen.interior, car, way.storeys).per_trip,
        floor=way.storeys + 1,
        storeys=way.storeys,
        up=way.minutes,
        down=way.minutes,
        shown=seen.shown,
        most=seen.interior.max_storeys if seen.interior.stairs else 0,
    )
