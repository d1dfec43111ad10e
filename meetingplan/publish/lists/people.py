"""Lists of people: to sign in (签到表), who is on duty (工作人员分工表), whom to call (通讯录)."""

from collections.abc import Iterator

from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing, columns, in_order, who


def roster(edition: Edition) -> Iterator[Listing]:
    """Everyone by delegation, with coach, hotel and room."""
    _, meeting = edition.say, edition.meeting
    group_of = edition.plan.group_of()
    head = columns(
        (_("No."), 6), (_("Delegation"), 20), (_("Name"), 12), (_("Position"), 30), (_("Coach"), 8), (_("Hotel"), 18),
        (_("Room no."), 9),
    )  # fmt: skip
    rows = []
    for number, person in enumerate(in_order(edition, meeting.delegates), 1):
        name, delegation, position = who(edition, person)
        group, lodged = group_of.get(person.id), edition.own(person.id).lodged
        where = (group.coach if group else "", edition.name(person.hotel), lodged.room if lodged else "")
        rows.append((number, delegation, name, position, *where))
    yield Listing("delegates", _("Delegates"), head, tuple(rows))


def sign_in(edition: Edition) -> Iterator[Listing]:
    """Everyone of the roster, by delegation, with room to sign."""
    _, meeting = edition.say, edition.meeting
    group_of = edition.plan.group_of()
    head = columns(
        (_("No."), 6), (_("Name"), 12), (_("Delegation"), 18), (_("Position"), 26), (_("Phone"), 14), (_("Coach"), 8),
        (_("Room no."), 8), (_("Time"), 10), (_("Reason of absence"), 20), (_("Signature"), 16),
    )  # fmt: skip
    rows = []
    for number, person in enumerate(in_order(edition, meeting.delegates), 1):
        group, lodged = group_of.get(person.id), edition.own(person.id).lodged
        where = (group.coach if group else "", lodged.room if lodged else "")
        rows.append((number, *who(edition, person), person.phone, *where, "", "", ""))
    yield Listing("sign-in", _("Sign-in"), head, tuple(rows))


def duties(edition: Edition) -> Iterator[Listing]:
    """Who staffs which post when, and the crews of coaches and sites."""
    _, meeting, clock = edition.say, edition.meeting, edition.meeting.clock
    staffing, language = meeting.staffing, edition.language
    head = columns(
        (_("Team"), 20), (_("Post"), 28), (_("Date"), 12), (_("From"), 9), (_("To"), 9), (_("Place"), 24),
        (_("People"), 8),
    )  # fmt: skip
    rows = [
        (staffing.grids[duty.grid].name.to(language), staffing.posts[duty.post].name.to(language),
         clock.day(duty.start).isoformat(), clock.hhmm(duty.start), clock.hhmm(duty.end),
         edition.name(staffing.posts[duty.post].place), staffing.posts[duty.post].people)
        for duty in sorted(edition.plan.duties, key=lambda duty: (duty.start, duty.post, duty.grid))
    ]  # fmt: skip
    if rows:
        yield Listing("duties", _("Staff duties"), head, tuple(rows))


def contacts(edition: Edition) -> Iterator[Listing]:
    """Drivers, coach leaders, those in charge of places, and docents, with their telephone numbers."""
    _, meeting = edition.say, edition.meeting
    head = columns((_("Duty"), 16), (_("Where"), 26), (_("Name"), 12), (_("Phone"), 14))
    rows = []
    for group in edition.plan.groups:
        coach = meeting.coaches[group.coach]
        where = _("Coach {coach}", coach=f"{coach.id} · {coach.plate}")
        rows.append((_("Coach leader"), where, coach.leader, coach.leader_phone))
        rows.append((_("Driver"), where, coach.driver, coach.driver_phone))
    for place in meeting.places.values():
        if place.reception.in_charge:
            rows.append((_("In charge"), edition.name(place.id), place.reception.in_charge, place.reception.phone))
    for place in edition.sites:
        docents = place.interior.docents if place.interior else ()
        rows += [(_("Docent"), edition.name(place.id), docent.name, docent.phone) for docent in docents]
    yield Listing("contacts", _("Contacts"), head, tuple(rows))
