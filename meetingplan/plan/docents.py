"""Which docent leads which party: whoever has led least so far among those who are free."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meetingplan.domain.ids import DocentId, GroupId, PlaceId
from meetingplan.domain.meeting import Meeting

Docents = Mapping[tuple[GroupId, PlaceId, int], DocentId]
"""The docent of every party, by group, site and number of the party."""


@dataclass(frozen=True, slots=True)
class Guided:
    """A party in a docent's care, in minutes of the meeting."""

    site: PlaceId
    group: GroupId
    party: int
    start: int
    end: int


def assign(meeting: Meeting, parties: Iterable[Guided]) -> Docents:
    """A docent for every party at a site that has docents.

    Never more parties overlap than there are docents (the planner's rule of capacity), so going through them in order
    of time always finds one who is free.
    """
    until: dict[DocentId, int] = defaultdict(int)
    led: dict[DocentId, int] = defaultdict(int)
    chosen: dict[tuple[GroupId, PlaceId, int], DocentId] = {}
    for party in sorted(parties, key=lambda p: (p.start, p.site, p.group, p.party)):
        interior = meeting.places[party.site].interior
        if interior is None or not interior.docents:
            continue
        free = [docent.id for docent in interior.docents if until[docent.id] <= party.start]
        docent = min(free, key=lambda d: led[d])
        until[docent] = party.end
        led[docent] += party.end - party.start
        chosen[party.group, party.site, party.party] = docent
    return chosen
