"""Ways out for a site that is not suitable, each reckoned out; what brings most comes first."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from meetingplan.domain.text import Message, say
from meetingplan.network import build_graph, passage
from meetingplan.network.laws import OutOfRange
from meetingplan.survey.changes import changes
from meetingplan.survey.demand import Demand, seats
from meetingplan.survey.least import LeastTours
from meetingplan.survey.parts import parts
from meetingplan.survey.report import Part, WayOut
from meetingplan.survey.seen import Seen, see

MOST = 5
"""Ways out that are told beside dropping the site."""


def ways_out(seen: Seen, tours: LeastTours) -> tuple[WayOut, ...]:
    """Changes after which the narrowest part of a site takes everyone sooner; and what dropping the site saves."""
    found = sorted((*_wider(seen), *_smaller(seen)), key=lambda way: -way.saves)[:MOST]
    return (*found, *_dropped(seen, tours))


def _wider(seen: Seen) -> Iterator[WayOut]:
    for told, meeting in changes(seen.meeting, seen.place, seen.interior):
        after = see(build_graph(meeting), seen.place.id)
        if after.visit is not None:
            yield from _better(seen, after.parts, told)


def _smaller(seen: Seen) -> Iterator[WayOut]:
    """Groups of another size, the one that suits the narrowest part best, as far as there are coaches for them."""
    narrow = seen.parts[0] if seen.parts else None
    best: tuple[int, int, tuple[Part, ...]] | None = None
    room = seats(seen.meeting)
    for size in range(1, max(room, default=0) + 1):
        demand = _in_groups_of(seen.demand, size)
        if narrow is None or demand.groups > len(room):
            continue
        try:
            visit = passage(seen.graph, seen.place.id, demand.group)
        except OutOfRange:
            continue
        after = parts(seen.graph, visit, demand)
        key = next((part.needed for part in after if part.node == narrow.node), 0), -size
        if best is None or key < best[:2]:
            best = (*key, after)
    if best is not None:
        yield from _better(seen, best[2], say("groups of {people}", people=-best[1]))


def _in_groups_of(demand: Demand, size: int) -> Demand:
    groups = ceil(demand.people / size)
    share = -(-demand.must_ride // groups), -(-demand.wheelchairs // groups)
    group = replace(demand.group, people=size, must_ride=min(size, share[0]), wheelchairs=min(size, share[1]))
    return replace(demand, groups=groups, group=group)


def _better(seen: Seen, after: tuple[Part, ...], told: Message) -> Iterator[WayOut]:
    """The way out, if the part that is narrowest now takes everyone sooner; a part no longer used needs no time."""
    if not seen.parts:
        return
    narrow = seen.parts[0]
    needed = next((part.needed for part in after if part.node == narrow.node), 0)
    then = after[0]
    if needed >= narrow.needed:
        return
    saves = narrow.needed - needed
    if then.node == narrow.node:
        change = say("{change}: {part} {needed} min", change=told, part=narrow.name, needed=needed)
    else:
        change = say("{change}: {part} {needed} min; then {other} is narrowest, {minutes} min", change=told,
                     part=narrow.name, needed=needed, other=then.name, minutes=then.needed)  # fmt: skip
    yield WayOut(change, needed, saves)


def _dropped(seen: Seen, tours: LeastTours) -> Iterator[WayOut]:
    """What is saved by those who have least time to spare, if they need not see this site."""
    for window in seen.meeting.windows.values():
        tour = tours.of(window)
        if tour is not None and seen.place.id in tour.sites:
            left = tours.without(tour, seen.place.id)
            saves = tour.least - (left.least if left else 0)
            yield WayOut(say("drop the site: a group needs {minutes} min less", minutes=saves), None, saves)
