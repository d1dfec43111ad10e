"""Calendars to subscribe to or to import: one of the meeting, one a delegate, a coach, a site, a docent, an owner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.plan import Group
from meetingplan.publish.calendars.events import Told, bare_text, described, told
from meetingplan.publish.calendars.happenings import of_coach, of_docent, of_group, of_meeting, of_site
from meetingplan.publish.calendars.issue import Issuer
from meetingplan.publish.calendars.own_days import nights, own_lines
from meetingplan.publish.calendars.preparing import file_names, of_owner, of_preparation, owned
from meetingplan.publish.edition import Edition

_KINDS = {"delegate": "delegates", "coach": "coaches", "site": "sites", "docent": "docents", "owner": "owners"}
"""The folders of those who have a calendar each."""


@dataclass(frozen=True, slots=True)
class Book:
    """What is to stand in one calendar.

    Args:
        path: where it is published.
        owner: with which the UIDs of its events begin. No id holds a `~`, so that no two owners' can be the same.
    """

    path: str
    title: str
    owner: str
    events: Iterable[Told]


def calendars(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """All calendars; of those whose owner is no more, what clients must know of it."""
    issuer, made = Issuer(edition), set[str]()
    for book in chain(_shared(edition), of_delegates(edition), _of_others(edition), _of_owners(edition)):
        made.add(book.path)
        yield book.path, issuer.calendar(book.title, issuer.issue(book.path, book.owner, book.events))
    for kind in _KINDS.values():
        for path in edition.earlier.names(f"calendars/{kind}", ".ics"):
            if path not in made and (left := issuer.left(path)):
                yield path, left


def of_delegates(edition: Edition) -> Iterator[Book]:
    """The calendars of delegates, one by one; for those whom the plan has not placed, of their nights alone."""
    days = {group.id: tuple(_day(edition, group)) for group in edition.plan.groups}
    for delegate in edition.meeting.delegates.values():
        group = edition.group_of.get(delegate.id)
        own = _own(edition, delegate.id, days[group.id]) if group else ()
        events = chain(own, told(edition, nights(edition, delegate)))
        yield _book(edition, "delegate", delegate.id, delegate.name, events)


def _day(edition: Edition, group: Group) -> Iterator[tuple[str, Told, bytes]]:
    """What a group does: of each its name, the event, and that without a description."""
    happenings = tuple(of_group(edition, group))
    for happening, event in zip(happenings, told(edition, happenings), strict=True):
        yield happening.what, event, bare_text(edition, happening)


def _own(edition: Edition, delegate: DelegateId, day: tuple[tuple[str, Told, bytes], ...]) -> Iterator[Told]:
    """The events of a group, of which those are described anew that say something to this delegate alone."""
    own = own_lines(edition, delegate)
    for what, event, bare in day:
        lines = own.get(what)
        yield Told(event.what, described(bare, "\n".join(lines))) if lines else event


def _shared(edition: Edition) -> Iterator[Book]:
    title = edition.meeting.title.to(edition.language)
    yield Book("calendars/meeting.ics", title, "meeting~", told(edition, of_meeting(edition)))
    if edition.meeting.preparation.meetings:
        name = f"{edition.say('Meetings of the preparation')} · {title}"
        yield Book("calendars/preparation.ics", name, "preparation~", told(edition, of_preparation(edition)))


def _of_others(edition: Edition) -> Iterator[Book]:
    """Those of coaches, sites and docents."""
    for coach in edition.meeting.coaches.values():
        name = edition.say("Coach {coach}", coach=coach.id)
        yield _book(edition, "coach", coach.id, name, told(edition, of_coach(edition, coach)))
    for site in edition.sites:
        yield _book(edition, "site", site.id, edition.name(site.id), told(edition, of_site(edition, site)))
        for docent in site.interior.docents if site.interior else ():
            yield _book(edition, "docent", docent.id, docent.name, told(edition, of_docent(edition, site, docent)))


def _of_owners(edition: Edition) -> Iterator[Book]:
    """Those of the people responsible for tasks; the weekly check calls their events the same."""
    tasks, title = owned(edition), edition.meeting.title.to(edition.language)
    for owner, name in file_names(tasks).items():
        events = told(edition, of_owner(edition, tasks[owner]))
        yield Book(f"calendars/owners/{name}.ics", f"{owner} · {title}", "", events)


def _book(edition: Edition, kind: str, id: str, name: str, events: Iterable[Told]) -> Book:
    title = edition.meeting.title.to(edition.language)
    return Book(f"calendars/{_KINDS[kind]}/{id}.ics", f"{name} · {title}", f"{kind}~{id}~", events)
