"""The chapters of the handbook (会务手册), whatever they are printed into."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meetingplan.domain.meeting import Session
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.coaches import coaches
from meetingplan.publish.lists.hosting import rooms, seats, tables
from meetingplan.publish.lists.listing import Listing
from meetingplan.publish.lists.people import contacts, roster
from meetingplan.publish.lists.stage import awards, speeches
from meetingplan.publish.lists.visits import agenda, visits
from meetingplan.publish.pages import roadmap
from meetingplan.publish.pages.page import page
from meetingplan.publish.pdf import family, is_printable

_MOST_UPRIGHT = 9
"""Columns for which an upright page has room."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter.

    Args:
        lines: of text, numbered.
        picture: SVG, empty for none; `shape` is its height in widths.
        is_turned: whether its pages lie on their side, however few columns its lists have.
    """

    title: str
    lines: tuple[str, ...] = ()
    picture: str = ""
    shape: float = 1.0
    listings: tuple[Listing, ...] = ()
    is_turned: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether its lists need a page on its side."""
        return self.is_turned or any(len(listing.columns) > _MOST_UPRIGHT for listing in self.listings)


def chapters(edition: Edition) -> Iterator[Chapter]:
    """All chapters that have something to say, in their order."""
    _ = edition.say
    yield Chapter(_("Notice"), tuple(notice(edition)))
    for lister in (agenda, roster):
        yield from _one_each(edition, lister)
    yield from _one_each(edition, coaches)
    drawn = roadmap.roadmap(edition)
    if drawn.pins and is_printable():
        yield Chapter(_("Route map"), picture=_map(edition, drawn), shape=drawn.height / roadmap.WIDTH)
    for lister in (visits, rooms, tables):
        yield from _one_each(edition, lister)
    if seating := tuple(listing for listing in seats(edition) if not listing.is_filtered):
        yield Chapter(_("Seating plan"), listings=seating)
    for lister in (speeches, awards, contacts):
        yield from _one_each(edition, lister)


def _one_each(edition: Edition, lister: Callable[[Edition], Iterator[Listing]]) -> Iterator[Chapter]:
    """A chapter a list; everyone has the handbook, so telephones of delegates and needs at table are left out."""
    private = [edition.say("Phone"), edition.say("Diet")] if lister is not contacts else []
    for listing in lister(edition):
        yield Chapter(listing.title, listings=(listing.without(private),))


def notice(edition: Edition) -> Iterator[str]:
    """What everyone must know, read out of the meeting and the plan."""
    _, meeting = edition.say, edition.meeting
    for session in meeting.sessions.values():
        if session.hotel is not None:
            yield _(
                "{title}: {when}, {place}.",
                title=session.title,
                when=_when(edition, session),
                place=_where(edition, session),
            )
    yield _(
        "Everyone keeps to one coach on all tours; coach, room, table and seat stand on your own page and in the lists."
    )
    waiting = max((entry.end - entry.start for group in edition.plan.groups for entry in edition.journeys[group.id]
                   if entry.kind == "gather"), default=0)  # fmt: skip
    if waiting:
        yield _("Be at the coach when boarding begins: it leaves at most {minutes} minutes later.", minutes=waiting)
    climbing = [place for place in edition.sites if place.interior and any(z.floor > 1 for z in place.interior.zones)]
    for place in climbing:
        floor = max(zone.floor for zone in place.interior.zones) if place.interior else 1
        yield _(
            "At {site} the visit goes up to floor {floor}; those who need the lift ride.",
            site=edition.name(place.id),
            floor=floor,
        )
    for place in edition.sites:
        if place.interior and place.interior.gear:
            yield _("At {site} protective gear is worn; it is handed out there.", site=edition.name(place.id))
    outdoors = [zone for place in edition.sites if place.interior for zone in place.interior.zones if zone.outdoor]
    if outdoors:
        names = _(", ").join(zone.name.to(edition.language) for zone in outdoors)
        yield _("In the open air: {zones}.", zones=names)
    yield _("For questions on the way, call your coach leader; the numbers stand under Contacts.")


def _when(edition: Edition, session: Session) -> str:
    clock = edition.meeting.clock
    return f"{edition.long_date(clock.day(session.start))} {clock.hhmm(session.start)}–{clock.hhmm(session.end)}"


def _where(edition: Edition, session: Session) -> str:
    room = edition.meeting.places[session.place].rooms[session.room]
    return f"{edition.name(session.place)} · {room.name.to(edition.language)}"


def _map(edition: Edition, drawn: roadmap.Roadmap) -> str:
    """The map of the roads, with what a page says of colours in itself."""
    svg = page(edition, "papers/map.svg", roadmap=drawn, width=roadmap.WIDTH).decode()
    style = page(edition, "papers/map.css", family=family()).decode()
    svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return svg.replace("<title", f"<style>{style}</style><title", 1).strip()
