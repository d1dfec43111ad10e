"""What is reckoned out about a site before anything is judged."""

from dataclasses import dataclass

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Lift, Place
from meetingplan.domain.text import Message
from meetingplan.network import CapacityGraph, Passage, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.survey.at_once import AtOnce, at_once
from meetingplan.survey.demand import Demand, expected
from meetingplan.survey.hours import slots
from meetingplan.survey.parts import parts
from meetingplan.survey.report import Part


@dataclass(frozen=True, slots=True)
class Seen:
    """A site with the people who are to see it.

    Args:
        interior: with the lifts that carry people.
        lifts: all that there are.
        visit: of one group; None where it cannot be made, with the refusal of the laws.
        slots: minutes of the meeting between which coaches can be there.
        parts: the narrowest first.
        at_once: everyone up to the highest floor at once; None where nobody has to go up, or not everyone can.
    """

    graph: CapacityGraph
    place: Place
    interior: Interior
    lifts: tuple[Lift, ...]
    demand: Demand
    visit: Passage | None
    refusal: Message | None
    slots: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    at_once: AtOnce | None

    @property
    def meeting(self) -> Meeting:
        """The meeting that the site is for."""
        return self.graph.meeting

    @property
    def hours(self) -> int:
        """Minutes in which coaches can be there."""
        return sum(end - start for start, end in self.slots)

    @property
    def shown(self) -> int:
        """Minutes that a party looks at something."""
        return sum(zone.minutes for zone in self.interior.zones)


def see(graph: CapacityGraph, described: Place) -> Seen:
    """Reckons out a site as the organiser describes it."""
    site = described.id
    place, demand = graph.meeting.places[site], expected(graph.meeting, site)
    assert place.interior is not None
    assert described.interior is not None
    visit, refusal = None, None
    try:
        visit = passage(graph, site, demand.group)
    except OutOfRange as refused:
        refusal = refused.message
    return Seen(
        graph=graph,
        place=place,
        interior=place.interior,
        lifts=described.interior.lifts,
        demand=demand,
        visit=visit,
        refusal=refusal,
        slots=tuple(slots(graph, site, demand.group)),
        parts=parts(graph, visit, demand) if visit else (),
        at_once=at_once(graph.meeting, place.interior, demand),
    )
