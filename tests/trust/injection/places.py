"""One person, party, storey, site or point too many or too few, for each of the rules of places and wishes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, islice, pairwise, permutations

from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import GEAR, DocentId, PlaceId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.people import Need
from meetingplan.domain.places import PlaceKind, Road
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Text
from tests.trust.injection.injected import Injected, inside, steps, stops, tours, with_group, with_interior, with_place
from tests.trust.injection.people import with_delegate


def _orders(plan: Plan, window: Window) -> set[tuple[PlaceId, ...]]:
    """The orders in which the sites of a window are seen."""
    found = set()
    for group in plan.groups:
        for tour in tours(group):
            order = tuple(group.walk[stay[0]].place for stay in tour[1:-1])
            if order and set(order) <= set(window.offered):
                found.add(order)
    return found


def _with_window(meeting: Meeting, window: Window, /, **changes: object) -> Meeting:
    return replace(meeting, windows={**meeting.windows, window.id: replace(window, **changes)})  # type: ignore[arg-type]  # keyed by field


def turning(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """No room to turn at a site to which one driveway leads, as long as it may be within the roads there are."""
    fork = PlaceId("fork")
    for site in {step.place for _, _, step in steps(plan) if step.docent is not None}:
        shortest = min(road.minutes for road in meeting.roads if site in (road.a, road.b))
        for long in range(1, shortest):
            roads = [replace(r, a=fork if r.a == site else r.a, b=fork if r.b == site else r.b,
                             minutes=r.minutes - long if site in (r.a, r.b) else r.minutes)
                     for r in meeting.roads]  # fmt: skip
            place = replace(meeting.places[site], id=fork, kind=PlaceKind.JUNCTION, interior=None, rooms={}, bays=0)
            made = replace(meeting, roads=(*roads, Road(site, fork, long, 0.0)), places={**meeting.places, fork: place})
            # Who passes by no longer goes up the driveway, so that other ways may become quicker.
            yield Injected(f"{site} {long}", (with_place(made, made.places[site], turning=False), plan),
                           also=frozenset({"waiting"}))  # fmt: skip


def shown(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """Of a belt of all sets of sites that are seen one too many, one too few, one twice, or one that is none of it."""
    for window in meeting.windows.values():
        seen = sorted({site for order in _orders(plan, window) for site in order})
        for size in range(1, len(seen) + 1):
            for chosen in combinations(seen, size):
                sites = tuple(site for site in window.sites if site not in chosen)
                belt = Belt("belt", Text("带", "belt"), dict.fromkeys((*chosen, PlaceId("unseen")), 1), at_least=0)
                for what, changes, told in (
                    ("one too few", {"at_least": size + 1}, chosen), ("one too many", {"at_most": size - 1}, chosen),
                    ("twice", {}, (*chosen, chosen[0])), ("no candidate", {}, (*chosen, PlaceId("none"))),
                ):  # fmt: skip
                    made = _with_window(meeting, window, sites=sites, belts=(replace(belt, **changes),))  # type: ignore[arg-type]  # keyed by field
                    # What is a candidate is no longer what everyone must see, and `none` is known to nobody.
                    yield Injected(f"{what} {chosen}", (made, replace(plan, shown={window.id: told})))


def ends(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A site that is seen second is to come first, one before the last is to be last."""
    for window in meeting.windows.values():
        for order in _orders(plan, window):
            if len(order) > 1:
                first, last = (
                    _with_window(meeting, window, first=order[1]),
                    _with_window(meeting, window, last=order[-2]),
                )
                yield Injected(f"first {order[1]}", (first, plan))
                yield Injected(f"last {order[-2]}", (last, plan))


def routes(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One order of sites too many, or along all lines but one that is driven."""
    for window in meeting.windows.values():
        orders = _orders(plan, window)
        if len(orders) > 1:
            yield Injected(f"one fewer {window.id}", (_with_window(meeting, window, routes=len(orders) - 1), plan))
        for order in orders:
            others = (line for line in permutations(order) if line != order)
            for line in islice(others, 60):
                lines = tuple(sorted(orders - {order} | {line}))
                # Each site out of its order counts.
                yield Injected(f"{line} for {order}", (_with_window(meeting, window, lines=lines), plan), None)


def capacity(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One place fewer in a room or zone than there are people, one bay or turn fewer than coaches or parties.

    At another time more of them may be there.
    """
    for _, _, step in steps(plan):
        there = [s for _, _, s in steps(plan) if s.node == step.node and s.start <= step.start < s.end]
        people, place, part = sum(s.people for s in there), meeting.places[step.place], step.node.partition("/")[2]
        what, is_zone = f"{step.node} {step.start}", step.docent is not None and part != GEAR
        if part == "bay":
            yield Injected(what, (with_place(meeting, place, bays=len(there) - 1), plan), None)
        elif part in place.rooms and people > 1:
            fewer = replace(place.rooms[part], people=_short(meeting, people))
            made = with_place(meeting, place, rooms={**place.rooms, part: fewer}), plan
            yield Injected(what, made, None, frozenset({"seating"}))  # a smaller room has fewer seats
        elif is_zone and people > 1:
            for field, limit in (("people", _short(meeting, people)), ("parties", len(there) - 1)):
                zones = tuple(replace(z, **{field: limit}) if z.id == part else z for z in inside(place).zones)
                yield Injected(f"{field} {what}", (with_interior(meeting, place, zones=zones), plan), None)


def _short(meeting: Meeting, people: int) -> int:
    """The most people that a place may be for when spaced it is for one too few."""
    return max(n for n in range(20 * people) if meeting.usable(n) < people)


def docents(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A party of one too many, without its docent, or with one who is none there."""
    for group in plan.groups:
        for stay in (stay for stay in stops(group) if len(stay) > 1):
            place = meeting.places[group.walk[stay[0]].place]
            led = [step for step in group.walk[stay[0] : stay[-1] + 1] if step.docent is not None]
            for docent in sorted({step.docent for step in led if step.docent is not None}):
                people = next(step.people for step in led if step.docent == docent)
                what = f"{group.id} {place.id} {docent}"
                yield Injected(f"size {what}", (with_interior(meeting, place, max_party=people - 1), plan))
                staff = tuple(d for d in inside(place).docents if d.id != docent)
                if staff:
                    yield Injected(f"gone {what}", (with_interior(meeting, place, docents=staff), plan))
                for new in (None, DocentId("nobody")):
                    walk = tuple(replace(s, docent=new) if s in led and s.docent == docent else s for s in group.walk)
                    # Parties without a docent are told apart by their minutes alone.
                    yield Injected(f"{new} {what}", (meeting, with_group(plan, group, walk=walk)),
                                   also=frozenset({"walk-form", "lift-needs", "waiting"}))  # fmt: skip


def lift_needs(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """One person more who needs the lift than ride in it."""
    lifts = {f"{p.id}/{lift.id}" for p in meeting.places.values() if p.interior for lift in p.interior.lifts}
    for group in plan.groups:
        need = [id for id in group.delegates if meeting.delegates[id].needs & {Need.LIFT, Need.WHEELCHAIR}]
        walks = [id for id in group.delegates if id not in need]
        for place in sorted({step.place for step in group.walk if step.node in lifts}):
            ride = [step for step in group.walk if step.node in lifts and step.place == place]
            parties = len({step.docent for step in group.walk if step.place == place and step.docent})
            carried = min(step.people for step in ride)
            if parties == 1 and carried < group.size:
                for more in islice(combinations(walks, carried + 1 - len(need)), 60):
                    made = meeting
                    for id in more:
                        made = with_delegate(made, id, needs=meeting.delegates[id].needs | {Need.LIFT})
                    yield Injected(f"{place} {more}", (made, plan))


def climbing(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A site that lets nobody climb as high as they do."""
    for place in meeting.places.values():
        stairs = {f"{place.id}/{way.id}" for way in place.interior.stairs} if place.interior else set()
        if any(step.node in stairs for _, _, step in steps(plan)):
            floors = [1, *(zone.floor for zone in inside(place).zones), 1]
            highest = max(abs(a - b) for a, b in pairwise(floors))
            for most in range(highest):
                yield Injected(f"{place.id} {most}", (with_interior(meeting, place, max_storeys=most), plan), None)


def certificates(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A lift whose certificate ran out a day before the last, or some."""
    for place in meeting.places.values():
        for number, lift in enumerate(place.interior.lifts if place.interior else ()):
            if any(step.node == f"{place.id}/{lift.id}" for _, _, step in steps(plan)):
                for days in range(1, 51):
                    lifts = list(inside(place).lifts)
                    lifts[number] = replace(lift, certificate=meeting.last_day - timedelta(days=days))
                    made = with_interior(meeting, place, lifts=tuple(lifts)), plan
                    yield Injected(f"{place.id} {lift.id} {days}", made, None)


def tiers(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A value that is off by one, or by a little more, a bound above it, a tier told twice, called what it is not."""
    for number, tier in enumerate(plan.tiers):
        for by in (-3, -2, -1, 1, 2, 3):
            changes = (
                {"value": tier.value + by},
                {"bound": tier.value + abs(by) / 3},
                {"unit": tier.unit + "s" * abs(by)},
            )
            for change in changes:
                new = replace(tier, **change)  # type: ignore[arg-type]  # keyed by field
                told = tuple(new if t is tier else t for t in plan.tiers)
                made = replace(plan, tiers=told)
                by_one = abs(by) if "value" in change else 1
                yield Injected(f"{change} {number}", (meeting, made), by_one)
        yield Injected(
            f"twice {number}", (meeting, replace(plan, tiers=(*plan.tiers[:number], tier, *plan.tiers[number:])))
        )
