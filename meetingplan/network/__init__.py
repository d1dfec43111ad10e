"""The meeting as a graph of places that hold only so many people, and how long people need in it."""

from meetingplan.network.graph import CapacityGraph, Node, NodeKind, build_graph
from meetingplan.network.holds import Hold
from meetingplan.network.passage import Passage, passage
from meetingplan.network.roads import Leg
from meetingplan.network.tours import PassageStep
from meetingplan.network.vertical import Headcount

__all__ = [
    "CapacityGraph",
    "Headcount",
    "Hold",
    "Leg",
    "Node",
    "NodeKind",
    "Passage",
    "PassageStep",
    "build_graph",
    "passage",
]
