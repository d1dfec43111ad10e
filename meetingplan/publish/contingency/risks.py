"""The contingency plan's entries: the organiser's, those of other keys of the scenario, and what the plan tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.contingency import Contingency, Phase
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.plan import Group
from meetingplan.domain.text import Message, Text, say
from meetingplan.publish.contingency.delays import Departure, departures
from meetingplan.publish.contingency.lifts import Outage, outages
from meetingplan.publish.contingency.seats import Breakdown, breakdowns
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind

Told = Message | Text | str


@dataclass(frozen=True, slots=True)
class Risk:
    """One entry, whoever has made it; `basis` says who has."""

    phase: Phase
    risk: Told
    trigger: Told
    action: Told
    who: Told
    phone: str
    basis: Message


ORGANISER, SCENARIO, PLAN = say("the organiser"), say("the scenario"), say("worked out")


def risks(edition: Edition) -> list[Risk]:
    """All entries by phase; in each, the organiser's come first, then those of sites, then those of the plan."""
    found = [_stated(edition, entry) for entry in edition.meeting.contingencies]
    found += [*_gates(edition), *_sites(edition), *_weather(edition)]
    found += [_late(edition, departure) for departure in _tightest(edition)]
    found += [_broken(edition, breakdown) for breakdown in breakdowns(edition)]
    found += [_outage(edition, outage) for outage in outages(edition)]
    order = {phase: number for number, phase in enumerate(Phase)}
    return sorted(found, key=lambda risk: order[risk.phase])


def _stated(edition: Edition, entry: Contingency) -> Risk:
    """The organiser's own; an id stands for a name, and for a telephone where none is given."""
    who, phone = acting(edition, entry.who)
    return Risk(entry.phase, entry.risk, entry.trigger, entry.action, who, entry.phone or phone, ORGANISER)


def acting(edition: Edition, who: Text) -> tuple[Told, str]:
    """Name and telephone of whom an id stands for: a coach's leader, who is in charge of a place, a delegate."""
    meeting, id = edition.meeting, who.zh_CN
    if coach := meeting.coaches.get(CoachId(id)):
        return coach.leader, coach.leader_phone
    if (place := meeting.places.get(PlaceId(id))) and place.reception.in_charge:
        return place.reception.in_charge, place.reception.phone
    if delegate := meeting.delegates.get(DelegateId(id)):
        return delegate.name, delegate.phone
    return who, ""


def _gates(edition: Edition) -> Iterator[Risk]:
    """Sites that have to be made ready."""
    preparation = edition.meeting.preparation
    for site, gate in preparation.gates.items():
        last = preparation.tasks[gate.after[-1]]
        tasks = edition.say(", ").join(preparation.tasks[id].name for id in gate.after)
        trigger = say("Not done by T-{days}: {tasks}", days=gate.days_before, tasks=tasks)
        risk = say("{site} is not ready", site=edition.meeting.places[site].name)
        if site in edition.late:
            risk = say("{risk}; it is late as things stand", risk=risk)
        yield Risk(Phase.BEFORE, risk, trigger, gate.fallback, last.owner, "", SCENARIO)


def _sites(edition: Edition) -> Iterator[Risk]:
    """Sites whose host has said what is done if they cannot be visited."""
    for place in edition.sites:
        if place.reception.fallback.zh_CN:
            risk = say("{site} cannot be visited", site=place.name)
            trigger = say("Closed or not safe, as the person in charge reports")
            yield Risk(Phase.VISIT, risk, trigger, place.reception.fallback, *_host(edition, place.id), SCENARIO)


def _weather(edition: Edition) -> Iterator[Risk]:
    """Stops in the open air: it is to be decided when the first coach sets out for them."""
    for place in edition.sites:
        leaves = [entry.start for entries in edition.journeys.values() for entry in entries
                  if entry.kind is Kind.DRIVE and entry.place == place.id]  # fmt: skip
        for zone in place.interior.zones if place.interior else ():
            if zone.if_wet and leaves:
                risk = say("Rain at {zone} of {site}", zone=zone.name, site=place.name)
                trigger = say(
                    "Rain at {time}, when the first coach leaves for it", time=edition.meeting.when(min(leaves))
                )
                yield Risk(Phase.VISIT, risk, trigger, zone.if_wet, *_host(edition, place.id), SCENARIO)


def _host(edition: Edition, site: PlaceId) -> tuple[str, str]:
    reception = edition.meeting.places[site].reception
    return reception.in_charge, reception.phone


def _tightest(edition: Edition) -> Iterator[Departure]:
    """Of each coach on each day the departure with the least to spare, of several the last."""
    found: dict[tuple[str, object], Departure] = {}
    for departure in departures(edition):
        key = (departure.group.id, edition.meeting.clock.day(departure.drive.start))
        if key not in found or departure.spare <= found[key].spare:
            found[key] = departure
    yield from found.values()


def _late(edition: Edition, one: Departure) -> Risk:
    place = edition.meeting.places[one.drive.origin or one.drive.place].name
    told = {"place": place, "time": edition.meeting.when(one.drive.start + one.spare), "misses": one.misses}
    trigger = say("Has not left {place} by {time}, as planned: {misses}", **told)
    if one.spare:
        trigger = say("Has not left {place} by {time}, {spare} min after the plan: {misses}", **told, spare=one.spare)
    action = say("Report to the conference office at once, which decides who waits")
    if one.skips:
        site = edition.meeting.places[one.skips[0]].name
        action = say("Leave out {site}, which saves {minutes} min", site=site, minutes=one.skips[1])
    return _of_coach(edition, one.group, say("Coach {coach} is late", coach=one.group.coach), trigger, action)


def _broken(edition: Edition, one: Breakdown) -> Risk:
    if one.spare:
        action = say("Spare coach {coach} takes all {people}", coach=one.spare[0].id, people=one.group.size)
    else:
        free = edition.say(", ").join(f"{coach.id}: {seats}" for coach, seats in one.seats) or "-"
        action = say("Free seats for {people}: {free}; {left} left over, {beyond} more seats if spacing is given up",
                     people=one.group.size, free=free, left=one.left, beyond=one.beyond)  # fmt: skip
    users, places = one.wheelchairs
    if users and not one.spare:
        action = say("{action}; {users} wheelchairs, {places} free places for them", action=action, users=users,
                     places=places)  # fmt: skip
    risk = say("Coach {coach} breaks down", coach=one.group.coach)
    return _of_coach(edition, one.group, risk, say("The driver reports it"), action)


def _of_coach(edition: Edition, group: Group, risk: Message, trigger: Message, action: Message) -> Risk:
    coach = edition.meeting.coaches[group.coach]
    return Risk(Phase.DRIVE, risk, trigger, action, coach.leader, coach.leader_phone, PLAN)


def _outage(edition: Edition, one: Outage) -> Risk:
    lift = {"site": one.place.name, "lift": one.lift.id, "cars": one.cars}
    risk = say("{lift} of {site} stands still", **lift)
    if one.cars:
        risk = say("a car of {lift} of {site} stands still, {cars} left", **lift)
    stays = {"people": one.group.size, "usual": one.usual, "minutes": one.minutes}
    action = say("a group of {people} takes {minutes} min instead of {usual}", **stays)
    if one.minutes is None:
        action = say("Not everyone gets up: show the upper floors below, on a screen")
    elif one.minutes == one.usual:
        action = say("a group of {people} takes {minutes} min, as before", **stays)
    if one.minutes is not None and one.stay_below:
        action = say("{riders} in all stay below and are shown it there, others take the stairs; {action}",
                     riders=one.stay_below, action=action)  # fmt: skip
    return Risk(Phase.VISIT, risk, say("Found at the check before the first coach, or on the day"), action,
                *_host(edition, one.place.id), PLAN)  # fmt: skip
