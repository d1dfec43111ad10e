"""Reads the steps of a walk as sessions and tours, or says where they are not what the plan format describes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from meetingplan.audit.nodes import Kind, Node
from meetingplan.audit.parties import read_parties
from meetingplan.audit.walks import MalformedWalkError, Tour, Visit, Walk
from meetingplan.domain.ids import NodeId, PlaceId
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import Message, say


@dataclass(slots=True)
class Reader:
    """Reads one walk from its first step to its last; `at` counts the steps already read."""

    group: Group
    nodes: Mapping[NodeId, Node]
    hotel: PlaceId
    at: int = field(default=0)

    def walk(self) -> Walk:
        """The walk as sessions and tours.

        Raises:
            MalformedWalkError: the steps do not alternate as they should.
        """
        sessions: list[Step] = []
        tours: list[Tour] = []
        here = self.hotel
        while (step := self._peek()) is not None:
            if step.place != here:
                raise self._fault(say("{group} is at {where} without having been driven there"), step)
            if self._kind(step) is Kind.ROOM:
                sessions.append(self._whole(step))
            elif self._kind(step) is Kind.BAY:
                tours.append(self._tour())
                here = self._destination(tours[-1])
            else:
                raise self._fault(say("{group} is at {where} without having got off there"), step)
        return Walk(self.group, tuple(sessions), tuple(tours))

    def _tour(self) -> Tour:
        boarding = self._whole(self.group.walk[self.at])
        visits: list[Visit] = []
        while (arrival := self._peek()) is not None:
            if self._kind(arrival) is not Kind.BAY:
                raise self._fault(say("{group} is at {where} without having got off there"), arrival)
            self._whole(arrival)
            after = self._peek()
            if after is None or after.place != arrival.place or self._is_room_or_departure(after):
                session = after is not None and after.place == arrival.place and self._kind(after) is Kind.ROOM
                return Tour(boarding, tuple(visits), arrival, after.start if after is not None and session else None)
            visits.append(self._visit(arrival))
        raise self._fault(say("{group} leaves {where} and arrives nowhere"), self.group.walk[-1])

    def _visit(self, arrival: Step) -> Visit:
        standing: list[Step] = [arrival]
        inside: list[Step] = []
        while (step := self._peek()) is not None and step.place == arrival.place:
            kind = self._kind(step)
            if kind is Kind.BAY and step.people > 0:
                boarding = self._whole(step)
                self._held([*standing, boarding])
                return self._between(arrival, inside, boarding)
            if kind is Kind.ROOM:
                raise self._fault(say("{group} goes to {where} in the middle of a visit"), step)
            (standing if kind is Kind.BAY else inside).append(step)
            self.at += 1
        raise self._fault(say("{group} gets off at {where} and never boards again"), arrival)

    def _between(self, arrival: Step, inside: list[Step], boarding: Step) -> Visit:
        if len(inside) < 2:
            raise self._fault(say("{group} gets off at {where} and does not go in and out"), arrival)
        inward, *middle, outward = inside
        for step in (inward, outward):
            if self._kind(step) is not Kind.ENTRANCE or step.people != self.group.size:
                raise self._fault(say("{group} does not pass the entrance as a whole before or after {where}"), step)
        parties = read_parties(self.group, self.nodes, inward, middle, outward)
        return Visit(arrival, inward, parties, outward, boarding)

    def _held(self, standing: list[Step]) -> None:
        for before, after in pairwise(standing):
            if before.end != after.start:
                text = say("the coach of {group} does not hold {where} without a break")
                raise self._fault(text, after, abs(after.start - before.end))

    def _destination(self, tour: Tour) -> PlaceId:
        place = tour.arrival.place
        if place != self.hotel and tour.next_session is None:
            raise self._fault(say("{group} ends its tour at {where}, where it attends nothing"), tour.arrival)
        return place

    def _whole(self, step: Step) -> Step:
        if step.people != self.group.size:
            raise self._fault(say("not all of {group} are at {where}"), step, self.group.size - step.people)
        self.at += 1
        return step

    def _is_room_or_departure(self, step: Step) -> bool:
        kind = self._kind(step)
        return kind is Kind.ROOM or (kind is Kind.BAY and step.people > 0)

    def _peek(self) -> Step | None:
        return self.group.walk[self.at] if self.at < len(self.group.walk) else None

    def _kind(self, step: Step) -> Kind:
        return self.nodes[step.node].kind

    def _fault(self, sentence: Message, step: Step, by: int = 1) -> MalformedWalkError:
        values = {"group": self.group.id, "where": self.nodes[step.node].name}
        return MalformedWalkError(Message(sentence.template, values), step, by)
