"""The contingency plan (应急预案) as a PDF, and as a Word document to go on with."""

from collections.abc import Iterator

from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.contingency import contingencies, latest_departures, missed_coaches
from meetingplan.publish.papers.chapters import Chapter
from meetingplan.publish.papers.handbook import bound


def contingency(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A chapter a list, all on pages on their side; nothing where there is nothing to say."""
    listings = [*contingencies(edition), *latest_departures(edition), *missed_coaches(edition)]
    chapters = [Chapter(listing.title, listings=(listing,), is_turned=True) for listing in listings]
    if chapters:
        yield from bound(edition, "contingency", edition.say("Contingency plan"), chapters)
