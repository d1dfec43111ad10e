"""A plan is a set of timed walks on the graph of places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from meetingplan.domain.hosting import Hosted
from meetingplan.domain.ids import CoachId, DelegateId, DocentId, GroupId, NodeId, PlaceId, WindowId, place_of
from meetingplan.domain.staffing import Duty


@dataclass(frozen=True, slots=True)
class Step:
    """A stay of `people` members of a group at one node, in minutes of the meeting, end excluded.

    Steps with no people are the coach alone, standing in its bay.
    """

    node: NodeId
    start: int
    end: int
    people: int
    docent: DocentId | None = None

    @property
    def place(self) -> PlaceId:
        """The place of the node."""
        return place_of(self.node)


@dataclass(frozen=True, slots=True)
class Group:
    """Those who travel together on one coach, and their walk in order of start."""

    id: GroupId
    coach: CoachId
    delegates: tuple[DelegateId, ...]
    walk: tuple[Step, ...]

    @property
    def size(self) -> int:
        """How many delegates travel in the group."""
        return len(self.delegates)


@dataclass(frozen=True, slots=True)
class Tier:
    """One wish, solved in its turn: the value reached, and the proven bound below which no plan can be."""

    name: str
    unit: str
    value: int
    bound: float

    @property
    def gap(self) -> float:
        """How far the value can be from the best possible, as a share of the value."""
        return (self.value - self.bound) / max(1, abs(self.value))


SearchMode = Literal["reproducible", "fastest"]


@dataclass(frozen=True, slots=True)
class Search:
    """How a plan was searched for.

    Args:
        mode: reproducible, so that the same seed gives the same plan, or fastest.
        workers: threads of the solver where their number can change the plan; None where it cannot.
        cut: whether the clock or a person ended a reproducible search, so that another run may find another plan.
    """

    mode: SearchMode
    workers: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The contract between the planner and everyone else; the file form is `meetingplan.plan/1`.

    Args:
        search: None where nobody has said how the plan was made.
        shown: of every window with belts, the candidates that the meeting shows.
        duties: which grid staffs which post when.
        hosted: who sleeps, eats and sits where.
    """

    scenario: str
    scenario_sha256: str
    revision: int
    seed: int
    status: Literal["optimal", "feasible"]
    tiers: tuple[Tier, ...]
    groups: tuple[Group, ...]
    unplaced: Mapping[DelegateId, str]
    search: Search | None = None
    shown: Mapping[WindowId, tuple[PlaceId, ...]] = field(default_factory=dict)
    duties: tuple[Duty, ...] = ()
    hosted: Hosted = field(default_factory=Hosted)

    def group_of(self) -> Mapping[DelegateId, Group]:
        """The group of every delegate who has one."""
        return {delegate: group for group in self.groups for delegate in group.delegates}
