"""What could be changed about a meeting, one thing at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from meetingplan.domain.ids import CoachId, PlaceId, WindowId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.domain.places import Place, PlaceKind
from meetingplan.domain.text import Message, say
from meetingplan.survey.changes import changes, with_place, without

SOONER = 30
"""Minutes by which sites open earlier, where that is asked."""


class Kind(Enum):
    """Whether a site is left out, or something else is changed."""

    SITE = "site"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting with one thing changed.

    Args:
        window: on which it bears most.
        regroups: whether groups may be other ones.
    """

    told: Message
    meeting: Meeting
    window: Window
    regroups: bool = False
    kind: Kind = Kind.ROOM


def all_changes(meeting: Meeting) -> Iterator[Change]:
    """One more of everything that is limited; leaving out each site; and what holds for all."""
    for window in meeting.windows.values():
        for site in window.offered:
            yield from _at_site(meeting, window, meeting.places[site])
        yield from _of_window(meeting, window)
    if meeting.windows:
        yield from _of_all(meeting, next(iter(meeting.windows.values())))


def _at_site(meeting: Meeting, window: Window, place: Place) -> Iterator[Change]:
    assert place.interior is not None
    for told, changed in changes(meeting, place, place.interior, place.interior.lifts):
        yield Change(say("{site}: {change}", site=place.name, change=told), changed, window)
    if len(window.offered) > 1:
        left_out = without(meeting, place.id)
        yield Change(say("{site}: leave it out", site=place.name), left_out, left_out.windows[window.id],
                     kind=Kind.SITE)  # fmt: skip


def _of_window(meeting: Meeting, window: Window) -> Iterator[Change]:
    if window.first or window.last or window.lines or window.routes is not None:
        free = replace(window, first=None, last=None, lines=(), routes=None)
        yield Change(say("{window}: sites in any order", window=window.title), with_window(meeting, free), free)
    sooner = dict(meeting.places)
    for site in window.offered:
        place = meeting.places[site]
        sooner[site] = replace(place, opens=max(0, place.opens - SOONER))
    if sooner != meeting.places:
        told = say("{window}: sites open {minutes} min earlier", window=window.title, minutes=SOONER)
        yield Change(told, replace(meeting, places=sooner), window)


def _of_all(meeting: Meeting, window: Window) -> Iterator[Change]:
    for place in meeting.places.values():
        if place.kind in (PlaceKind.HOTEL, PlaceKind.HALL):
            wider = with_place(meeting, replace(place, bays=place.bays + 1))
            yield Change(say("{site}: {change}", site=place.name, change=say("one more coach bay")), wider, window)
    first = next(iter(meeting.coaches.values()))
    spare = replace(first, id=CoachId(f"{first.id}+"))
    more = replace(meeting, coaches={**meeting.coaches, spare.id: spare})
    yield Change(say("one more coach like {coach}", coach=first.id), more, window, regroups=True)
    if meeting.limits.spacing < 1:
        full = replace(meeting, limits=replace(meeting.limits, spacing=1.0))
        yield Change(say("every seat and room is used in full"), full, window, regroups=True)


def with_window(meeting: Meeting, window: Window) -> Meeting:
    """The meeting with a window changed."""
    return replace(meeting, windows={**meeting.windows, window.id: window})


def window_of(meeting: Meeting, *sites: PlaceId) -> WindowId | None:
    """The first window that offers all of some sites."""
    return next((window.id for window in meeting.windows.values() if set(sites) <= set(window.offered)), None)
