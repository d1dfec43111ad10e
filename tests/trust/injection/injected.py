"""What is injected: a good plan and its meeting, with one smallest breach in one of the two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Interior, Place
from meetingplan.domain.plan import Group, Plan, Step

Made = tuple[Meeting, Plan]


@dataclass(frozen=True, slots=True)
class Injected:
    """A breach of the rule that it is made for.

    Args:
        what: says it in short; no two of one rule and one plan say the same.
        by: how large it is, None where that follows from the plan.
        also: other rules that cannot but be broken by the same change.
    """

    what: str
    made: Made
    by: int | None = 1
    also: frozenset[str] = frozenset()


Injector = Callable[[Meeting, Plan], Iterator[Injected]]


def with_place(meeting: Meeting, place: Place, /, **changes: object) -> Meeting:
    """The meeting with another such place."""
    return replace(meeting, places={**meeting.places, place.id: replace(place, **changes)})  # type: ignore[arg-type]  # keyed by field


def with_interior(meeting: Meeting, place: Place, /, **changes: object) -> Meeting:
    """The meeting with another such site inside."""
    return with_place(meeting, place, interior=replace(inside(place), **changes))  # type: ignore[arg-type]  # keyed by field


def inside(place: Place) -> Interior:
    """What a site has inside."""
    assert place.interior is not None
    return place.interior


def with_group(plan: Plan, group: Group, /, **changes: object) -> Plan:
    """The plan with another such group."""
    new = replace(group, **changes)  # type: ignore[arg-type]  # keyed by field
    return replace(plan, groups=tuple(new if g.id == group.id else g for g in plan.groups))


def with_step(plan: Plan, group: Group, number: int, /, **changes: object) -> Plan:
    """The plan with one step of a group changed, and its steps still in order of start."""
    walk = list(group.walk)
    walk[number] = replace(walk[number], **changes)  # type: ignore[arg-type]  # keyed by field
    return with_group(plan, group, walk=tuple(sorted(walk, key=lambda s: s.start)))


def steps(plan: Plan) -> Iterator[tuple[Group, int, Step]]:
    """Every step with its group and its number in the group's walk."""
    for group in plan.groups:
        for number, step in enumerate(group.walk):
            yield group, number, step


def stops(group: Group) -> list[list[int]]:
    """The stays at one bay after another as numbers of steps, each up to the whole group's boarding.

    A group is at a bay as a whole in the first step of a stay, and in the last where it has gone in.
    """
    found: list[list[int]] = []
    for number, step in enumerate(group.walk):
        if step.node.endswith("/bay"):
            before = found[-1][-1] if found else None
            if before is not None and group.walk[before].end == step.start and group.walk[before].place == step.place:
                found[-1].append(number)
            else:
                found.append([number])
    return found


def tours(group: Group) -> list[list[list[int]]]:
    """The stays of each tour: from boarding, one step long, over visits, three long, to getting off, one long."""
    found: list[list[list[int]]] = []
    for stay in stops(group):
        if len(stay) == 1 and (not found or (len(found[-1]) > 1 and len(found[-1][-1]) == 1)):
            found.append([stay])
        else:
            found[-1].append(stay)
    return found


def drives(plan: Plan) -> Iterator[tuple[Group, Step, Step]]:
    """Each drive as the step it leaves from and the one it arrives at."""
    for group in plan.groups:
        for tour in tours(group):
            for one, other in pairwise(tour):
                yield group, group.walk[one[-1]], group.walk[other[0]]
