"""Pins: they are of this meeting, once each, and leave a seat for everyone."""

from collections.abc import Iterator

from meetingplan.domain.clock import MINUTES_A_DAY
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import Message, say
from meetingplan.scenario.checks.company import company_of
from meetingplan.scenario.draft import Draft, short
from meetingplan.scenario.pins import CoachPinForm, Pins, TourForm, VisitForm
from meetingplan.store.document import Path
from meetingplan.store.validate import nearest


def _problem(pins: Pins, code: str, path: Path, what: Message, mend: Message) -> Problem:
    return Problem(code, pins.document.at(path), what, mend)


def _coaches(draft: Draft) -> Iterator[tuple[Pins, Path, CoachPinForm]]:
    if draft.pins:
        yield from ((draft.pins, ("coaches", i), item) for i, item in enumerate(draft.pins.form.coaches))


def _timed(item: CoachPinForm) -> Iterator[tuple[Path, VisitForm | TourForm]]:
    yield from ((("visits", k), visit) for k, visit in enumerate(item.visits))
    yield from ((("tours", k), tour) for k, tour in enumerate(item.tours or ()))


def name_what_exists(draft: Draft) -> Iterator[Problem]:
    """Coaches, people and sites that are pinned are those of the scenario."""
    coaches = {coach.id for coach in draft.form.coaches}
    sites = {site.id for _, site in draft.sites()}
    people = {row.id for row in draft.people}
    for pins, path, item in _coaches(draft):
        if item.coach not in coaches:
            what = say("unknown coach {id}", id=item.coach)
            yield _problem(pins, "unknown-coach", (*path, "coach"), what, nearest(item.coach, coaches))
        for k, id in enumerate(item.delegates):
            if id not in people and draft.roster is not None:
                what, mend = say("{id} is not in the roster", id=id), say("remove them here, or pin again")
                yield _problem(pins, "unknown-delegate", (*path, "delegates", k), what, mend)
        for k, visit in enumerate(item.visits):
            if visit.site not in sites:
                what = say("{id} is no site of the scenario", id=visit.site)
                yield _problem(pins, "unknown-place", (*path, "visits", k, "site"), what, nearest(visit.site, sites))


def stand_once(draft: Draft) -> Iterator[Problem]:
    """A coach stands once, with each of its sites once, and a person with one coach."""
    first: dict[tuple[str, str], Path] = {}
    for pins, path, item in _coaches(draft):
        named: list[tuple[Path, str, str]] = [((*path, "coach"), "coach", item.coach)]
        named += [((*path, "delegates", k), "person", id) for k, id in enumerate(item.delegates)]
        named += [((*path, "visits", k, "site"), item.coach, visit.site) for k, visit in enumerate(item.visits)]
        for where, kind, id in named:
            if (before := first.setdefault((kind, id), where)) != where:
                what = say("{id} stands in line {line} already", id=id, line=pins.document.at(before).line)
                yield _problem(pins, "duplicate-id", where, what, say("remove it"))


def happen_in_order(draft: Draft) -> Iterator[Problem]:
    """What is pinned happens on days of the meeting, each minute after the one before."""
    last = draft.form.days * MINUTES_A_DAY
    for pins, path, item in _coaches(draft):
        for part, timed in _timed(item):
            keys = [key for key in type(timed).model_fields if key != "site"]
            minutes = [draft.clock.minute(getattr(timed, key)) for key in keys]
            for key, before, minute in zip(keys[1:], minutes, minutes[1:], strict=False):
                if minute <= before:
                    what = say("{key} is not after the time before it", key=key)
                    mend = say("write the times in their order")
                    yield _problem(pins, "bad-interval", (*path, *part, key), what, mend)
            if minutes[0] < 0 or minutes[-1] > last:
                what = say("{day} is not a day of the meeting", day=f"{getattr(timed, keys[0]):%Y-%m-%d}")
                mend = say("correct the day, or remove what is pinned there")
                yield _problem(pins, "outside-meeting", (*path, *part, keys[0]), what, mend)


def keep_company(draft: Draft) -> Iterator[Problem]:
    """Where minutes of a coach are pinned nobody else gets on, so nobody on it has company that is not pinned."""
    company = company_of(draft)
    for pins, path, item in _coaches(draft):
        if not item.closed:
            continue
        aboard = set(item.delegates)
        for k, id in enumerate(item.delegates):
            others = [other for other in company if other not in aboard and company[other] == company.get(id)]
            if others:
                what = say("{id} keeps together with {others}, who are not pinned to coach {coach} as its minutes are",
                           id=id, others=short(others), coach=item.coach)  # fmt: skip
                mend = say("remove visits: and tours: of the coach, or the company in the roster")
                yield _problem(pins, "pinned-without-company", (*path, "delegates", k), what, mend)


def leave_seats(draft: Draft) -> Iterator[Problem]:
    """Those who are pinned to no coach whose minutes are find seats on the others."""
    closed = {
        item.coach: len(item.delegates) for _, _, item in _coaches(draft) if item.visits or item.tours is not None
    }
    coaches = draft.form.coaches
    seats = sum(max(0, draft.usable(coach.seats) - coach.crew) for coach in coaches if coach.id not in closed)
    people = len(draft.people) - sum(closed.values())
    everywhere = sum(max(0, draft.usable(coach.seats) - coach.crew) for coach in coaches)
    if draft.pins and people > seats and len(draft.people) <= everywhere:
        what = say("{people} people are left for coaches whose minutes are not pinned; they seat {seats}",
                   people=people, seats=seats)  # fmt: skip
        mend = say("remove visits: and tours: of a coach with seats that are free")
        yield _problem(draft.pins, "too-few-seats", ("coaches",), what, mend)
