"""Printable itineraries: one page a delegate, a coach, a site and a docent."""

from collections.abc import Iterator

from meetingplan.domain.ids import DocentId
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.pages.occupancy import inside
from meetingplan.publish.pages.page import page
from meetingplan.publish.pages.personal import personal, told_journeys
from meetingplan.publish.pages.turns import by_day, turns_at


def itineraries(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """All itineraries, by kind of reader."""
    yield from _delegates(edition)
    yield from _coaches(edition)
    yield from _sites(edition)


def _delegates(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A page holds the delegate's own data only."""
    journeys = told_journeys(edition)
    for delegate in edition.meeting.delegates.values():
        group = edition.group_of.get(delegate.id)
        values = {**personal(edition, delegate), "journey": journeys[group.id] if group else ""}
        yield _path("delegates", delegate.id), page(edition, "delegate.html", **values)


def _coaches(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for coach in edition.meeting.coaches.values():
        runs = [(group, edition.by_day(_on_the_road(edition, group))) for group in edition.groups_on[coach.id]]
        yield _path("coaches", coach.id), page(edition, "coach.html", coach=coach, runs=runs)


def _on_the_road(edition: Edition, group: Group) -> list[Entry]:
    return [entry for entry in edition.journeys[group.id] if entry.kind is not Kind.SESSION]


def _sites(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for place in edition.sites:
        interior = place.interior
        docents = interior.docents if interior else ()
        names: dict[DocentId | None, str] = {None: "", **{docent.id: docent.name for docent in docents}}
        shared = {"place": place, "docents": names, "stops": edition.stops(place.id)}
        turns = turns_at(edition, place.id)
        peak = max((people for _, people in inside(edition, place)), default=0)
        days = by_day(edition, turns)
        yield _path("sites", place.id), page(edition, "site.html", **shared, turns=turns, days=days, peak=peak)
        for docent in docents:
            own = turns_at(edition, place.id, docent.id)
            values = {**shared, "docent": docent, "turns": own, "days": by_day(edition, own)}
            yield _path("docents", docent.id), page(edition, "docent.html", **values)


def _path(kind: str, name: str) -> str:
    return f"itineraries/{kind}/{name}.html"
