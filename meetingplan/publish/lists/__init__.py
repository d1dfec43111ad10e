"""The lists that organisers keep (会务表格), each once, whatever document they are printed into."""

from collections.abc import Iterator

from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.breakdown import breakdown
from meetingplan.publish.lists.coaches import coaches
from meetingplan.publish.lists.contingency import contingencies, latest_departures, missed_coaches
from meetingplan.publish.lists.hosting import rooms, seats, tables
from meetingplan.publish.lists.listing import Lister, Listing
from meetingplan.publish.lists.messages import messages
from meetingplan.publish.lists.people import contacts, duties, roster, sign_in
from meetingplan.publish.lists.stage import awards, speeches
from meetingplan.publish.lists.visits import agenda, docents, visits

LISTERS: tuple[Lister, ...] = (
    agenda, roster, visits, coaches, docents, rooms, tables, seats, speeches, awards, sign_in, duties, contacts,
    messages, breakdown, contingencies, latest_departures, missed_coaches,
)  # fmt: skip

__all__ = ["LISTERS", "Listing", "lists"]


def lists(edition: Edition) -> Iterator[Listing]:
    """All lists of an edition, in the order in which documents have them."""
    for lister in LISTERS:
        yield from lister(edition)
