"""The meeting: everything that the organiser has said, complete and consistent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId, SessionId, WindowId
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Grouping
from meetingplan.domain.places import Place, Road, SlowTime
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import Position
from meetingplan.domain.text import Language, Message, Text


@dataclass(frozen=True, slots=True)
class Speech:
    """One item of a session's running order; `minutes` long, `speaker` None where nobody of the roster speaks."""

    title: Text
    speaker: DelegateId | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Session:
    """Something fixed in time: registration, a meal, the plenary, a training.

    Args:
        start, end: minutes of the meeting.
        hotel: only for those who stay in this hotel; None means everyone.
    """

    id: SessionId
    title: Text
    place: PlaceId
    room: str
    start: int
    end: int
    hotel: PlaceId | None
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in which groups visit sites: they leave and are back within it (minutes of the meeting)."""

    id: WindowId
    title: Text
    start: int
    end: int
    sites: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the organiser asks of every plan.

    Args:
        spacing: share of each capacity that may be used (1 in ordinary times, less in an epidemic).
        max_wait: minutes that a group may wait at one stop.
        transfer_lead: minutes before a session from which coaches may set out to it beyond the bare drive.
    """

    spacing: float
    max_wait: int
    transfer_lead: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that no source gives: where it stands, which it is, and why it was chosen.

    The reason is a sentence of ours where it is a default, and the organiser's own words where they marked it.
    """

    where: Position
    path: str
    value: str
    source: Message | str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A scenario, read and found to be free of problems.

    Args:
        sha256: of all files of the scenario, so that a plan can name what it was made from.
        days: number of days, the first being that of the clock.
        slow_times: when roads are slower; they do not overlap.
        groups: what is asked of who rides with whom.
    """

    id: str
    title: Text
    language: Language
    clock: Clock
    days: int
    limits: Limits
    movement: Movement
    places: Mapping[PlaceId, Place]
    roads: tuple[Road, ...]
    coaches: Mapping[CoachId, Coach]
    delegations: Mapping[DelegationId, Delegation]
    delegates: Mapping[DelegateId, Delegate]
    sessions: Mapping[SessionId, Session]
    windows: Mapping[WindowId, Window]
    preparation: Preparation
    assumptions: tuple[Assumption, ...]
    sha256: str
    slow_times: tuple[SlowTime, ...] = ()
    groups: Grouping = field(default_factory=Grouping)

    def usable(self, capacity: int) -> int:
        """What the spacing of the meeting leaves of a capacity for people, rounded down, at least 1."""
        return max(1, int(capacity * self.limits.spacing + 1e-9))

    def must_see(self, delegate: Delegate) -> frozenset[PlaceId]:
        """The sites that a delegate must see: those asked for, or every site of every window."""
        return delegate.must_see or frozenset(site for window in self.windows.values() for site in window.sites)
