"""The coach list (乘车安排表), and who rides on which coach."""

from collections.abc import Iterator

from meetingplan.domain.people import Coach
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Kind
from meetingplan.publish.lists.listing import Cell, Listing, columns, in_order, who


def coaches(edition: Edition) -> Iterator[Listing]:
    """Every coach with its first gathering, then its passengers."""
    _, meeting = edition.say, edition.meeting
    used = [(meeting.coaches[group.coach], group) for group in edition.plan.groups]
    head = columns(
        (_("Coach"), 8), (_("Plate"), 12), (_("Model"), 12), (_("Passenger seats"), 8), (_("Driver"), 10),
        (_("Driver's phone"), 14), (_("Coach leader"), 10), (_("Leader's phone"), 14), (_("People"), 8),
        (_("Gathering place"), 20), (_("Gathering"), 12), (_("Departure"), 12),
    )  # fmt: skip
    yield Listing("coaches", _("Coach list"), head, tuple(_row(edition, coach, group) for coach, group in used))
    names = columns(
        (_("Coach"), 8), (_("No."), 6), (_("Name"), 12), (_("Delegation"), 18), (_("Position"), 26), (_("Phone"), 14),
        (_("On board"), 10),
    )  # fmt: skip
    rows = (
        (coach.id, number, *who(edition, person), person.phone, "")
        for coach, group in used
        for number, person in enumerate(in_order(edition, group.delegates), 1)
    )
    yield Listing("passengers", _("Passengers"), names, tuple(rows), page_by=0)


def _row(edition: Edition, coach: Coach, group: Group) -> tuple[Cell, ...]:
    gather = next((entry for entry in edition.journeys[group.id] if entry.kind is Kind.GATHER), None)
    crew = (coach.driver, coach.driver_phone, coach.leader, coach.leader_phone, group.size)
    where = ("", "", "")
    if gather:
        when = edition.meeting.when
        where = (edition.name(gather.place), when(gather.start), when(gather.end))
    return (coach.id, coach.plate, coach.model, coach.seats, *crew, *where)
