"""A walk as the plan format describes it: sessions and tours, visits, and the parties inside."""

from dataclasses import dataclass

from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import Message


class MalformedWalkError(Exception):
    """A walk is not what the plan format describes; what rests on its structure cannot be judged."""

    def __init__(self, message: Message, step: Step, by: int = 1) -> None:
        self.message, self.step, self.by = message, step, by
        super().__init__(message.template)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a party does next: one stop, or a passage over `storeys` by lift, stairs or both at once.

    Args:
        last: whether it is the last stop, where gear is handed back.
    """

    steps: tuple[Step, ...]
    storeys: int
    last: bool = False

    @property
    def start(self) -> int:
        """The minute at which the party sets out on it."""
        return self.steps[0].start

    @property
    def end(self) -> int:
        """The minute at which the whole party has done it."""
        return max(step.end for step in self.steps)


@dataclass(frozen=True, slots=True)
class Party:
    """Those of a group whom one docent leads through all zones of a site.

    Args:
        zones: the stops in order; where gear is worn the first and the last are in the changing room.
    """

    docent: DocentId | None
    people: int
    zones: tuple[Step, ...]
    stages: tuple[Stage, ...]

    @property
    def passages(self) -> tuple[Stage, ...]:
        """The stages that lead from one floor to another."""
        return tuple(stage for stage in self.stages if stage.storeys)


@dataclass(frozen=True, slots=True)
class Visit:
    """One site: the coach arrives, the group goes in, its parties pass the zones, the group comes out and boards."""

    arrival: Step
    inward: Step
    parties: tuple[Party, ...]
    outward: Step
    boarding: Step

    @property
    def place(self) -> PlaceId:
        """The site."""
        return self.arrival.place


@dataclass(frozen=True, slots=True)
class Tour:
    """From boarding at the origin, over the sites, until the group has got off; `next_session` starts after it."""

    boarding: Step
    visits: tuple[Visit, ...]
    arrival: Step
    next_session: int | None

    @property
    def end(self) -> int:
        """The minute at which the tour counts as ended: a bare transfer lasts until the session that it serves."""
        return self.arrival.end if self.visits or self.next_session is None else self.next_session

    @property
    def drives(self) -> tuple[tuple[Step, Step], ...]:
        """Each drive as the step it leaves from and the step it arrives at."""
        leaving = (self.boarding, *(visit.boarding for visit in self.visits))
        arriving = (*(visit.arrival for visit in self.visits), self.arrival)
        return tuple(zip(leaving, arriving, strict=True))


@dataclass(frozen=True, slots=True)
class Walk:
    """The well-formed walk of a group."""

    group: Group
    sessions: tuple[Step, ...]
    tours: tuple[Tour, ...]
