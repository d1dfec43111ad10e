"""What could be changed about a meeting, one thing at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from meetingplan.domain.belts import Belt
from meetingplan.domain.ids import CoachId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.places import Place, PlaceKind
from meetingplan.domain.text import Message, say
from meetingplan.survey.changes import changes, with_place, without

SOONER = 30
"""Minutes by which sites open earlier, where that is asked."""


class Kind(Enum):
    """What is changed: a site is left out, there is more room in one place, or something that holds for many."""

    SITE = "site"
    ROOM = "room"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting with one thing changed.

    Args:
        subject: the id of the place, window or coach that is changed, if it is one.
        window: on which it bears most.
        regroups: whether groups may be other ones.
    """

    told: Message
    meeting: Meeting
    window: Window
    subject: str | None = None
    kind: Kind = Kind.ROOM
    regroups: bool = False


def all_changes(meeting: Meeting) -> Iterator[Change]:
    """One more of everything that is limited; leaving out each site; and what holds for all."""
    for window in meeting.windows.values():
        for site in window.offered:
            yield from _at_site(meeting, window, meeting.places[site])
        yield from _of_window(meeting, window)
    if meeting.windows:
        yield from _of_all(meeting, next(iter(meeting.windows.values())))


def _at_site(meeting: Meeting, window: Window, place: Place) -> Iterator[Change]:
    """What bears on a site while people are there in a window, which is named where it is not the only one."""
    assert place.interior is not None
    several = sum(place.id in other.offered for other in meeting.windows.values()) > 1
    name = say("{site} ({window})", site=place.name, window=window.title) if several else place.name
    for told, changed in changes(meeting, place, place.interior, place.interior.lifts):
        yield Change(say("{site}: {change}", site=name, change=told), changed, window, place.id)
    if len(window.offered) > 1:
        left_out = without(meeting, place.id)
        told = say("{site}: leave it out", site=name)
        yield Change(told, left_out, left_out.windows[window.id], place.id, Kind.SITE)


def _of_window(meeting: Meeting, window: Window) -> Iterator[Change]:
    if window.first or window.last or window.lines or window.routes is not None:
        free = replace(window, first=None, last=None, lines=(), routes=None)
        yield Change(say("{window}: sites in any order", window=window.title), with_window(meeting, free), free,
                     window.id, Kind.MANY)  # fmt: skip
    sooner = dict(meeting.places)
    for site in window.offered:
        place = meeting.places[site]
        sooner[site] = replace(place, opens=max(0, place.opens - SOONER))
    if sooner != meeting.places:
        told = say("{window}: sites open {minutes} min earlier", window=window.title, minutes=SOONER)
        yield Change(told, replace(meeting, places=sooner), window, window.id, Kind.MANY)


def _of_all(meeting: Meeting, window: Window) -> Iterator[Change]:
    for place in meeting.places.values():
        if place.kind in (PlaceKind.HOTEL, PlaceKind.HALL):
            wider = with_place(meeting, replace(place, bays=place.bays + 1))
            told = say("{site}: {change}", site=place.name, change=say("one more coach bay"))
            yield Change(told, wider, window, place.id)
    first = next(iter(meeting.coaches.values()))
    spare = replace(first, id=CoachId(f"{first.id}+"))
    more = replace(meeting, coaches={**meeting.coaches, spare.id: spare})
    yield Change(say("one more coach like {coach}", coach=first.id), more, window, first.id, Kind.MANY, regroups=True)
    if meeting.limits.spacing < 1:
        full = replace(meeting, limits=replace(meeting.limits, spacing=1.0))
        yield Change(say("every seat and room is used in full"), full, window, None, Kind.MANY, regroups=True)


def with_window(meeting: Meeting, window: Window) -> Meeting:
    """The meeting with a window changed."""
    return replace(meeting, windows={**meeting.windows, window.id: window})


def with_belt(meeting: Meeting, window: Window, belt: Belt) -> Meeting:
    """The meeting with a belt of a window changed."""
    belts = tuple(belt if other.id == belt.id else other for other in window.belts)
    return with_window(meeting, replace(meeting.windows[window.id], belts=belts))


def window_of(meeting: Meeting, *sites: PlaceId) -> WindowId | None:
    """The first window that offers all of some sites."""
    return next((window.id for window in meeting.windows.values() if set(sites) <= set(window.offered)), None)
