"""What the organiser has fixed of a published plan: who rides on a coach, and minutes of its days."""

from dataclasses import dataclass

from meetingplan.domain.ids import CoachId, DelegateId, PlaceId

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


def without_pins(sha256: str) -> str:
    """The hash of a scenario as it would be if nothing were pinned."""
    return sha256.partition(AND_PINS)[0]
