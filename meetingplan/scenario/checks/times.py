"""Times: they exist, lie in the meeting, and fall into opening hours."""

from collections.abc import Iterator

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.draft import Draft
from meetingplan.scenario.forms import SessionForm
from meetingplan.scenario.place_forms import PlaceForm
from meetingplan.scenario.window_form import WindowForm
from meetingplan.store.document import Path


def _timed(draft: Draft) -> Iterator[tuple[Path, SessionForm | WindowForm]]:
    yield from ((("sessions", i), session) for i, session in enumerate(draft.form.sessions))
    yield from ((("windows", i), window) for i, window in enumerate(draft.form.windows))


def exist(draft: Draft) -> Iterator[Problem]:
    """No time falls into the hour that is left out when clocks are put forward."""
    for path, item in _timed(draft):
        for key, when in (("from", item.start), ("to", item.end)):
            if draft.clock.at(draft.clock.minute(when)).replace(tzinfo=None) != when:
                what = say("{time} does not exist: the clocks are put forward", time=f"{when:%Y-%m-%d %H:%M}")
                yield draft.problem("bad-time", (*path, key), what, say("choose a time one hour later"))


def start_before_end(draft: Draft) -> Iterator[Problem]:
    """Everything ends after it has begun."""
    for path, item in _timed(draft):
        if item.start >= item.end:
            what = say("{id} ends before it has begun", id=item.id)
            yield draft.problem("bad-interval", (*path, "to"), what, say("write a time after from:"))


def within_the_meeting(draft: Draft) -> Iterator[Problem]:
    """Everything happens on a day of the meeting; the last ends at midnight."""
    end = draft.form.days * MINUTES_A_DAY
    for path, item in _timed(draft):
        for key, when in (("from", item.start), ("to", item.end)):
            day = (when.date() - draft.form.first_day).days
            minute = day * MINUTES_A_DAY + when.hour * 60 + when.minute
            if not 0 <= minute <= end or (key == "from" and minute == end):
                what = say("{day} is not a day of the meeting", day=f"{when:%Y-%m-%d}")
                mend = say(
                    "the meeting has {days} days from {first}; correct the time or the days",
                    days=draft.form.days,
                    first=str(draft.form.first_day),
                )
                yield draft.problem("outside-meeting", (*path, key), what, mend)


def _open(draft: Draft, place: PlaceForm) -> list[tuple[int, int]]:
    """The stretches, in minutes of the meeting, in which a place is open; days without a pause between them are one."""
    made: list[tuple[int, int]] = []
    for day in range(draft.form.days):
        start, end = day * MINUTES_A_DAY + place.opens, day * MINUTES_A_DAY + place.closes
        if made and made[-1][1] == start:
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _minutes(draft: Draft, item: SessionForm | WindowForm) -> tuple[int, int]:
    midnight = draft.form.first_day
    starts, ends = (
        (when.date() - midnight).days * MINUTES_A_DAY + when.hour * 60 + when.minute for when in (item.start, item.end)
    )
    return starts, ends


def _is_sound(draft: Draft, item: SessionForm | WindowForm) -> bool:
    """Whether the interval itself is right, so that comparing it with others says something new."""
    start, end = _minutes(draft, item)
    return 0 <= start < end <= draft.form.days * MINUTES_A_DAY


def sessions_in_open_places(draft: Draft) -> Iterator[Problem]:
    """A session is held while its place is open."""
    for i, session in enumerate(draft.form.sessions):
        place = draft.places.get(session.place)
        if not place or place.opens >= place.closes or not _is_sound(draft, session):
            continue
        start, end = _minutes(draft, session)
        if not any(opens <= start and end <= closes for opens, closes in _open(draft, place)):
            what = say("{place} is closed during a part of {id}", place=place.id, id=session.id)
            mend = say("change the session, or opens: and closes: of {place}", place=place.id)
            yield draft.problem("outside-opening-hours", ("sessions", i, "from"), what, mend)


def sites_open_in_windows(draft: Draft) -> Iterator[Problem]:
    """A site is open during at least a part of every window in which it is visited."""
    for path, window, id in draft.offers():
        start, end = _minutes(draft, window)
        site = draft.places.get(id)
        if not site or site.opens >= site.closes or not _is_sound(draft, window):
            continue
        if not any(opens < end and start < closes for opens, closes in _open(draft, site)):
            what = say("{id} is closed during the whole of {window}", id=id, window=window.id)
            mend = say("change the window, or opens: and closes: of {id}", id=id)
            yield draft.problem("outside-opening-hours", path, what, mend)


def starts_while_open(draft: Draft) -> Iterator[Problem]:
    """Sittings and shows start while their site is open."""
    for i, site in draft.sites():
        for k, start in enumerate(site.interior.starts if site.interior else ()):
            if site.opens < site.closes and not site.opens <= start < site.closes:
                what = say("{id} is closed at {time}", id=site.id, time=f"{start // 60:02}:{start % 60:02}")
                mend = say("change this start, or opens: and closes: of {id}", id=site.id)
                path = ("places", i, "interior", "starts", k)
                yield draft.problem("outside-opening-hours", path, what, mend)


def sittings_fall_into_windows(draft: Draft) -> Iterator[Problem]:
    """Where a site lets people in at set times only, one of them lies in each window that offers it."""
    for path, window, id in draft.offers():
        site = draft.places.get(id)
        if not site or site.interior is None or not site.interior.starts or not _is_sound(draft, window):
            continue
        start, end = _minutes(draft, window)
        sittings = (day * MINUTES_A_DAY + at for day in range(draft.form.days) for at in site.interior.starts)
        if not any(start <= sitting < end for sitting in sittings):
            what = say("none of the starts of {id} lies in {window}", id=id, window=window.id)
            mend = say("add a start in that time, or move the window")
            yield draft.problem("no-sitting", path, what, mend)


def slow_times_are_apart(draft: Draft) -> Iterator[Problem]:
    """Slow times of day end after they have begun, and no two of them overlap."""
    times = draft.form.travel.times
    for i, slow in enumerate(times):
        path = ("travel", "times", i)
        if slow.start >= slow.end:
            what = say("the slow time ends before it has begun")
            yield draft.problem("bad-interval", (*path, "to"), what, say("write a time after from:"))
        elif any(other.start < slow.end and slow.start < other.end for other in times[:i]):
            what = say("another slow time falls into this one")
            yield draft.problem("slow-times-overlap", (*path, "from"), what, say("let one end when the next begins"))
