"""How many minutes each step needs, worked out once for every node, number of people and height."""

from collections.abc import Mapping

from meetingplan.audit import laws
from meetingplan.audit.nodes import Node
from meetingplan.audit.walks import Stage
from meetingplan.domain.ids import NodeId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Gear, Interior, Lift, Stairs, Zone
from meetingplan.domain.plan import Step


class Service:
    """The laws of movement in whole minutes, for the nodes of one meeting."""

    def __init__(self, meeting: Meeting, nodes: Mapping[NodeId, Node]) -> None:
        self._figures = meeting.movement
        self._spacing = meeting.limits.spacing
        self._nodes = nodes
        self._known: dict[tuple[NodeId, int, int, int, bool], int] = {}

    def getting_off(self, people: int) -> int:
        """Minutes for berthing and getting off."""
        return laws.whole_minutes(laws.getting_off(self._figures, people))

    def boarding(self, people: int) -> int:
        """Minutes for boarding and the head-count."""
        return laws.whole_minutes(laws.boarding(self._figures, people))

    def passing(self, step: Step) -> int:
        """Minutes for the way between coach and door, through the entrance."""
        interior = self._interior(step.node)
        return laws.whole_minutes(laws.entrance(self._figures, interior, step.people))

    def inside(self, step: Step, stage: Stage, wheelchairs: int) -> int:
        """Minutes that a step of a stage needs with so many wheelchairs in it."""
        key = (step.node, step.people, stage.storeys, wheelchairs, stage.last)
        if key not in self._known:
            self._known[key] = laws.whole_minutes(self._seconds(*key))
        return self._known[key]

    def reset(self) -> int:
        """Minutes after which gear that was handed back can be worn again."""
        return laws.whole_minutes(self._figures.gear_reset_s)

    def _seconds(self, node: NodeId, people: int, storeys: int, wheelchairs: int, last: bool) -> float:
        part, height = self._nodes[node].part, storeys * self._interior(node).storey_m
        match part:
            case Zone():
                return laws.zone(self._figures, part)
            case Gear():
                return laws.changing(self._figures, part, people, handing_back=last)
            case Stairs():
                return laws.stairs(self._figures, part, people, height)
            case Lift():
                return laws.lift(self._figures, part, people, wheelchairs, height, self._spacing)
            case _:
                raise AssertionError(f"{node} is no part of a stage")

    def _interior(self, node: NodeId) -> Interior:
        interior = self._nodes[node].place.interior
        if interior is None:
            raise AssertionError(f"{node} is not inside a site")
        return interior
