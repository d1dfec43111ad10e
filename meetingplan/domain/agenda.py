"""What belongs to the programme beside sessions and visits: plaques, talks on board, the meetings before this one."""

from dataclasses import dataclass

from meetingplan.domain.ids import DelegateId, PlaceId
from meetingplan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Plaque:
    """An award: the unit that is honoured, and who comes on stage for it."""

    unit: Text
    receiver: DelegateId


@dataclass(frozen=True, slots=True)
class Talk:
    """A programme on board of every coach that drives from one place straight to another; `minutes` long."""

    title: Text
    speaker: Text
    minutes: int
    origin: PlaceId
    destination: PlaceId


@dataclass(frozen=True, slots=True)
class Past:
    """A meeting of the same series before this one; None where host or number of delegates is not known."""

    year: int
    host: Text | None
    delegates: int | None
