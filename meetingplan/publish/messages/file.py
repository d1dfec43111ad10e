"""The file of short messages, as programs that send them take it."""

from collections.abc import Iterator

from meetingplan.publish.changes import Changes, Who
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.messages import listed
from meetingplan.publish.lists.messages import messages as listings
from meetingplan.publish.lists.table import table
from meetingplan.publish.messages.revised import revised

_NAME = "messages.csv"


def messages(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What everyone is told before the meeting."""
    for listing in listings(edition):
        yield _NAME, table(listing)


def messages_of(edition: Edition, changes: Changes) -> Iterator[tuple[str, bytes]]:
    """What those are told for whom a revision has changed something; nothing where there is nobody."""
    people = edition.meeting.delegates
    by_id = {subject.id: told for subject, told in changes.affected.items() if subject.who is Who.DELEGATE}
    texts = [(person, revised(edition, person, by_id[id])) for id, person in people.items() if id in by_id]
    if told := [(person, text) for person, text in texts if text]:
        yield _NAME, table(listed(edition, told))
