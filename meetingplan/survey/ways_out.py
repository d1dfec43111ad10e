"""Ways out for a site that is not suitable, each reckoned out; what brings most comes first."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from meetingplan.domain.text import Message, say
from meetingplan.network import build_graph, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.survey.changes import changes, in_parties, with_some
from meetingplan.survey.demand import Demand, seats
from meetingplan.survey.least import LeastTours
from meetingplan.survey.parts import parts
from meetingplan.survey.report import Finding, Part, Verdict, WayOut
from meetingplan.survey.rules import RULES
from meetingplan.survey.seen import Seen, see

Tried = tuple[Message, tuple[Part, ...]]
"""A change, and the parts of the site with it."""
Best = tuple[int, int, tuple[Part, ...]]
"""Minutes that a part needs with groups of a size, the size, and all parts."""


def ways_out(seen: Seen, tours: LeastTours, findings: Sequence[Finding]) -> tuple[WayOut, ...]:
    """Changes after which a part that was found too slow takes everyone sooner, or after which people get round at all.

    Of an unsuitable site also how many people could see it, and what dropping it saves.
    """
    slow = {finding.part for finding in findings if finding.part is not None}
    narrow = [part for part in seen.parts if part.node in slow]
    if not narrow and seen.visit is not None:
        return ()
    tried = [*_wider(seen), *(change for part in narrow for change in _smaller(seen, part))]
    found = [way for part in narrow for change in tried for way in _better(part, change)]
    if seen.visit is None:
        found = [_opened(change) for change in tried]
    unsuitable = any(finding.verdict is Verdict.UNSUITABLE for finding in findings)
    last = (*_fewer(seen), *_dropped(seen, tours)) if unsuitable else ()
    return (*sorted(found, key=lambda way: -way.saves), *last)


def _wider(seen: Seen) -> Iterator[Tried]:
    site = seen.meeting, seen.place, seen.interior
    for told, meeting in (*changes(*site, seen.lifts), *in_parties(*site, seen.demand.group.people)):
        after = see(build_graph(meeting), meeting.places[seen.place.id])
        if after.visit is not None:
            yield told, after.parts


def _smaller(seen: Seen, narrow: Part) -> Iterator[Tried]:
    """Groups of the size that suits a part best: of those for which there are coaches, and of all."""
    room = seats(seen.meeting)
    sizes = [best for size in range(1, max(room, default=0) + 1) if (best := _in_groups_of(seen, narrow, size))]
    enough = [best for best in sizes if _coaches(seen, best[1]) <= len(room)]
    fits = min(enough, key=lambda best: (best[0], -best[1]), default=None)
    if fits is not None:
        yield say("groups of {people}", people=fits[1]), fits[2]
    any_size = min(sizes, key=lambda best: (best[0], -best[1]), default=None)
    if any_size is not None and (fits is None or any_size[0] < fits[0]):
        more = _coaches(seen, any_size[1]) - len(room)
        yield say("groups of {people} (coaches to add: {more})", people=any_size[1], more=more), any_size[2]


def _coaches(seen: Seen, size: int) -> int:
    """How many coaches carry everyone of the meeting in groups of a size."""
    return ceil(len(seen.meeting.delegates) / size)


def _in_groups_of(seen: Seen, narrow: Part, size: int) -> Best | None:
    demand = _sized(seen.demand, size)
    try:
        after = parts(seen.graph, passage(seen.graph, seen.place.id, demand.group), demand)
    except OutOfRange:
        return None
    return _needed(narrow, after), size, after


def _sized(demand: Demand, size: int) -> Demand:
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


def _opened(tried: Tried) -> WayOut:
    """The way out for a site that could not be visited."""
    change, after = tried
    told = say("{change}: then everyone gets round; narrowest is {other}, {minutes} min", change=change,
               other=after[0].name, minutes=after[0].needed)  # fmt: skip
    return WayOut(told, after[0].needed, 0)


def _fewer(seen: Seen) -> Iterator[WayOut]:
    """The most groups that could see it, nothing being changed, before it is unsuitable."""
    size = seen.demand.group.people
    for groups in range(seen.demand.groups - 1, 0, -1):
        meeting = with_some(seen.meeting, seen.place.id, groups * size)
        after = see(build_graph(meeting), meeting.places[seen.place.id]) if meeting else None
        if after is None or any(f.verdict is Verdict.UNSUITABLE for rule in RULES.values() for f in rule(after)):
            continue
        told = say("only {people} of the {all} people see it", people=after.demand.people, all=seen.demand.people)
        if after.at_once is not None:
            told = say("{told}: {up} min up and {up} min down", told=told, up=after.at_once.minutes)
        else:
            told = say("{told}: {part} {needed} min", told=told, part=after.parts[0].name, needed=after.parts[0].needed)
        yield WayOut(told, after.parts[0].needed, 0)
        return


def _dropped(seen: Seen, tours: LeastTours) -> Iterator[WayOut]:
    """What is saved by those who have least time to spare, if they need not see this site."""
    for window in seen.meeting.windows.values():
        if seen.place.id in window.shown:
            yield WayOut(say("show others of its belt"), None, 0)
            continue
        tour = tours.of(window)
        if tour is not None and seen.place.id in tour.sites:
            left = tours.without(tour, seen.place.id)
            saves = tour.least - (left.least if left else 0)
            yield WayOut(say("drop the site: a group needs {minutes} min less", minutes=saves), None, saves)
