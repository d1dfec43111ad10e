"""What the organiser has fixed of a published plan: who rides on a coach, minutes of its days; rooms, tables, seats."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.hosting import PODIUM, Hosted
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId, SessionId

AND_PINS = "+"
"""Between the hash of the other files of a scenario and that of its pins."""


@dataclass(frozen=True, slots=True)
class PinnedVisit:
    """A visit in minutes of the meeting: the coach is in its bay in `[arrive, leave)`, all are off it at `enter`."""

    site: PlaceId
    arrive: int
    enter: int
    leave: int


@dataclass(frozen=True, slots=True)
class PinnedTour:
    """A tour in minutes of the meeting: boarding begins at `depart`, everyone has got off at `back`."""

    depart: int
    back: int


@dataclass(frozen=True, slots=True)
class Pin:
    """What is fixed of one coach.

    Args:
        delegates: who rides on it.
        visits: that it makes.
        tours: all tours that it makes, in order of time; None where these are free.
    """

    coach: CoachId
    delegates: tuple[DelegateId, ...]
    visits: tuple[PinnedVisit, ...] = ()
    tours: tuple[PinnedTour, ...] | None = None

    @property
    def closed(self) -> bool:
        """Whether nobody else gets on: how long stops take, and so the minutes, depends on how many there are."""
        return bool(self.visits) or self.tours is not None

    def and_also(self, other: "Pin") -> "Pin":
        """What is fixed of the same coach by both; where they differ, the other goes before."""
        visits = {visit.site: visit for visit in (*self.visits, *other.visits)}
        in_order = sorted(visits.values(), key=lambda visit: visit.arrive)
        return Pin(self.coach, other.delegates, tuple(in_order), self.tours if other.tours is None else other.tours)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is fixed of where people sleep, eat and sit.

    Args:
        rooms: hotel and number on the door.
        tables, seats: in a session; a seat is row and seat on the floor, as podiums follow from the scenario.
    """

    rooms: Mapping[DelegateId, tuple[PlaceId, str]] = field(default_factory=dict)
    tables: Mapping[tuple[SessionId, DelegateId], int] = field(default_factory=dict)
    seats: Mapping[tuple[SessionId, DelegateId], tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, hosted: Hosted) -> "Kept":
        """All that can be fixed of a plan."""
        return cls(
            {id: (room.hotel, room.room) for room in hosted.rooms for id in room.delegates},
            {(table.session, id): table.table for table in hosted.tables for id in table.delegates},
            {(s.session, s.delegate): (s.row, s.seat) for s in hosted.seats if s.row != PODIUM},
        )

    def and_also(self, other: "Kept") -> "Kept":
        """What is fixed by both; where they differ, the other goes before."""
        return Kept({**self.rooms, **other.rooms}, {**self.tables, **other.tables}, {**self.seats, **other.seats})

    def __bool__(self) -> bool:
        return bool(self.rooms or self.tables or self.seats)


def without_pins(sha256: str) -> str:
    """The hash of a scenario as it would be if nothing were pinned."""
    return sha256.partition(AND_PINS)[0]
