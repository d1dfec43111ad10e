"""The documents of those whom a revision changes something for, and of nobody else."""

from collections.abc import Iterator
from itertools import chain

from meetingplan.publish.calendars.write import calendars
from meetingplan.publish.changes.compare import Changes
from meetingplan.publish.changes.facts import Who
from meetingplan.publish.edition import Edition
from meetingplan.publish.messages.file import messages_of
from meetingplan.publish.pages.itineraries import itineraries

_FOLDERS = {Who.DELEGATE: "delegates", Who.COACH: "coaches", Who.SITE: "sites", Who.DOCENT: "docents"}


def documents(edition: Edition, changes: Changes) -> Iterator[tuple[str, bytes]]:
    """Their itineraries and calendars under the names that these have among all, and short messages to delegates."""
    wanted = {
        f"{kind}/{_FOLDERS[subject.who]}/{subject.id}.{ending}"
        for subject in changes.affected
        if subject.who in _FOLDERS
        for kind, ending in (("itineraries", "html"), ("calendars", "ics"))
    }
    for path, data in chain(itineraries(edition), calendars(edition)):
        if path in wanted:
            yield path, data
    yield from messages_of(edition, changes)
