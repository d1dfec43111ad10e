"""The contingency plan (应急预案) as lists: risks by phase, the latest departures, and how to catch up."""

from collections.abc import Iterator

from meetingplan.language.phases import PHASES
from meetingplan.publish.contingency.delays import departures
from meetingplan.publish.contingency.risks import risks
from meetingplan.publish.contingency.seats import missed
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Cell, Listing, columns


def contingencies(edition: Edition) -> Iterator[Listing]:
    """What may go wrong, by what it is known, what is done, and who does it."""
    _ = edition.say
    head = columns(
        (_("Phase"), 12), (_("No."), 5), (_("Risk"), 24), (_("Trigger"), 28), (_("Action"), 46), (_("Who acts"), 12),
        (_("Phone"), 14), (_("Stated by"), 10),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for number, one in enumerate(risks(edition), 1):
        told = (PHASES[one.phase], one.risk, one.trigger, one.action, one.who, one.basis)
        phase, *words, basis = (_("{told}", told=text) for text in told)
        rows.append((phase, number, *words, one.phone, basis))
    note = _("Minutes are worked out from the plan, as the lists behind it are; the head of each list says how.")
    if rows:
        yield Listing("contingencies", _("Contingency plan"), head, tuple(rows), note)


def latest_departures(edition: Edition) -> Iterator[Listing]:
    """Until when each coach may leave each place."""
    _, clock, name = edition.say, edition.meeting.clock, edition.name
    head = columns(
        (_("Date"), 12), (_("Coach"), 8), (_("From place"), 22), (_("To place"), 22), (_("Planned departure"), 11),
        (_("Meets others from"), 9), (_("Whom, and where"), 26), (_("Latest departure"), 11), (_("To spare (min)"), 8),
        (_("What is missed then"), 34), (_("Leaving out saves (min)"), 28),
    )  # fmt: skip
    rows = []
    for one in departures(edition):
        leaves, met = one.drive.start, ("", "")
        if one.meets:
            where = f"{_(', ').join(one.meets.coaches)} · {name(one.meets.place)}"
            met = (clock.hhmm(leaves + one.meets.minutes), where)
        skips = f"{name(one.skips[0])} {one.skips[1]}" if one.skips else ""
        ways = (name(one.drive.origin or one.drive.place), name(one.drive.place), clock.hhmm(leaves))
        late = (clock.hhmm(leaves + one.spare), one.spare, _("{told}", told=one.misses))
        rows.append((clock.day(leaves).isoformat(), one.group.coach, *ways, *met, *late, skips))
    note = _("Drives and visits last as planned, and whoever is met gives way; driving hours are not looked at.")
    if rows:
        yield Listing("latest-departures", _("Latest departures"), head, tuple(rows), note)


def missed_coaches(edition: Edition) -> Iterator[Listing]:
    """How one who misses a coach goes on: with the next from there, or by car to where the group is."""
    _, clock, name = edition.say, edition.meeting.clock, edition.name
    head = columns(
        (_("Date"), 12), (_("Place"), 22), (_("Coach"), 8), (_("Departure"), 9), (_("Next coach with a seat"), 10),
        (_("It leaves"), 9), (_("The group is next at"), 22), (_("From"), 9), (_("To"), 9), (_("Drive (min)"), 8),
        (_("Leave by car by"), 9),
    )  # fmt: skip
    rows = []
    for one in missed(edition):
        after = (one.after[0].coach, clock.hhmm(one.after[1].end)) if one.after else ("", "")
        stop = (name(one.stop.place), clock.hhmm(one.stop.start), clock.hhmm(one.stop.end))
        where = (clock.day(one.gather.end).isoformat(), name(one.gather.place), one.group.coach)
        rows.append((*where, clock.hhmm(one.gather.end), *after, *stop, one.drive, clock.hhmm(one.leave_by)))
    note = _("A car takes as long as a coach. The next coach has a seat for one person, and may have another route.")
    if rows:
        yield Listing("missed-coaches", _("Who misses a coach"), head, tuple(rows), note)
