"""Small changes of a meeting and its plan, each of one thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Room
from meetingplan.domain.plan import Group, Plan, Step
from tests.audit.builders import text, walk_of, with_walk

Made = tuple[Meeting, Plan]
Edit = Callable[[Meeting, Plan], Made]


@dataclass(frozen=True)
class Breach:
    """`also` names a second rule that the same minute breaks: what is cut from a stay is then spent on the road."""

    what: str
    rule: str
    by: int
    edit: Edit
    also: frozenset[str] = frozenset()


def change(name: str, node: str, start: int, /, **changes: Any) -> Edit:
    """Changes the one step of a group at a node from a minute."""

    def edit(meeting: Meeting, plan: Plan) -> Made:
        found = [s for s in walk_of(plan, name) if (s.node, s.start) == (node, start)]
        assert len(found) == 1
        walk = [replace(s, **changes) if s is found[0] else s for s in walk_of(plan, name)]
        return meeting, with_walk(plan, name, walk)

    return edit


def drop(name: str, node: str, start: int) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        walk = [s for s in walk_of(plan, name) if (s.node, s.start) != (node, start)]
        assert len(walk) == len(walk_of(plan, name)) - 1
        return meeting, with_walk(plan, name, walk)

    return edit


def add(name: str, *steps: Step) -> Edit:
    return lambda meeting, plan: (meeting, with_walk(plan, name, (*walk_of(plan, name), *steps)))


def shift(name: str, first: int, last: int, by: int) -> Edit:
    """Moves all steps that start in `[first, last]`."""

    def moved(s: Step) -> Step:
        return replace(s, start=s.start + by, end=s.end + by) if first <= s.start <= last else s

    return lambda meeting, plan: (meeting, with_walk(plan, name, [moved(s) for s in walk_of(plan, name)]))


def both(*edits: Edit) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        for one in edits:
            meeting, plan = one(meeting, plan)
        return meeting, plan

    return edit


def of_meeting(**changes: Any) -> Edit:
    return lambda meeting, plan: (replace(meeting, **changes), plan)


def of_plan(**changes: Any) -> Edit:
    return lambda meeting, plan: (meeting, replace(plan, **changes))


def of_limits(**changes: Any) -> Edit:
    return lambda meeting, plan: (replace(meeting, limits=replace(meeting.limits, **changes)), plan)


def of_place(name: str, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        key = PlaceId(name)
        return replace(meeting, places={**meeting.places, key: replace(meeting.places[key], **changes)}), plan

    return edit


def of_interior(name: str, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        interior = meeting.places[PlaceId(name)].interior
        assert interior is not None
        return of_place(name, interior=replace(interior, **changes))(meeting, plan)

    return edit


def of_zone(name: str, number: int, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        interior = meeting.places[PlaceId(name)].interior
        assert interior is not None
        zones = [replace(z, **changes) if i == number else z for i, z in enumerate(interior.zones)]
        return of_interior(name, zones=tuple(zones))(meeting, plan)

    return edit


def of_coach(name: str, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        key = CoachId(name)
        return replace(meeting, coaches={**meeting.coaches, key: replace(meeting.coaches[key], **changes)}), plan

    return edit


def of_delegate(name: str, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        key = DelegateId(name)
        return replace(meeting, delegates={**meeting.delegates, key: replace(meeting.delegates[key], **changes)}), plan

    return edit


def of_group(name: str, /, **changes: Any) -> Edit:
    def changed(g: Group) -> Group:
        return replace(g, **changes) if g.id == name else g

    return lambda meeting, plan: (meeting, replace(plan, groups=tuple(map(changed, plan.groups))))


def of_window(**changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        return replace(meeting, windows={k: replace(w, **changes) for k, w in meeting.windows.items()}), plan

    return edit


def of_tier(number: int, /, **changes: Any) -> Edit:
    def edit(meeting: Meeting, plan: Plan) -> Made:
        tiers = [replace(t, **changes) if i == number else t for i, t in enumerate(plan.tiers)]
        return meeting, replace(plan, tiers=tuple(tiers))

    return edit


def room_for(seats: int) -> dict[str, Room]:
    return {"room": Room("room", text("room"), seats)}


def people(*numbers: int) -> tuple[DelegateId, ...]:
    return tuple(DelegateId(f"D{number:02}") for number in numbers)
