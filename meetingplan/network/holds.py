"""What parties take of the nodes of a site, and when they are through."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetingplan.domain.ids import NodeId


@dataclass(frozen=True, slots=True)
class Hold:
    """What a visit takes of a node's capacity in minutes `[start, end)` of the visit."""

    node: NodeId
    start: int
    end: int
    parties: int
    people: int


Party = Sequence[Hold]
"""What one party takes, from minute 0 of its own tour; what is only counted, as gear is, may be taken for longer."""


def through(parties: Sequence[Party], waits: Sequence[int]) -> int:
    """The minute at which the last of the parties that begin at these minutes is through."""
    return max(wait + length(party) for wait, party in zip(waits, parties, strict=True))


def length(party: Party) -> int:
    """Minutes of a party's tour."""
    return max(hold.end for hold in party if hold.parties)
