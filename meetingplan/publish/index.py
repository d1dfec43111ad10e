"""The front page of what was published."""

from collections.abc import Iterator

from meetingplan.publish.edition import Edition
from meetingplan.publish.page import page
from meetingplan.publish.pdf import is_printable
from meetingplan.publish.preparing import file_names, owned


def index(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Links to all outputs, for the organiser."""
    yield "index.html", page(edition, "index.html", owners=file_names(owned(edition)), printable=is_printable())
