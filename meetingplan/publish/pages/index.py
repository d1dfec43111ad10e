"""The front page of what was published."""

from collections.abc import Iterator

from meetingplan.publish.calendars.preparing import file_names, owned
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.page import page
from meetingplan.publish.papers.cards import has_cards
from meetingplan.publish.papers.glyphs import unprintable
from meetingplan.publish.papers.hosts import visited
from meetingplan.publish.pdf import is_printable


def index(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Links to all outputs, for the organiser."""
    printable = is_printable()
    rare = unprintable(edition.meeting) if printable else []
    owners = file_names(owned(edition))
    values = {"owners": owners, "printable": printable, "unprintable": rare, "visited": visited(edition),
              "cards": has_cards(edition)}  # fmt: skip
    yield "index.html", page(edition, "index.html", **values)
