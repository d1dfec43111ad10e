"""What may go wrong, and what is done then: the organiser's entries of the contingency plan (应急预案)."""

from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.text import Text


class Phase(StrEnum):
    """When a risk is looked out for, in the order of a meeting."""

    ALWAYS = "always"
    BEFORE = "before"
    ARRIVAL = "arrival"
    DRIVE = "drive"
    VISIT = "visit"
    SESSION = "session"
    MEAL = "meal"
    NIGHT = "night"
    DEPARTURE = "departure"


@dataclass(frozen=True, slots=True)
class Contingency:
    """One entry.

    Args:
        trigger: by what it is known that the time to act has come.
        who: acts: the id of a coach (its leader), of a place (who is in charge there) or of a delegate, or a name.
        phone: of those who act; empty for that of whom the id stands for.
    """

    id: str
    phase: Phase
    risk: Text
    trigger: Text
    action: Text
    who: Text
    phone: str = ""
