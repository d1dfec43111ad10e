"""What all rules look at: the meeting, the plan, and what follows from the two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from meetingplan.audit.loads import Load, loads_of
from meetingplan.audit.nodes import Node, nodes_of
from meetingplan.audit.paths import Drives
from meetingplan.audit.reading import Reader
from meetingplan.audit.service import Service
from meetingplan.audit.steps import overlap_fault, step_faults
from meetingplan.audit.walks import MalformedWalkError, Stage, Tour, Visit, Walk
from meetingplan.domain.ids import NodeId, PlaceId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.people import Need
from meetingplan.domain.plan import Group, Plan, Step
from meetingplan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting and the plan, read once.

    Args:
        walks: of the groups whose steps are what the plan format describes.
        faults: of the others; rules that rest on the structure of a walk pass over those groups.
        loads: of the nodes, by the well-formed walks.
    """

    meeting: Meeting
    plan: Plan
    nodes: Mapping[NodeId, Node]
    service: Service
    drives: Drives
    walks: tuple[Walk, ...]
    faults: tuple[tuple[Group, MalformedWalkError], ...]
    loads: Mapping[NodeId, tuple[Load, ...]]

    @classmethod
    def of(cls, meeting: Meeting, plan: Plan) -> Self:
        """Reads every walk and works out how full each node is."""
        nodes = nodes_of(meeting)
        walks: list[Walk] = []
        faults: list[tuple[Group, MalformedWalkError]] = []
        for group, read in _read_all(meeting, plan, nodes):
            if isinstance(read, Walk):
                walks.append(read)
            else:
                faults += ((group, fault) for fault in read)
        loads = loads_of(step for walk in walks for step in walk.group.walk)
        service, drives = Service(meeting, nodes), Drives(meeting)
        return cls(meeting, plan, nodes, service, drives, tuple(walks), tuple(faults), loads)

    def clock(self, minute: int) -> str:
        """How a person reads a minute."""
        return self.meeting.when(minute)

    def times(self, step: Step) -> dict[str, str]:
        """`start` and `end` of a step as a person reads them."""
        return {"start": self.clock(step.start), "end": self.clock(step.end)}

    def place_name(self, place: PlaceId) -> Text | str:
        """The name of a place, or its id where the meeting does not know it."""
        return self.meeting.places[place].name if place in self.meeting.places else place

    def with_need(self, group: Group, *needs: Need) -> int:
        """How many people of a group have one of the needs."""
        people = (self.meeting.delegates.get(delegate) for delegate in group.delegates)
        return sum(1 for person in people if person is not None and not person.needs.isdisjoint(needs))

    def needed(self, group: Group, stage: Stage, step: Step) -> int:
        """Minutes that a step inside a site needs at most: with as many of the group's wheelchairs as can be in it.

        Which party they are with is not written down; lift-needs sees to it that one has them.
        """
        return self.service.inside(step, stage, min(self.with_need(group, Need.WHEELCHAIR), step.people))

    def unhindered(self, group: Group, visit: Visit) -> int:
        """Minutes that the slowest party of a visit would need inside if it had not to wait for the others."""
        return max(sum(self._unhindered(group, stage) for stage in party.stages) for party in visit.parties)

    def _unhindered(self, group: Group, stage: Stage) -> int:
        return min(stage.end - stage.start, max(self.needed(group, stage, step) for step in stage.steps))


def hotel_of(meeting: Meeting, group: Group) -> PlaceId | None:
    """The hotel of a group: that of the first of its people whom the meeting knows."""
    known = (meeting.delegates[delegate].hotel for delegate in group.delegates if delegate in meeting.delegates)
    return next(known, None)


def last_minute(meeting: Meeting) -> int:
    """The midnight at which the meeting's last day ends."""
    return meeting.clock.of_day(meeting.clock.first_day, meeting.days * 24 * 60)


def window_of(meeting: Meeting, tour: Tour) -> Window | None:
    """The window in which a tour visits its sites: the one that it exceeds least; None where none has these sites."""
    sites = {visit.place for visit in tour.visits}
    fitting = [window for window in meeting.windows.values() if sites <= set(window.offered)]
    return min(fitting, key=lambda window: minutes_outside(window, tour), default=None)


def minutes_outside(window: Window, tour: Tour) -> int:
    """Minutes that a tour starts before its window or ends after it."""
    return max(0, window.start - tour.boarding.start) + max(0, tour.arrival.end - window.end)


def _read_all(
    meeting: Meeting, plan: Plan, nodes: Mapping[NodeId, Node]
) -> Iterator[tuple[Group, Walk | tuple[MalformedWalkError, ...]]]:
    """Every walk, or what is wrong with it; a sound one is read once for all groups of a size that take it."""
    known: dict[object, Walk] = {}
    for group in plan.groups:
        hotel = hotel_of(meeting, group)
        if hotel is None:
            continue
        kind = hotel, group.size, group.walk
        read = replace(known[kind], group=group) if kind in known else _read(meeting, group, hotel, nodes)
        if isinstance(read, Walk):
            known[kind] = read
        yield group, read


def _read(
    meeting: Meeting, group: Group, hotel: PlaceId, nodes: Mapping[NodeId, Node]
) -> Walk | tuple[MalformedWalkError, ...]:
    faults = tuple(step_faults(group, nodes, last_minute(meeting)))
    if faults:
        return faults
    overlap = overlap_fault(group)
    if overlap is not None:
        return (overlap,)
    try:
        return Reader(group, nodes, hotel).walk()
    except MalformedWalkError as fault:
        return (fault,)
