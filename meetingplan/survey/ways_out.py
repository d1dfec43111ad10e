"""Ways out for a site that is not suitable, each reckoned out; what brings most comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from meetingplan.domain.text import Message, say
from meetingplan.network import build_graph, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.survey.changes import changes
from meetingplan.survey.demand import Demand, seats
from meetingplan.survey.least import LeastTours
from meetingplan.survey.parts import parts
from meetingplan.survey.report import Finding, Part, Verdict, WayOut
from meetingplan.survey.seen import Seen, see

Tried = tuple[Message, tuple[Part, ...]]
"""A change, and the parts of the site with it."""


def ways_out(seen: Seen, tours: LeastTours, findings: Sequence[Finding]) -> tuple[WayOut, ...]:
    """Changes after which a part that was found too slow takes everyone sooner; of an unsuitable site, dropping it."""
    slow = {finding.part for finding in findings if finding.part is not None}
    narrow = [part for part in seen.parts if part.node in slow]
    if not narrow and seen.visit is not None:
        return ()
    tried = [*_wider(seen), *(_smaller(seen, part) for part in narrow)]
    found = [way for part in narrow for change in tried if change for way in _better(part, change)]
    unsuitable = any(finding.verdict is Verdict.UNSUITABLE for finding in findings)
    return (*sorted(found, key=lambda way: -way.saves), *(_dropped(seen, tours) if unsuitable else ()))


def _wider(seen: Seen) -> Iterator[Tried]:
    for told, meeting in changes(seen.meeting, seen.place, seen.interior, seen.lifts):
        after = see(build_graph(meeting), meeting.places[seen.place.id])
        if after.visit is not None:
            yield told, after.parts


def _smaller(seen: Seen, narrow: Part) -> Tried | None:
    """Groups of the size that suits a part best, as far as there are coaches for them."""
    best: tuple[int, int, tuple[Part, ...]] | None = None
    room = seats(seen.meeting)
    for size in range(1, max(room, default=0) + 1):
        demand = _in_groups_of(seen.demand, size)
        if demand.groups > len(room):
            continue
        try:
            after = parts(seen.graph, passage(seen.graph, seen.place.id, demand.group), demand)
        except OutOfRange:
            continue
        key = _needed(narrow, after), -size
        if best is None or key < best[:2]:
            best = (*key, after)
    return best and (say("groups of {people}", people=-best[1]), best[2])


def _in_groups_of(demand: Demand, size: int) -> Demand:
    groups = ceil(demand.people / size)
    riders, wheelchairs = (min(size, ceil(people / groups)) for people in (demand.must_ride, demand.wheelchairs))
    return replace(demand, groups=groups, group=replace(demand.group, people=size, must_ride=riders,
                                                        wheelchairs=wheelchairs))  # fmt: skip


def _needed(narrow: Part, after: Sequence[Part]) -> int:
    """Minutes in which a part takes everyone; none, where it is no longer used."""
    return next((part.needed for part in after if part.node == narrow.node), 0)


def _better(narrow: Part, tried: Tried) -> Iterator[WayOut]:
    """The way out, if the part takes everyone sooner."""
    change, after = tried
    needed, slowest = _needed(narrow, after), after[0]
    if needed < narrow.needed:
        values = {"change": change, "part": narrow.name, "needed": needed, "before": narrow.needed}
        told = say("{change}: {part} {needed} min instead of {before}", **values)
        if slowest.node != narrow.node:
            told = say("{told}; narrowest is then {other}, {minutes} min", told=told, other=slowest.name,
                       minutes=slowest.needed)  # fmt: skip
        yield WayOut(told, needed, narrow.needed - needed)


def _dropped(seen: Seen, tours: LeastTours) -> Iterator[WayOut]:
    """What is saved by those who have least time to spare, if they need not see this site."""
    for window in seen.meeting.windows.values():
        tour = tours.of(window)
        if tour is not None and seen.place.id in tour.sites:
            left = tours.without(tour, seen.place.id)
            saves = tour.least - (left.least if left else 0)
            yield WayOut(say("drop the site: a group needs {minutes} min less", minutes=saves), None, saves)
