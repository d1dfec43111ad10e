"""The programme (日程表) and the visit schedule (参观安排)."""

from collections.abc import Iterator

from meetingplan.domain.places import Place
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind
from meetingplan.publish.lists.listing import Cell, Listing, columns
from meetingplan.publish.pages.turns import turns_at


def agenda(edition: Edition) -> Iterator[Listing]:
    """Sessions and windows in order of time."""
    _, meeting, clock = edition.say, edition.meeting, edition.meeting.clock
    items: list[tuple[int, int, str, str, str]] = []
    for session in meeting.sessions.values():
        place = meeting.places[session.place]
        where = f"{edition.name(session.place)} · {place.rooms[session.room].name.to(edition.language)}"
        who = edition.name(session.hotel) if session.hotel else _("everyone")
        items.append((session.start, session.end, session.title.to(edition.language), where, who))
    for window in meeting.windows.values():
        sites = " · ".join(edition.name(site) for site in window.offered)
        items.append((window.start, window.end, window.title.to(edition.language), sites, _("by coach")))
    head = columns((_("Date"), 24), (_("Time"), 16), (_("Activity"), 30), (_("Place"), 44), (_("Who"), 16))
    rows = (
        (edition.long_date(clock.day(start)), f"{clock.hhmm(start)}–{clock.hhmm(end)}", title, where, who)
        for start, end, title, where, who in sorted(items)
    )
    yield Listing("agenda", _("Programme"), head, tuple(rows), is_filtered=False)


def visits(edition: Edition) -> Iterator[Listing]:
    """Every visit of every coach: arrival, stay, departure, the drive before it; who leads it, who is in charge, where
    coaches stand, and what is done if the site cannot be visited.
    """
    _ = edition.say
    head = columns(
        (_("Date"), 14), (_("Stop"), 6), (_("Site"), 20), (_("Coach"), 8), (_("People"), 8), (_("Drive (min)"), 8),
        (_("Arrival"), 9), (_("Inside"), 14), (_("Departure"), 9), (_("Stay (min)"), 8), (_("Docents"), 14),
        (_("In charge"), 16), (_("Bays"), 7), (_("Parking"), 16), (_("Address"), 18), (_("Fallback"), 26),
    )  # fmt: skip
    rows = sorted(_visits(edition), key=lambda row: row[0])
    yield Listing("visits", _("Visit schedule"), head, tuple(cells for _, cells in rows))


def _visits(edition: Edition) -> Iterator[tuple[tuple[int, str], tuple[Cell, ...]]]:
    meeting, clock = edition.meeting, edition.meeting.clock
    for group in edition.plan.groups:
        number, drive, day = 0, 0, None
        for entry in edition.journeys[group.id]:
            if entry.kind is Kind.DRIVE:
                drive = entry.end - entry.start
            if entry.kind is not Kind.VISIT:
                continue
            number, day = (number + 1 if clock.day(entry.start) == day else 1), clock.day(entry.start)
            place = meeting.places[entry.place]
            inside = (min(p.start for p in entry.parties), max(p.end for p in entry.parties))
            yield (entry.start, group.coach), (
                day.isoformat(), number, edition.name(entry.place), group.coach, group.size, drive,
                clock.hhmm(entry.start), f"{clock.hhmm(inside[0])}–{clock.hhmm(inside[1])}", clock.hhmm(entry.end),
                entry.end - entry.start, _docents(place, [p.docent for p in entry.parties]),
                *_reception(edition, place),
            )  # fmt: skip


def _reception(edition: Edition, place: Place) -> tuple[Cell, ...]:
    language, told = edition.language, place.reception
    where = (place.bays, told.parking.to(language), place.address.to(language))
    return told.contact, *where, fallback(edition, place)


def fallback(edition: Edition, place: Place) -> str:
    """What is done if a site cannot be visited: as its host has it, or as its readiness gate has."""
    gate = edition.meeting.preparation.gates.get(place.id)
    own = place.reception.fallback.to(edition.language)
    return own or (gate.fallback.to(edition.language) if gate else "")


def _docents(place: Place, led: list[str | None]) -> str:
    """The names of those who lead the parties of a visit, each once."""
    docents = place.interior.docents if place.interior else ()
    return "、".join(docent.name for docent in docents if docent.id in led)


def docents(edition: Edition) -> Iterator[Listing]:
    """Who leads which party when, with telephone numbers."""
    _, clock = edition.say, edition.meeting.clock
    head = columns(
        (_("Site"), 24), (_("Docent"), 12), (_("Phone"), 14), (_("Date"), 12), (_("From"), 9), (_("To"), 9),
        (_("Coach"), 8), (_("People"), 8),
    )  # fmt: skip
    rows = [
        (edition.name(place.id), docent.name, docent.phone, clock.day(turn.party.start).isoformat(),
         clock.hhmm(turn.party.start), clock.hhmm(turn.party.end), turn.group.coach, turn.party.people)
        for place in edition.sites
        if place.interior
        for docent in place.interior.docents
        for turn in turns_at(edition, place.id, docent.id)
    ]  # fmt: skip
    if rows:
        yield Listing("docents", _("Turns of docents"), head, tuple(rows))
