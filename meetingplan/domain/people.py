"""The people of a meeting, and the coaches that carry them."""

from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId
from meetingplan.domain.text import Text


class Need(StrEnum):
    """What a delegate needs on the way; a need, never a reason."""

    LIFT = "lift"
    WHEELCHAIR = "wheelchair"


class Role(StrEnum):
    """In what capacity someone attends."""

    DELEGATE = "delegate"
    LEADER = "leader"
    SPEAKER = "speaker"
    PRESS = "press"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who sends the delegates: a city, a department, a park, the press."""

    id: DelegationId
    name: Text


@dataclass(frozen=True, slots=True)
class Delegate:
    """One person of the roster.

    Args:
        must_see: sites that this person must see; empty means all sites of the meeting's windows.
        keep_with: people who must ride on the same coach.
        diet: the need at table, empty for none.
    """

    id: DelegateId
    name: str
    delegation: DelegationId
    title: str
    role: Role
    hotel: PlaceId
    needs: frozenset[Need]
    must_see: frozenset[PlaceId]
    keep_with: frozenset[DelegateId]
    phone: str
    diet: str


@dataclass(frozen=True, slots=True)
class Coach:
    """A coach with its driver.

    Args:
        seats: passenger seats, without driver.
        crew: seats taken by the coach leader (车长), docents and other staff who are not in the roster.
        wheelchairs: wheelchair places.
        height_m, length_m: None where no road or bay asks for them.
    """

    id: CoachId
    plate: str
    model: str
    seats: int
    crew: int
    wheelchairs: int
    driver: str
    driver_phone: str
    leader: str
    leader_phone: str
    height_m: float | None = None
    length_m: float | None = None
