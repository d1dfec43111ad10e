"""The short messages (短信通知) as a list, for whoever sends them."""

from collections.abc import Iterable, Iterator

from meetingplan.domain.people import Delegate
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing, columns, in_order
from meetingplan.publish.messages import segments, told


def messages(edition: Edition) -> Iterator[Listing]:
    """What every delegate is told before the meeting, and how many segments of 70 characters that is."""
    everyone = in_order(edition, edition.meeting.delegates)
    yield listed(edition, ((person, told(edition, person)) for person in everyone))


def listed(edition: Edition, texts: Iterable[tuple[Delegate, str]]) -> Listing:
    """Messages with whom they are for."""
    _ = edition.say
    head = columns((_("Phone"), 14), (_("Name"), 12), (_("Message"), 110), (_("Segments"), 9))
    rows = tuple((person.phone, person.name, text, segments(text)) for person, text in texts)
    return Listing("messages", _("Short messages"), head, rows)
