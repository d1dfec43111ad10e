"""Ids are what the organiser wrote; a node's id joins the ids of its place and its part."""

from functools import lru_cache
from typing import NewType

PlaceId = NewType("PlaceId", str)
NodeId = NewType("NodeId", str)
"""`place/part`, for example `yiqi/lift-1` or `anli/bay`."""
DelegateId = NewType("DelegateId", str)
DelegationId = NewType("DelegationId", str)
CoachId = NewType("CoachId", str)
GroupId = NewType("GroupId", str)
DocentId = NewType("DocentId", str)
SessionId = NewType("SessionId", str)
WindowId = NewType("WindowId", str)
TaskId = NewType("TaskId", str)
TeamId = NewType("TeamId", str)

BAY = "bay"
"""The part of every place where coaches stand while people get on and off."""
ENTRANCE = "entrance"
"""The part of every site through which people come in and go out, and where a party can wait for its turn."""
DOCENTS = "docents"
"""The part of a site that counts its docents: each holds one party at a time."""
GEAR = "gear"
"""The part of a site where protective gear is put on and handed back."""
SETS = "sets"
"""The part of a site that counts its sets of gear: each holds one person, until it is ready for the next."""
DOOR = "door"
"""The part of a hotel where guests gather before their coach."""


def node_id(place: PlaceId, part: str) -> NodeId:
    """The id of one part of a place."""
    return NodeId(f"{place}/{part}")


@lru_cache(maxsize=10_000)  # of a large plan every rule asks for every step, and there are few nodes
def place_of(node: NodeId) -> PlaceId:
    """The place that a node belongs to."""
    return PlaceId(node.partition("/")[0])


def part_of(node: NodeId) -> str:
    """The part of its place that a node is."""
    return node.partition("/")[2]
