"""Run sheets of sites: who comes when, led by whom, through which zones and lifts, and how full it gets."""

from collections.abc import Iterator
from itertools import groupby
from math import ceil

from meetingplan.audit.laws import people_a_trip
from meetingplan.domain.ids import GEAR, part_of
from meetingplan.domain.places import Lift, Place
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Cell, Column, Listing, columns
from meetingplan.publish.lists.visits import fallback
from meetingplan.publish.pages.occupancy import gauges, inside
from meetingplan.publish.pages.turns import turns_at
from meetingplan.publish.papers.handbook import as_data
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable


def hosts(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Sheets for the person in charge of each site that is visited."""
    sheets = [_sheet(edition, place) for place in visited(edition)]
    if sheets and is_printable():
        yield "hosts.pdf", typeset(edition, "hosts", edition.say("Run sheets of sites"), {"sheets": sheets})


def visited(edition: Edition) -> list[Place]:
    """The sites that somebody comes to."""
    return [place for place in edition.sites if turns_at(edition, place.id)]


def _sheet(edition: Edition, place: Place) -> dict[str, object]:
    _, when, turns = edition.say, edition.meeting.when, turns_at(edition, place.id)
    peak, minute = max(((people, -at) for at, people in inside(edition, place)), default=(0, 0))
    visits = {(turn.group.id, turn.arrive): turn.group.size for turn in turns}
    facts = [
        (_("Address"), place.address.to(edition.language)),
        (_("Coaches"), str(len(visits))),
        (_("People in all"), str(sum(visits.values()))),
        (_("First arrival"), when(min(turn.arrive for turn in turns))),
        (_("Last departure"), when(max(turn.leave for turn in turns))),
        (_("Most people inside"), _("{people} people at {time}", people=peak, time=when(-minute))),
    ]
    interior = place.interior
    if interior and interior.gear:
        worn = _("{sets} sets, {places} places to change", sets=interior.gear.sets, places=interior.gear.places)
        facts.append((_("Protective gear"), worn))
    facts += _reception(edition, place)
    listings = [_parties(edition, place), *_passages(edition, place), _peaks(edition, place), *_docents(edition, place)]
    return {"title": edition.name(place.id), "facts": facts, "listings": [as_data(one) for one in listings]}


def _reception(edition: Edition, place: Place) -> Iterator[tuple[str, str]]:
    """Who is in charge, and where coaches stop, as far as that is said."""
    _, language, told = edition.say, edition.language, place.reception
    facts = (
        (_("In charge"), told.contact),
        (_("Gate to get off"), told.drop_off.to(language)),
        (_("Gate to get on"), told.pick_up.to(language)),
        (_("Parking"), told.parking.to(language)),
        (_("If it cannot be visited"), fallback(edition, place)),
    )
    yield from (fact for fact in facts if fact[1])


def _parties(edition: Edition, place: Place) -> Listing:
    """Parties in order, with the minutes of every stop inside."""
    _, hhmm, meeting = edition.say, edition.meeting.clock.hhmm, edition.meeting
    docents = {docent.id: docent.name for docent in (place.interior.docents if place.interior else ())}
    head = columns((_("Arrival"), 12), (_("Coach"), 7), (_("People"), 6), (_("Coach leader"), 14), (_("Docent"), 9))
    stops = tuple(Column(stop, 11) for stop in edition.stops(place.id))
    rows: list[tuple[Cell, ...]] = []
    for turn in turns_at(edition, place.id):
        coach = meeting.coaches[turn.group.coach]
        led = docents.get(turn.party.docent, "") if turn.party.docent else ""
        inside = (f"{hhmm(step.start)}–{hhmm(step.end)}" for step in turn.party.steps)
        crew = f"{coach.leader} {coach.leader_phone}"
        rows.append((meeting.when(turn.arrive), coach.id, turn.party.people, crew, led, *inside, hhmm(turn.leave)))
    return Listing("parties", _("Parties in order"), (*head, *stops, Column(_("Departure"), 8)), tuple(rows))


def _passages(edition: Edition, place: Place) -> Iterator[Listing]:
    """Who goes up and down when, by lift and stairs, and who changes gear."""
    _, meeting, hhmm = edition.say, edition.meeting, edition.meeting.clock.hhmm
    interior = place.interior
    assert interior is not None  # sites have one
    lifts = {lift.id: lift for lift in interior.lifts}
    ways = {id: _("lift") if len(lifts) == 1 else _("lift {id}", id=id) for id in lifts}
    ways |= {
        one.id: _("stairs") if len(interior.stairs) == 1 else _("stairs {id}", id=one.id) for one in interior.stairs
    }
    ways |= {GEAR: _("protective gear")}
    steps = [(step, group.coach) for group in edition.plan.groups for step in group.walk
             if step.place == place.id and part_of(step.node) in ways]  # fmt: skip
    steps.sort(key=lambda pair: (pair[0].start, pair[1], pair[0].node))
    rows: list[tuple[Cell, ...]] = []
    for (start, coach), same in groupby(steps, key=lambda pair: (pair[0].start, pair[1])):
        going = [step for step, _coach in same]
        ridden = [(lifts[id], step.people) for step in going if (id := part_of(step.node)) in lifts]
        told = " · ".join(f"{ways[part_of(step.node)]} {step.people}" for step in going)
        loads = " · ".join(_load(edition, lift, people) for lift, people in ridden)
        people = sum(step.people for step in going)
        rows.append((meeting.when(start), hhmm(max(step.end for step in going)), coach, people, told, loads))
    if rows:
        head = columns((_("From"), 12), (_("To"), 8), (_("Coach"), 8), (_("People"), 8), (_("How"), 24),
                       (_("Lift loads"), 30))  # fmt: skip
        yield Listing("passages", _("Lifts, stairs and gear"), head, tuple(rows))


def _load(edition: Edition, lift: Lift, people: int) -> str:
    """How many get into a car at most, and the fewest trips that this makes."""
    most = people_a_trip(lift, edition.meeting.limits.spacing)
    return edition.say("up to {people} in a car, {trips} trips or more", people=most, trips=ceil(people / most))


def _peaks(edition: Edition, place: Place) -> Listing:
    """How full each part gets, and what it holds."""
    _ = edition.say
    rows = []
    for gauge in gauges(edition, place):
        at = next((minute for minute, count in gauge.steps if count == gauge.peak), None)
        most = edition.meeting.when(at) if at is not None and gauge.peak else ""
        rows.append((gauge.title, gauge.peak, gauge.unit, "" if gauge.capacity is None else str(gauge.capacity), most))
    head = columns((_("Part"), 24), (_("Most at once"), 10), (_("Unit"), 8), (_("Holds"), 10), (_("First at"), 12))
    return Listing("peaks", _("How full it gets"), head, tuple(rows))


def _docents(edition: Edition, place: Place) -> Iterator[Listing]:
    _, docents = edition.say, place.interior.docents if place.interior else ()
    rows = tuple((one.name, one.phone, len(turns_at(edition, place.id, one.id))) for one in docents)
    if rows:
        yield Listing("docents", _("Docents"), columns((_("Docent"), 14), (_("Phone"), 16), (_("Parties"), 8)), rows)
