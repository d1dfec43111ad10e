"""Phone pages: one a delegate, with their calendar, behind a name that nobody can guess who has another.

Everything of them lies below `p/`, and only that folder is to be put on a server. The name of a page is the first half
of HMAC-SHA-256 (RFC 2104) of the delegate's id under the secret of the folder, in base32: 128 bits, and no way from one
to another. The table of all links is the organiser's, to send everyone theirs.
"""

import csv
import hmac
import io
from base64 import b32encode
from collections.abc import Iterator

from meetingplan.domain.ids import DelegateId
from meetingplan.publish.calendars.issue import Issuer
from meetingplan.publish.calendars.write import of_delegates
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.pages.page import page
from meetingplan.publish.pages.personal import personal, told_journeys
from meetingplan.publish.pages.tasks import safe

FOLDER = "p"
BITS = 128


def page_name(secret: bytes, delegate: DelegateId) -> str:
    """The name of a delegate's page: 26 small letters and digits, the same for the same secret and id."""
    digest = hmac.digest(secret, f"phone page of {delegate}".encode(), "sha256")
    return b32encode(digest[: BITS // 8]).decode().rstrip("=").lower()


def page_address(edition: Edition, delegate: DelegateId) -> str:
    """Where a delegate's page will be found; empty where it has no name, or nobody has said where it is served."""
    served = edition.meeting.site_url
    if served is None or edition.secret is None:
        return ""
    return f"{served}/{FOLDER}/{page_name(edition.secret, delegate)}/"


def phones(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Page and calendar of every delegate, and the table of links; nothing where no secret is there to name them."""
    if edition.secret is None:
        return
    names = {id: page_name(edition.secret, id) for id in edition.meeting.delegates}
    yield from _pages(edition, names)
    nobody = page(edition, "nobody.html")
    yield f"{FOLDER}/index.html", nobody  # or a server might list the names
    yield from _left(edition, frozenset(names.values()), nobody)
    yield "phone-pages.csv", _links(edition, names)


def _pages(edition: Edition, names: dict[DelegateId, str]) -> Iterator[tuple[str, bytes]]:
    issuer, journeys = Issuer(edition), told_journeys(edition)
    gatherings = {id: _gatherings(days) for id, days in edition.journeys.items()}
    delegates = edition.meeting.delegates.values()
    for delegate, book in zip(delegates, of_delegates(edition), strict=True):
        group = edition.group_of.get(delegate.id)
        values = personal(edition, delegate)
        days = journeys[group.id] if group else ""
        gathers = gatherings[group.id] if group else []
        path = f"{FOLDER}/{names[delegate.id]}"
        yield f"{path}/index.html", page(edition, "phone.html", **values, journey=days, gatherings=gathers)
        yield (
            f"{path}/calendar.ics",
            issuer.calendar(book.title, issuer.issue(f"{path}/calendar.ics", book.owner, book.events)),
        )


def _gatherings(days: tuple[Entry, ...]) -> list[Entry]:
    """When people of a group are to be at the coach."""
    return [entry for entry in days if entry.kind is Kind.GATHER]


def _left(edition: Edition, kept: frozenset[str], nobody: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies behind the links of those who are no more in the roster: nothing of anyone, and cancelled events."""
    issuer = Issuer(edition)
    for path in edition.earlier.names(FOLDER, "/calendar.ics"):
        name = path.split("/")[1]
        if name not in kept and (left := issuer.left(path)):
            yield f"{FOLDER}/{name}/index.html", nobody
            yield path, left


def _links(edition: Edition, names: dict[DelegateId, str]) -> bytes:
    """Who is to be sent which link: CSV with a byte-order mark, which spreadsheets need to read Chinese."""
    _, meeting = edition.say, edition.meeting
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow((_("No."), _("Name"), _("Delegation"), _("Phone"), _("Link")))
    for delegate in meeting.delegates.values():
        delegation = meeting.delegations[delegate.delegation].name.to(edition.language)
        link = page_address(edition, delegate.id) or f"{FOLDER}/{names[delegate.id]}/"
        cells = (delegate.id, delegate.name, delegation, delegate.phone, link)
        writer.writerow(map(safe, cells))
    return file.getvalue().encode("utf-8-sig")
