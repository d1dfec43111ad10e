"""One breach each of the rules of who rides with whom."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from meetingplan.domain.ids import CoachId, DelegateId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.people import Delegate, Grouping, Leaders, Need, Role
from meetingplan.domain.pins import Pin
from meetingplan.domain.places import PlaceKind
from meetingplan.domain.plan import Group, Plan
from tests.trust.injection.injected import Injected, steps, with_group


def with_delegate(meeting: Meeting, id: DelegateId, /, **changes: object) -> Meeting:
    """The meeting with another such delegate."""
    new: Delegate = replace(meeting.delegates[id], **changes)  # type: ignore[arg-type]  # keyed by field
    return replace(meeting, delegates={**meeting.delegates, id: new})


def _placed(plan: Plan) -> list[tuple[Group, DelegateId]]:
    return [(group, id) for group in plan.groups for id in group.delegates]


def scenario(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One character of the hash, or of the id."""
    hash = plan.scenario_sha256
    for at, new in product(range(len(hash)), "0123456789abcdef"):
        if hash[at] != new:
            other = hash[:at] + new + hash[at + 1 :]
            yield Injected(f"{at} {new}", (meeting, replace(plan, scenario_sha256=other)))
    for at in range(len(plan.scenario)):
        other = plan.scenario[:at] + plan.scenario[at + 1 :]
        yield Injected(f"id without {at}", (meeting, replace(plan, scenario=other)))


def roster(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One person twice in the plan, or a stranger in their place."""
    stranger = DelegateId("nobody")
    for group, id in _placed(plan):
        yield Injected(f"{id} placed and unplaced", (meeting, replace(plan, unplaced={**plan.unplaced, id: "why"})))
        people = tuple(stranger if d == id else d for d in group.delegates)
        # Who is left out is missed by the rules of what was asked for them.
        yield Injected(f"stranger for {id}", (meeting, with_group(plan, group, delegates=people)),
                       also=frozenset({"by-hand", "together", "leaders", "pins"}))  # fmt: skip
    for id in plan.unplaced:
        yield Injected(f"{id} without reason", (meeting, replace(plan, unplaced={**plan.unplaced, id: " "})))
        left = {other: why for other, why in plan.unplaced.items() if other != id}
        yield Injected(f"{id} left out", (meeting, replace(plan, unplaced=left)))


def seats(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One seat too few for the people, the crew or a wheelchair, one coach for two groups, one that nobody knows."""
    for group in plan.groups:
        coach = meeting.coaches[group.coach]
        one_short = max(n for n in range(coach.seats) if meeting.usable(n) - coach.crew < group.size)
        crew = meeting.usable(coach.seats) - group.size + 1
        chairs = sum(Need.WHEELCHAIR in meeting.delegates[id].needs for id in group.delegates)
        for what, change in (("seats", {"seats": one_short}), ("crew", {"crew": crew})):
            changed = {**meeting.coaches, coach.id: replace(coach, **change)}  # type: ignore[arg-type]  # keyed by field
            yield Injected(f"{what} of {coach.id}", (replace(meeting, coaches=changed), plan))
        yield Injected(f"unknown coach of {group.id}", (meeting, with_group(plan, group, coach=CoachId("?"))),
                       also=frozenset({"by-hand"}))  # fmt: skip
        less = {**meeting.coaches, coach.id: replace(coach, wheelchairs=chairs)}
        for id in group.delegates:
            if Need.WHEELCHAIR not in meeting.delegates[id].needs:
                needs = meeting.delegates[id].needs | {Need.WHEELCHAIR}
                one_more = with_delegate(replace(meeting, coaches=less), id, needs=needs)
                yield Injected(f"wheelchair of {id}", (one_more, plan), also=frozenset({"lift-needs"}))


def together(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One of a group stays elsewhere, or rides without one who is to be with them."""
    hotels = [place.id for place in meeting.places.values() if place.kind is PlaceKind.HOTEL]
    for group in plan.groups:
        for id, hotel in product(group.delegates[1:], hotels):
            if hotel != meeting.delegates[id].hotel:
                yield Injected(f"{id} at {hotel}", (with_delegate(meeting, id, hotel=hotel), plan),
                               also=frozenset({"rooms", "tables"}))  # fmt: skip
    for (one, id), (two, other) in combinations(_placed(plan), 2):
        if one.id != two.id and not meeting.delegates[id].keep_with:
            yield Injected(f"{id} with {other}", (with_delegate(meeting, id, keep_with=frozenset({other})), plan))


def apart(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """Two of a group are to keep apart, as one of them says."""
    for group in plan.groups:
        for id, other in combinations(group.delegates, 2):
            yield Injected(f"{id} from {other}", (with_delegate(meeting, id, keep_apart=frozenset({other})), plan))


def by_hand(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One was given another coach."""
    for group, id in _placed(plan):
        for coach in meeting.coaches:
            if coach != group.coach:
                yield Injected(f"{id} on {coach}", (with_delegate(meeting, id, coach=coach), plan))


def leaders(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """Two leaders in one group and none in another of the same hotel and sites."""
    everyone = {
        id: replace(d, role=Role.DELEGATE, must_see=frozenset(), keep_with=frozenset(), keep_apart=frozenset())
        for id, d in meeting.delegates.items()
    }
    if len(plan.groups) < 3:  # the hand-made plan has one group a hotel: its people are one hotel's now
        hotel = plan.groups[0]
        everyone = {id: replace(d, hotel=meeting.delegates[hotel.delegates[0]].hotel) for id, d in everyone.items()}
    spread = replace(meeting, groups=Grouping(leaders=Leaders.SPREAD))
    hotels = [{everyone[id].hotel for id in group.delegates} for group in plan.groups]
    for number, group in enumerate(plan.groups):
        if hotels.count(hotels[number]) > 1:
            for pair in combinations(group.delegates, 2):
                led = {id: replace(everyone[id], role=Role.LEADER) for id in pair}
                yield Injected(f"{pair}", (replace(spread, delegates={**everyone, **led}), plan),
                               also=frozenset({"sessions", "walk-form", "rooms", "tables", "seating"}))  # fmt: skip


def pins(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One more person is pinned to a coach, or one to whom it is not pinned rides along."""
    for group in plan.groups:
        for other in meeting.delegates.keys() - set(group.delegates):
            pin = Pin(group.coach, (*group.delegates, other))
            yield Injected(f"{other} on {group.coach}", (replace(meeting, pins={pin.coach: pin}), plan))
        for id in group.delegates:
            pin = Pin(group.coach, tuple(d for d in group.delegates if d != id), (), ())
            yield Injected(f"{id} along", (replace(meeting, pins={pin.coach: pin}), plan))


def walk_form(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One person fewer, or one more than the group has, a step of no length, or at a node that nobody knows."""
    for group, number, step in steps(plan):
        where = f"{group.id} {number}"
        changes = [("no length", {"end": step.start}), ("unknown", {"node": step.node + "?"})]
        if step.people == group.size:
            changes += [("one more", {"people": step.people + 1})]
            changes += [("one fewer", {"people": step.people - 1})]
        for what, change in changes:
            walk = list(group.walk)
            walk[number] = replace(step, **change)  # type: ignore[arg-type]  # keyed by field
            yield Injected(f"{what} {where}", (meeting, with_group(plan, group, walk=tuple(walk))))
