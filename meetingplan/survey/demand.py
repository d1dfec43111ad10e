"""How many people a site has to expect, in which groups, before any are formed."""

from collections.abc import Collection
from dataclasses import dataclass

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Need
from meetingplan.network import Headcount


@dataclass(frozen=True, slots=True)
class Demand:
    """Who is to see a site, before groups are formed.

    Args:
        people: of the roster; `must_ride` of them need the lift, among whom are the wheelchair users.
        groups: in which they come if coaches are equally full.
        group: the largest of these groups, with its share of those who need the lift.
    """

    people: int
    must_ride: int
    wheelchairs: int
    groups: int
    group: Headcount


def seats(meeting: Meeting) -> list[int]:
    """Passenger seats that spacing and crew leave in each coach that has any."""
    found = (meeting.usable(coach.seats) - coach.crew for coach in meeting.coaches.values())
    return [number for number in found if number > 0]


def expected(meeting: Meeting, site: PlaceId) -> Demand:
    """Who is to see a site: groups as large as if all coaches were equally full."""
    return _demand(meeting, [person for person in meeting.delegates.values() if _sees(meeting, person, site)])


def _sees(meeting: Meeting, person: Delegate, site: PlaceId) -> bool:
    """Whether someone must see a site, or may where time allows."""
    optional = any(site in window.optional for window in meeting.windows.values())
    return site in meeting.must_see(person) or (optional and not person.must_see)


def _demand(meeting: Meeting, people: Collection[Delegate]) -> Demand:
    riders = sum(bool(person.needs) for person in people)
    wheelchairs = sum(Need.WHEELCHAIR in person.needs for person in people)
    room = seats(meeting)
    even = -(-len(meeting.delegates) // max(1, len(room)))
    size = max(1, min(even, max(room, default=even), len(people)))
    groups = -(-len(people) // size)
    share = max(1, groups)
    group = Headcount(size, min(size, -(-riders // share)), min(size, -(-wheelchairs // share)))
    return Demand(len(people), riders, wheelchairs, groups, group)
