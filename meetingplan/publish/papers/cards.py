"""Place cards (席卡): a name in large letters on both sides of a folded card, for the podium and for tables."""

import re
from collections.abc import Iterable, Iterator

from meetingplan.domain.hosting import PODIUM
from meetingplan.domain.ids import DelegateId, SessionId
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import who
from meetingplan.publish.papers.typeset import typeset
from meetingplan.publish.pdf import is_printable

_TWO = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2}")
"""A name of two Chinese letters, which is set as wide as one of three."""

Card = dict[str, str]


def cards(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Two large cards a sheet for the podium, then four a sheet for tables, in the order in which they are put up; who
    sits at the same place again has one card for all.
    """
    podium, tables = (list(_distinct(places)) for places in (_podium(edition), _tables(edition)))
    if is_printable() and (podium or tables):
        title = edition.say("Place cards")
        yield "place-cards.pdf", typeset(edition, "cards", title, {"podium": podium, "tables": tables}, tagged=False)


def has_cards(edition: Edition) -> bool:
    """Whether anybody sits on a podium or at a table."""
    hosted = edition.plan.hosted
    return bool(hosted.tables) or any(seat.row == PODIUM for seat in hosted.seats)


def _podium(edition: Edition) -> Iterator[Card]:
    """From the left hand of those who sit there."""
    seats = [seat for seat in edition.plan.hosted.seats if seat.row == PODIUM]
    sessions = list(edition.meeting.sessions)
    for seat in sorted(seats, key=lambda seat: (sessions.index(seat.session), seat.seat)):
        yield _card(edition, seat.delegate, seat.session, edition.say("podium {seat}", seat=seat.seat))


def _tables(edition: Edition) -> Iterator[Card]:
    """Table by table, the leader of each first."""
    for table in edition.plan.hosted.tables:
        for id in (table.leader, *(id for id in table.delegates if id != table.leader)):
            yield _card(edition, id, table.session, edition.say("table {table}", table=table.table))


def _card(edition: Edition, id: DelegateId, session_id: SessionId, spot: str) -> Card:
    session = edition.meeting.sessions[session_id]
    room = edition.meeting.places[session.place].rooms[session.room].name.to(edition.language)
    name, delegation, position = who(edition, edition.meeting.delegates[id])
    return {
        "name": "\u3000".join(name) if _TWO.fullmatch(name) else name,
        "more": " ".join(filter(None, (delegation, position))),
        "where": f"{edition.name(session.place)} · {room} · {spot}",
    }


def _distinct(places: Iterable[Card]) -> Iterator[Card]:
    yield from ({tuple(card.items()): card for card in places}).values()
