"""The rules that can stand in each other's way, in the organiser's words; each with the meeting as it is without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from meetingplan.domain.belts import Belt
from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.ids import CoachId, PlaceId, SessionId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.places import Interior, Place, PlaceKind
from meetingplan.domain.text import Message, say
from meetingplan.explain.changes import with_belt, with_window
from meetingplan.survey.changes import with_place, without

ROOM = 99
"""As much room as nobody ever fills."""
LONGER = 180
"""Minutes before and after a window that nobody would make it longer by."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that is asked of every plan.

    Args:
        waived: makes of a meeting one without it.
        about: ids of the windows and places that it is about.
        is_time: whether it is about windows or sessions.
    """

    told: Message
    waived: Callable[[Meeting], Meeting]
    about: tuple[str, ...] = ()
    is_time: bool = False

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """Tells the rule again in a meeting that differs in figures."""
        return self.told.template, self.about


def rules(meeting: Meeting) -> Iterator[Rule]:
    """What could be given up, the most fundamental first."""
    for window in meeting.windows.values():
        yield _hours_of_window(meeting, window)
        yield from _sessions_round(meeting, window)
        for site in window.sites:
            name = meeting.places[site].name
            yield Rule(say("everyone sees {site}", site=name), _leaving_out(site), (site,))
        yield from _of_belts(window)
    for window in meeting.windows.values():
        for site in window.offered:
            yield from (replace(rule, about=(site,)) for rule in _of_site(meeting.places[site]))
        if window.first or window.last or window.lines or window.routes is not None:
            yield Rule(
                say("{window}: sites come in the order that is asked for", window=window.title), _any_order(window)
            )
    for place in meeting.places.values():
        if place.kind in (PlaceKind.HOTEL, PlaceKind.HALL):
            yield replace(_bays(place), about=(place.id,))
    yield Rule(
        say("nobody waits for more than {minutes} min at a stop", minutes=meeting.limits.max_wait),
        lambda of: replace(of, limits=replace(of.limits, max_wait=MINUTES_A_DAY)),
    )
    yield Rule(say("drivers keep their hours, and rest in time"), _any_hours)
    for coach in meeting.pins:
        yield Rule(say("what is pinned of {coach} stays", coach=coach), _unpinned(coach), (coach,))


def _any_hours(of: Meeting) -> Meeting:
    """Drivers who are never tired: every stop is a rest."""
    return replace(of, limits=replace(of.limits, driver_duty=None, driver_driving=MINUTES_A_DAY, driver_rest=0))


def _hours_of_window(meeting: Meeting, window: Window) -> Rule:
    told = say("{window} lasts from {start} to {end}", window=window.title, start=meeting.when(window.start),
               end=meeting.when(window.end))  # fmt: skip

    def waived(of: Meeting) -> Meeting:
        first = max(window.start - LONGER, of.clock.of_day(of.clock.day(window.start), 0))
        last = min(window.end + LONGER, of.clock.of_day(of.clock.day(window.end), MINUTES_A_DAY - 1))
        return with_window(of, replace(of.windows[window.id], start=first, end=last))

    return Rule(told, waived, (window.id,), is_time=True)


def _sessions_round(meeting: Meeting, window: Window) -> Iterator[Rule]:
    """The last session before a window, and the first after it, which tours must fit between."""
    before = [s for s in meeting.sessions.values() if s.start < window.start]
    after = [s for s in meeting.sessions.values() if s.end > window.end]
    for session in (max(before, key=lambda s: s.end, default=None), min(after, key=lambda s: s.start, default=None)):
        if session is not None:
            start, end = meeting.when(session.start), meeting.when(session.end)
            told = say("{session} lasts from {start} to {end}", session=session.title, start=start, end=end)
            alike = {s.id for s in meeting.sessions.values() if (s.start, s.end) == (session.start, session.end)}
            yield Rule(told, _without_sessions(alike), (window.id, session.id), is_time=True)


def _without_sessions(ids: set[SessionId]) -> Callable[[Meeting], Meeting]:
    return lambda of: replace(of, sessions={id: session for id, session in of.sessions.items() if id not in ids})


def _of_belts(window: Window) -> Iterator[Rule]:
    for belt in window.belts:
        if belt.at_least:
            told = say("{belt}: at least {number} are shown", belt=belt.name, number=belt.at_least)
            yield Rule(told, _fewer(window, belt), (window.id, belt.id))
    if window.reserve:
        told = say("{window} keeps {minutes} min in reserve", window=window.title, minutes=window.reserve)
        yield Rule(told, lambda of: with_window(of, replace(of.windows[window.id], reserve=0)), (window.id,))


def _fewer(window: Window, belt: Belt) -> Callable[[Meeting], Meeting]:
    return lambda of: with_belt(of, of.windows[window.id], replace(belt, at_least=0))


def _leaving_out(site: PlaceId) -> Callable[[Meeting], Meeting]:
    """Without visits to a site, those that are pinned included."""

    def waived(of: Meeting) -> Meeting:
        pins = {
            id: replace(pin, visits=tuple(visit for visit in pin.visits if visit.site != site))
            for id, pin in of.pins.items()
        }
        return replace(without(of, site), pins=pins)

    return waived


def _of_site(place: Place) -> Iterator[Rule]:
    inside, name = place.interior, place.name
    assert inside is not None
    if any(zone.floor > 1 for zone in inside.zones):
        yield Rule(say("{site}: the lift or the stairs take their time", site=name), _inside(place, _on_the_ground))
    if inside.docents:
        told = say("{site}: docents: {number}", site=name, number=len(inside.docents))
        yield Rule(told, _inside(place, lambda its: replace(its, docents=())))
    yield Rule(say("{site}: rooms hold only so many", site=name), _inside(place, _roomy))
    if inside.gear:
        sets = replace(inside.gear, sets=ROOM * ROOM)
        told = say("{site}: sets of gear: {number}", site=name, number=inside.gear.sets)
        yield Rule(told, _inside(place, lambda its: replace(its, gear=sets)))
    if inside.starts:
        yield Rule(
            say("{site}: visits begin at set times", site=name), _inside(place, lambda its: replace(its, starts=()))
        )
    yield _bays(place)
    if (place.opens, place.closes) != (0, MINUTES_A_DAY):
        hours = {"opens": f"{place.opens // 60:02}:{place.opens % 60:02}",
                 "closes": f"{place.closes // 60:02}:{place.closes % 60:02}"}  # fmt: skip
        told = say("{site} is open from {opens} to {closes}", site=name, **hours)
        yield Rule(told, _as(place, opens=0, closes=MINUTES_A_DAY))
    if place.standing is not None:
        told = say("{site}: coaches stay for {minutes} min at most", site=name, minutes=place.standing)
        yield Rule(told, _as(place, standing=None))
    if not place.turning:
        yield Rule(say("{site}: coaches cannot turn round", site=name), _as(place, turning=True))


def _bays(place: Place) -> Rule:
    return Rule(say("{site}: coach bays: {number}", site=place.name, number=place.bays), _as(place, bays=ROOM))


def _as(place: Place, **keys: Any) -> Callable[[Meeting], Meeting]:
    """The meeting with a place that differs in some keys."""
    return lambda of: with_place(of, replace(of.places[place.id], **keys))


def _inside(place: Place, change: Callable[[Interior], Interior]) -> Callable[[Meeting], Meeting]:
    def waived(of: Meeting) -> Meeting:
        interior = of.places[place.id].interior
        assert interior is not None
        return with_place(of, replace(of.places[place.id], interior=change(interior)))

    return waived


def _on_the_ground(inside: Interior) -> Interior:
    return replace(inside, zones=tuple(replace(zone, floor=1) for zone in inside.zones))


def _roomy(inside: Interior) -> Interior:
    return replace(inside, zones=tuple(replace(zone, parties=ROOM, people=None) for zone in inside.zones))


def _any_order(window: Window) -> Callable[[Meeting], Meeting]:
    def waived(of: Meeting) -> Meeting:
        return with_window(of, replace(of.windows[window.id], first=None, last=None, lines=(), routes=None))

    return waived


def _unpinned(coach: CoachId) -> Callable[[Meeting], Meeting]:
    return lambda of: replace(of, pins={id: pin for id, pin in of.pins.items() if id != coach})
