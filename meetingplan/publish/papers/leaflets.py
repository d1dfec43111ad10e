"""Personal leaflets: everyone's own page of the meeting, to be handed out coach by coach."""

from collections.abc import Iterator

from meetingplan.domain.meeting import Session
from meetingplan.domain.people import Coach, Delegate
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.lists.listing import in_order, who
from meetingplan.publish.own import guest_room
from meetingplan.publish.pages.phones import page_address
from meetingplan.publish.papers.qr import qr_code
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable
from meetingplan.publish.seats import own_seats
from meetingplan.publish.speeches import own_parts

Data = dict[str, object]


def leaflets(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """One A5 page a delegate, by coach and in the order of its list; who has no seat in a coach comes last."""
    if not is_printable():
        return
    people = [person for group in edition.plan.groups for person in in_order(edition, group.delegates)]
    people += in_order(edition, edition.plan.unplaced)
    told = [_person(edition, person) for person in people]
    _, is_served = edition.say, any(page_address(edition, person.id) for person in people)
    data = {
        "days": {group.id: _days(edition, group) for group in edition.plan.groups},
        "codes": {text: qr_code(text) for text in dict.fromkeys(str(one["code"]) for one in told) if text},
        "people": told,
        "fullest": {str(one["group"]): one for one in sorted(told, key=lambda one: len(str(one["own"])))},
        "coach": _("Coach"),
        "keep": _("Your page and calendar") if is_served else _("Keep it on your phone"),
    }
    yield "leaflets.pdf", typeset(edition, "leaflets", _("Personal leaflets"), data, tagged=False)


def pocket_text(edition: Edition, group: Group) -> str:
    """What fits into a code and names nobody: plate, first gathering, and whom to call."""
    coach, meeting = edition.meeting.coaches[group.coach], edition.meeting
    gather = next((entry for entry in edition.journeys[group.id] if entry.kind is Kind.GATHER), None)
    told = [edition.say("Coach {coach}", coach=f"{coach.id} {coach.plate}".strip())]
    if gather:
        told.append(
            edition.say("gather {time} at {place}", time=meeting.when(gather.start), place=edition.name(gather.place))
        )
    if coach.leader_phone:
        told.append(edition.say("coach leader {phone}", phone=coach.leader_phone))
    return "\n".join(told)


def _person(edition: Edition, person: Delegate) -> Data:
    meeting, group = edition.meeting, edition.group_of.get(person.id)
    name, delegation, position = who(edition, person)
    return {
        "name": name,
        "unit": " · ".join(filter(None, (delegation, position))),
        "group": group.id if group else "",
        "coach": group.coach if group else "",
        "code": page_address(edition, person.id) or (pocket_text(edition, group) if group else ""),
        "facts": list(_facts(edition, person, meeting.coaches[group.coach] if group else None)),
        "own": _own(edition, person),
    }


def _facts(edition: Edition, person: Delegate, coach: Coach | None) -> Iterator[tuple[str, str]]:
    _, lodged = edition.say, edition.own(person.id).lodged
    if coach:
        yield _("Plate"), coach.plate
        yield _("Coach leader"), f"{coach.leader} {coach.leader_phone}"
    else:
        why = edition.plan.unplaced.get(person.id, "")
        yield _("Coach"), f"{_('You have no seat in a coach yet; the organiser will tell you.')} {why}"
    if person.stays and edition.meeting.days > 1:
        room = guest_room(edition.meeting, lodged) if lodged else None
        number = _("room {room}", room=room.number) if room else ""
        kind = f"({room.kind.to(edition.language)})" if room else ""
        yield _("Hotel"), " ".join(filter(None, (edition.name(person.hotel), number, kind)))


def _own(edition: Edition, person: Delegate) -> dict[str, list[Data]]:
    """By session: seat or table, then what the person does on stage."""
    told: dict[str, list[Data]] = {}
    for sessions, seat in own_seats(edition, person.id):
        for session in sessions:
            told.setdefault(session.id, []).append({"text": edition.say("{told}", told=seat), "stage": False})
    for part in own_parts(edition.meeting, edition.plan.hosted.awards, person.id):
        told.setdefault(part.session.id, []).append({"text": edition.say("{told}", told=part.told), "stage": True})
    return told


def _days(edition: Edition, group: Group) -> list[Data]:
    """The programme of a group, shared by all its leaflets."""
    return [
        {"day": edition.long_date(day), "rows": [_row(edition, entry) for entry in entries]}
        for day, entries in edition.by_day(edition.journeys[group.id])
    ]


def _row(edition: Edition, entry: Entry) -> Data:
    _, hhmm, place = edition.say, edition.meeting.clock.hhmm, edition.name(entry.place)
    span = f"{hhmm(entry.start)}–{hhmm(entry.end)}"
    row: Data = {"kind": entry.kind, "time": span, "title": place, "more": "", "session": ""}
    match entry.kind:
        case Kind.SESSION:
            assert entry.session  # sessions have one
            titled = entry.session.title.to(edition.language)
            return row | {"title": titled, "more": _where(edition, entry.session), "session": entry.session.id}
        case Kind.GATHER:
            more = _("departure {time}", time=hhmm(entry.end))
            return row | {"time": hhmm(entry.start), "title": _("Gather at the coach, {place}", place=place),
                          "more": more}  # fmt: skip
        case Kind.VISIT:
            return row | {"more": " → ".join(edition.stops(entry.place))}
        case Kind.ARRIVE:
            return row | {"time": hhmm(entry.start), "title": _("Arrival at {place}", place=place)}
        case _:
            talks = (_("on board: {title}, {speaker}, {minutes} min", title=talk.title, speaker=talk.speaker,
                       minutes=talk.minutes) for talk in edition.talks(entry))  # fmt: skip
            minutes = _("{minutes} min", minutes=entry.end - entry.start)
            return row | {"time": "", "title": "", "more": " · ".join((minutes, *talks))}


def _where(edition: Edition, session: Session) -> str:
    room = edition.meeting.places[session.place].rooms[session.room]
    return f"{edition.name(session.place)} {room.name.to(edition.language)}"
