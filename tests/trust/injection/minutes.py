"""One minute too much or too little, for each of the rules of time."""

import math
from collections.abc import Iterator
from dataclasses import replace

from meetingplan.domain.agenda import Talk
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.pins import Pin, PinnedTour, PinnedVisit
from meetingplan.domain.places import SlowTime
from meetingplan.domain.plan import Plan, Step
from meetingplan.domain.staffing import Duty, Grid, Post, Staffing
from meetingplan.domain.text import Text
from tests.trust.injection.injected import Injected, drives, inside, steps, stops, tours, with_interior, with_place
from tests.trust.injection.injected import with_step as changed

SAME_MINUTE = frozenset({"waiting", "walk-form", "sessions", "must-see", "opening", "capacity", "docents", "routes"})
"""A minute that moves from one step to the next is one in which the group is elsewhere, too early or too late."""
LONGER_DRIVE = frozenset({"driver-hours", "on-board"})


def minute_of_day(meeting: Meeting, minute: int) -> int:
    """Of a minute of the meeting, that of its day."""
    return minute - meeting.clock.of_day(meeting.clock.day(minute), 0)


def sessions(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A group leaves a minute early; a session begins or ends a minute before or after that."""
    rooms = {(f"{s.place}/{s.room}", s.start, s.end) for s in meeting.sessions.values()}
    for group, number, step in steps(plan):
        if (step.node, step.start, step.end) in rooms:
            yield Injected(f"{group.id} leaves {number}", (meeting, changed(plan, group, number, end=step.end - 1)))
    for session in meeting.sessions.values():
        for what in ("start", "end"):
            for by in (-1, 1):
                moved = replace(session, **{what: getattr(session, what) + by})
                made = replace(meeting, sessions={**meeting.sessions, session.id: moved}), plan
                yield Injected(f"{what} of {session.id} {by}", made)


def _slowed(meeting: Meeting, leaving: Step, drive: int, by: float) -> Meeting:
    minute = minute_of_day(meeting, leaving.end)
    return replace(meeting, slow_times=(SlowTime(minute, minute + 1, (drive + by) / drive),))


def travel(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A drive that takes a minute more at the minute when it sets out; a minute less for it at either end of a tour."""
    for group, leaving, arriving in drives(plan) if not meeting.slow_times else ():
        slow = _slowed(meeting, leaving, arriving.start - leaving.end, 0.5)
        yield Injected(f"{group.id} at {leaving.end}", (slow, plan))
    for group in plan.groups:
        for tour in tours(group):
            first, last = tour[0][0], tour[-1][0]
            for number, by in ((first, 1), (last, -1)):
                step = group.walk[number]
                made = changed(plan, group, number, start=step.start + by, end=step.end + by)
                yield Injected(f"{group.id} {number} moved", (meeting, made), also=SAME_MINUTE)


def on_board(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A talk a minute longer than the drive, or two together."""
    for group, leaving, arriving in drives(plan):
        drive = arriving.start - leaving.end
        for first in range(drive + 1):
            halves = [minutes for minutes in (first, drive + 1 - first) if minutes]
            talks = tuple(Talk(Text("课", "talk"), Text("", ""), n, leaving.place, arriving.place) for n in halves)
            yield Injected(f"{group.id} {leaving.place} {arriving.place} {first}",
                           (replace(meeting, talks=talks), plan))  # fmt: skip


def service(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A minute less to board at the first stop, to get off at the last, or at a stop inside."""
    for group in plan.groups:
        ends = {tour[0][0] for tour in tours(group)} | {tour[-1][0] for tour in tours(group)}
        for number, step in enumerate(group.walk):
            if (number in ends or step.docent is not None) and step.end - step.start > 1:
                for what, by in (("start", 1), ("end", -1)):
                    made = changed(plan, group, number, **{what: getattr(step, what) + by})
                    yield Injected(
                        f"{what} {group.id} {number}", (meeting, made), also=SAME_MINUTE | {"travel", "sittings"}
                    )


def waiting(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A minute more at the door where a tour ends, or at a stop that takes a minute less; a road a minute quicker."""
    for group in plan.groups:
        for tour in tours(group):
            number = tour[-1][0]
            end = group.walk[number].end
            if all(step.start > end for step in group.walk[number + 1 :]):  # a session begins at once otherwise
                longer = changed(plan, group, number, end=end + 1)
                yield Injected(f"{group.id} {number}", (meeting, longer), also=SAME_MINUTE | {"standing", "pins"})
    for place in meeting.places.values():
        for number, zone in enumerate(place.interior.zones if place.interior else ()):
            if zone.minutes > 1:
                zones = list(inside(place).zones)
                zones[number] = replace(zone, minutes=zone.minutes - 1)
                if any(step.node == f"{place.id}/{zone.id}" for _, _, step in steps(plan)):
                    yield Injected(zone.id, (with_interior(meeting, place, zones=tuple(zones)), plan))
    for group, leaving, arriving in drives(plan) if not meeting.slow_times else ():
        drive = arriving.start - leaving.end
        if drive > 1:
            yield Injected(f"{group.id} at {leaving.end}", (_slowed(meeting, leaving, drive, -1), plan))


def standing(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A bay in which a coach may stand for a minute less than it does."""
    for group in plan.groups:
        for stay in stops(group):
            first, last = group.walk[stay[0]], group.walk[stay[-1]]
            longest = last.end - first.start - 1
            made = with_place(meeting, meeting.places[first.place], standing=longest), plan
            yield Injected(f"{group.id} {first.start}", made)


def opening(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A place that opens a minute after someone came, or closes a minute before they left."""
    for group, number, step in steps(plan):
        if step.people:
            opens, closes = minute_of_day(meeting, step.start) + 1, minute_of_day(meeting, step.end) - 1
            for what, minute in (("opens", opens), ("closes", closes)):
                place = with_place(meeting, meeting.places[step.place], **{what: minute})
                yield Injected(f"{what} {group.id} {number}", (place, plan))


def must_see(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A window that opens a minute after a tour sets out, or closes a minute before it is back, or lacks a site."""
    for window in meeting.windows.values():
        for group in plan.groups:
            for tour in tours(group):
                boarding, arrival = group.walk[tour[0][0]], group.walk[tour[-1][0]]
                if len(tour) > 2 and window.start <= boarding.start and arrival.end <= window.end:
                    for what, minute in (("start", boarding.start + 1), ("end", arrival.end - 1)):
                        less = {**meeting.windows, window.id: replace(window, **{what: minute})}
                        yield Injected(f"{what} {group.id} {window.id}", (replace(meeting, windows=less), plan))


def sittings(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A show that starts a minute before or after people come to its place; all others start when people come."""
    for place in meeting.places.values():
        zones = {f"{place.id}/{zone.id}" for zone in place.interior.zones} if place.interior else set()
        first: list[Step] = []
        for group in plan.groups:
            for stay in stops(group):
                if len(stay) > 1:
                    led = [s for s in group.walk[stay[0] : stay[-1]] if s.node in zones]
                    first += [min(led, key=lambda s: s.start)] if led else []
        starts = {minute_of_day(meeting, step.start) for step in first}
        for start in starts if place.interior and not place.interior.gear else ():
            for by in (-1, 1):
                others = tuple(sorted({s for s in starts if abs(s - start) > 2} | {start + by}))
                yield Injected(f"{place.id} {start} {by}", (with_interior(meeting, place, starts=others), plan))


def pinned(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A visit or a tour that is pinned to a minute earlier or later."""
    for group in plan.groups:
        walk = group.walk
        made = tuple(PinnedTour(walk[tour[0][0]].start, walk[tour[-1][0]].end) for tour in tours(group))
        pin = Pin(group.coach, group.delegates, (), made)
        for number, tour in enumerate(made):
            for what in ("depart", "back"):
                moved = replace(tour, **{what: getattr(tour, what) - 1})
                others = (*made[:number], moved, *made[number + 1 :])
                yield Injected(f"{what} {group.id} {number}",
                               (replace(meeting, pins={pin.coach: replace(pin, tours=others)}), plan))  # fmt: skip
        for stay in (stay for stay in stops(group) if len(stay) > 1):
            visit = PinnedVisit(walk[stay[0]].place, walk[stay[0]].start, walk[stay[0]].end, walk[stay[-1]].end)
            for what in ("arrive", "enter", "leave"):
                moved_visit = replace(visit, **{what: getattr(visit, what) + 1})
                of_one = replace(pin, tours=None, visits=(moved_visit,))
                yield Injected(f"{what} {group.id} {stay[0]}", (replace(meeting, pins={pin.coach: of_one}), plan))


def driver_hours(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A minute less on duty, or at the wheel, than the plan asks of a driver in a day."""
    for group in plan.groups:
        days: dict[int, list[tuple[Step, ...]]] = {}
        for tour in tours(group):
            midnight = meeting.clock.of_day(meeting.clock.day(group.walk[tour[0][0]].start), 0)
            days.setdefault(midnight, []).append((group.walk[tour[0][0]], group.walk[tour[-1][0]]))
        for midnight, ends in days.items():
            duty = ends[-1][1].end - ends[0][0].start
            limits = replace(meeting.limits, driver_duty=duty - 1)
            yield Injected(f"duty of {group.id} from {midnight}", (replace(meeting, limits=limits), plan))
            wheel = sum(
                other.start - one.end
                for of, one, other in drives(plan)
                if of.id == group.id and meeting.clock.of_day(meeting.clock.day(one.start), 0) == midnight
            )
            limits = replace(meeting.limits, driver_driving=wheel - 1)
            yield Injected(f"driving of {group.id} from {midnight}", (replace(meeting, limits=limits), plan))


def staffing(meeting: Meeting, plan: Plan) -> Iterator[Injected]:
    """A post at a place, staffed for all of its minutes but one."""
    for place in meeting.places.values():
        there = [step for _, _, step in steps(plan) if step.place == place.id]
        if not there or meeting.days > 1:
            continue
        start, end = min(step.start for step in there), max(step.end for step in there)
        post = Post("post", place.id, Text("岗", "post"), 1, ())
        of = Staffing(24 * 60, 0, {"grid": Grid("grid", Text("格", "grid"), 1, ())}, {post.id: post})
        for gap in range(start, end, math.ceil((end - start) / 40)):
            parts = [(a, b) for a, b in ((start, gap), (gap + 1, end)) if a < b]
            duties = tuple(Duty(post.id, "grid", a, b) for a, b in parts)
            yield Injected(f"{place.id} {gap}", (replace(meeting, staffing=of), replace(plan, duties=duties)))
