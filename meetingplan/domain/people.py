"""The people of a meeting, and the coaches that carry them."""

from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId
from meetingplan.domain.text import Language, Text


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


class Gender(StrEnum):
    """Asked for where people share a room."""

    FEMALE = "female"
    MALE = "male"


class Leaders(StrEnum):
    """How those in the role of leader are seated over the coaches of a hotel."""

    FREE = "free"
    SPREAD = "spread"
    TOGETHER = "together"


class Sizes(StrEnum):
    """What the sizes of groups are to be: all alike, or such that sites need few docent parties and lift loads."""

    BALANCED = "balanced"
    FITTED = "fitted"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the organiser asks of who rides with whom, beyond the roster."""

    leaders: Leaders = Leaders.FREE
    sizes: Sizes = Sizes.BALANCED


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
        keep_apart: people who must not ride on the same coach; as with `keep_with`, said by one it holds for both.
        mail: the address that invitations go to, empty for none.
        name_en: the name as the person writes it in English, empty where nobody has said; it is never made up.
        coach: on which this person rides, given by hand; None leaves it to the planner.
        gender: None where nobody has said; then the person shares a room with nobody who is not asked for.
        share_with: people with whom this person asks to share a room; said by one it holds for both.
        alone: whether the person is to have a room to themselves.
        stays: whether the person sleeps in the hotel.
        room, table, seat: given by hand: the number on the door, the table in every dining room, row and seat on the
            floor of every hall; None leaves them to the planner.
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
    keep_apart: frozenset[DelegateId] = frozenset()
    coach: CoachId | None = None
    gender: Gender | None = None
    share_with: frozenset[DelegateId] = frozenset()
    alone: bool = False
    stays: bool = True
    room: str | None = None
    table: int | None = None
    seat: tuple[int, int] | None = None
    mail: str = ""
    name_en: str = ""

    def called(self, language: Language) -> str:
        """Their name as they write it in a language."""
        return self.name_en if language == "en" and self.name_en else self.name


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
