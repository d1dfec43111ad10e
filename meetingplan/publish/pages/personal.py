"""What a plan tells one delegate: the values that their itinerary and their phone page are rendered from."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from meetingplan.domain.ids import GroupId
from meetingplan.domain.meeting import Session
from meetingplan.domain.people import Delegate
from meetingplan.domain.text import Message, say
from meetingplan.publish.edition import Edition
from meetingplan.publish.own import guest_room
from meetingplan.publish.pages.page import page
from meetingplan.publish.seats import own_seats
from meetingplan.publish.speeches import own_parts


def told_journeys(edition: Edition) -> Mapping[GroupId, Markup]:
    """The days of every group, rendered once for all its delegates: never who else is in it."""
    groups = edition.journeys.items()
    return {id: Markup(page(edition, "journey.html", days=edition.by_day(days)).decode()) for id, days in groups}


def personal(edition: Edition, delegate: Delegate) -> dict[str, object]:
    """What is this delegate's own: coach, room, tables and seats, what they do on stage; or why they have no coach."""
    group, lodged = edition.group_of.get(delegate.id), edition.own(delegate.id).lodged
    return {
        "delegate": delegate,
        "coach": edition.meeting.coaches[group.coach] if group else None,
        "why": edition.plan.unplaced.get(delegate.id, ""),
        "room": guest_room(edition.meeting, lodged) if lodged else None,
        "seats": list(own_seats(edition, delegate.id)),
        "parts": own_parts(edition.meeting, edition.plan.hosted.awards, delegate.id),
        "awards": list(_awards(edition, delegate)),
    }


def _awards(edition: Edition, delegate: Delegate) -> Iterator[tuple[Session, Message, str]]:
    """When the delegate comes on stage for plaques, in which place, and where they wait before."""
    own, meeting = edition.own(delegate.id), edition.meeting
    for award in own.received:
        session = meeting.sessions[award.session]
        told = say("You are on stage in batch {batch}, number {order} from the left hand of those who face the hall",
                   batch=award.batch, order=award.order)  # fmt: skip
        waiting = meeting.places[session.place].rooms[session.room].furniture.waiting
        yield session, told, waiting.to(edition.language) if waiting else ""
    for session_id, batch in dict.fromkeys((award.session, award.batch) for award in own.presented):
        yield meeting.sessions[session_id], say("You hand over plaques to batch {batch}", batch=batch), ""
