"""Driver sheets (司机行程单): every stop of a coach with the minutes left until it leaves."""

from collections.abc import Iterator
from itertools import pairwise

from meetingplan.domain.ids import BAY, PlaceId, part_of
from meetingplan.domain.plan import Group, Step
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable

Data = dict[str, object]


def drivers(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A sheet a coach that carries people."""
    if not (is_printable() and edition.plan.groups):
        return
    _ = edition.say
    data = {
        "columns": [_("Time"), _("To departure"), _("Where"), _("What"), _("To know")],
        "sheets": [_sheet(edition, group) for group in edition.plan.groups],
        "newest": _("A sheet with a higher revision number takes the place of this one."),
    }
    yield "drivers.pdf", typeset(edition, "drivers", _("Driver sheets"), data)


def _sheet(edition: Edition, group: Group) -> Data:
    _, coach = edition.say, edition.meeting.coaches[group.coach]
    size = [_("{metres} m high", metres=f"{coach.height_m:g}")] if coach.height_m else []
    size += [_("{metres} m long", metres=f"{coach.length_m:g}")] if coach.length_m else []
    facts = [
        (_("Plate"), coach.plate),
        (_("Model"), " · ".join((coach.model, *size))),
        (_("Driver"), f"{coach.driver} {coach.driver_phone}"),
        (_("Coach leader"), f"{coach.leader} {coach.leader_phone}"),
        (_("People"), str(group.size)),
    ]
    entries = [entry for entry in edition.journeys[group.id] if entry.kind is not Kind.SESSION]
    days = [
        {"day": edition.long_date(day), "rows": [row for entry in on_day for row in _rows(edition, group, entry)]}
        for day, on_day in edition.by_day(entries)
    ]
    return {"title": _("Coach {coach}", coach=coach.id), "facts": facts, "days": days}


def _rows(edition: Edition, group: Group, entry: Entry) -> Iterator[list[str]]:
    """The rows of an entry: clock, minutes to the departure that they lead to, where, what, and what to know."""
    _, hhmm = edition.say, edition.meeting.clock.hhmm
    if entry.kind is Kind.DRIVE:
        yield [
            hhmm(entry.start),
            "T",
            "",
            _("drive to {place}", place=edition.name(entry.place)),
            _road(edition, entry),
        ]
        return
    steps = [s for s in group.walk if part_of(s.node) == BAY and s.place == entry.place
             and entry.start <= s.start < entry.end]  # fmt: skip
    departs = entry.end if entry.kind is not Kind.ARRIVE else None
    for number, step in enumerate(steps):
        doing, hint = _doing(edition, group, entry, steps, number)
        left = f"T−{departs - step.start}" if departs is not None else ""
        where = edition.name(entry.place) if number == 0 else ""
        yield [f"{hhmm(step.start)}–{hhmm(step.end)}", left, where, doing, hint]


def _doing(edition: Edition, group: Group, entry: Entry, steps: list[Step], number: int) -> tuple[str, str]:
    """What happens in a bay during a step, and what the driver must know of it."""
    _, step, place = edition.say, steps[number], edition.meeting.places[entry.place]
    if step.people == 0:
        return _("stand in the bay"), _standing(edition, entry.place, step.end - step.start)
    if entry.kind is Kind.GATHER or number == len(steps) - 1 > 0:
        gate = place.reception.pick_up.to(edition.language)
        return _("pick-up: boarding and head-count"), _told(gate, _bays(edition, entry.place) if number == 0 else "")
    told = [place.reception.drop_off.to(edition.language), _bays(edition, entry.place)]
    if place.reception.in_charge:
        told.append(_("in charge: {contact}", contact=place.reception.contact))
    if entry.kind is Kind.ARRIVE:
        told.append(_("leave the bay once all are off"))
        told += _buffer(edition, group, entry)
    elif not place.turning:
        told.append(_("no turning: leave by another road"))
    return _("drop-off: all get off"), _told(*told)


def _told(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _bays(edition: Edition, place: PlaceId) -> str:
    """Where to stop: the address, the bays, and what fits into them."""
    _, at = edition.say, edition.meeting.places[place]
    told = [at.address.to(edition.language), at.reception.parking.to(edition.language), _("bays: {bays}", bays=at.bays)]
    if at.bay_length_m is not None:
        told.append(_("up to {metres} m long", metres=f"{at.bay_length_m:g}"))
    return _told(*told)


def _standing(edition: Edition, place: PlaceId, minutes: int) -> str:
    _, limit = edition.say, edition.meeting.places[place].standing
    wait = _("wait {minutes} min; pick-up in the same bay", minutes=minutes)
    return wait if limit is None else f"{wait} · " + _("standing allowed for {limit} min", limit=limit)


def _buffer(edition: Edition, group: Group, arrival: Entry) -> Iterator[str]:
    """What is left until the session that the group was brought to."""
    entries = edition.journeys[group.id]
    for before, after in pairwise(entries):
        if before == arrival and after.session:
            minutes, title = after.start - before.end, after.session.title.to(edition.language)
            yield edition.say("buffer {minutes} min before: {title}", minutes=minutes, title=title)


def _road(edition: Edition, entry: Entry) -> str:
    """How long, how far, and under what: the lowest bridge of the roads on the way."""
    _, leg = edition.say, edition.drive(entry)
    told = [_("{minutes} min", minutes=entry.end - entry.start)]
    told += [] if leg.km is None else [f"{leg.km:.1f} km"]
    passed = {frozenset(pair) for pair in pairwise(leg.via)}
    heights = [road.height_m for road in edition.meeting.roads
               if road.height_m is not None and {road.a, road.b} in passed]  # fmt: skip
    told += [_("clearance {metres} m", metres=f"{min(heights):g}")] if heights else []
    return " · ".join((*told, _("by {time}", time=edition.meeting.clock.hhmm(entry.end))))
