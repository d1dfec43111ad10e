"""Awards and speeches in their order (授牌、发言顺序)."""

from collections.abc import Iterator

from meetingplan.domain.hosting import Award
from meetingplan.domain.meeting import Session, Speech
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing, columns, who
from meetingplan.publish.speeches import running_order


def speeches(edition: Edition) -> Iterator[Listing]:
    """The running order of every session that has one."""
    _, meeting = edition.say, edition.meeting
    head = columns(
        (_("Session"), 24), (_("No."), 6), (_("Start"), 12), (_("Minutes"), 8), (_("Item"), 36), (_("Speaker"), 12),
        (_("Delegation"), 18), (_("Position"), 26),
    )  # fmt: skip
    rows = []
    for session in meeting.sessions.values():
        for number, (minute, speech) in enumerate(running_order(session), 1):
            speaker = speech.speaker or speech.presenter
            said = who(edition, meeting.delegates[speaker]) if speaker else ("", "", "")
            titles = (session.title.to(edition.language), number, meeting.when(minute), speech.minutes)
            rows.append((*titles, speech.title.to(edition.language), *said))
    if rows:
        yield Listing("speeches", _("Running order"), head, tuple(rows), is_filtered=False)


def awards(edition: Edition) -> Iterator[Listing]:
    """Who comes on stage for which plaque, in which batch and place, from whom, and where they wait."""
    _, meeting = edition.say, edition.meeting
    head = columns(
        (_("Session"), 24), (_("Item"), 30), (_("Batch"), 8), (_("Order"), 8), (_("Unit"), 28), (_("Receives"), 12),
        (_("Position"), 26), (_("Hands over"), 12), (_("Waits at"), 20),
    )  # fmt: skip
    rows = []
    for award in edition.plan.hosted.awards:
        session = meeting.sessions[award.session]
        speech = session.speeches[award.item - 1]
        waiting = meeting.places[session.place].rooms[session.room].furniture.waiting
        rows.append((
            session.title.to(edition.language), speech.title.to(edition.language), award.batch, award.order,
            _unit(edition, session, speech, award), meeting.delegates[award.delegate].name,
            meeting.delegates[award.delegate].title, meeting.delegates[award.presenter].name,
            waiting.to(edition.language) if waiting else "",
        ))  # fmt: skip
    if rows:
        yield Listing("awards", _("Order of awards"), head, tuple(rows), is_filtered=False)


def _unit(edition: Edition, session: Session, speech: Speech, award: Award) -> str:
    """The unit whose plaque it is; one person may receive several, in the order of the list."""
    mine = [plaque.unit.to(edition.language) for plaque in speech.plaques if plaque.receiver == award.delegate]
    before = [
        other
        for other in edition.plan.hosted.awards
        if (other.session, other.item, other.delegate) == (session.id, award.item, award.delegate)
        and (other.batch, other.order) < (award.batch, award.order)
    ]
    return mine[len(before)]
