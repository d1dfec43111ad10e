"""Invitations by mail (iTIP, RFC 5546 and 6047): of each delegate with an address a message for each event.

The events are those of the delegate's calendar, with the same UIDs and SEQUENCEs. A message bears no date, which the
program that sends it adds, and a Message-ID of event and SEQUENCE, so that the same revision gives the same bytes.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP

from icalendar import Calendar, Component, Event

from meetingplan.domain.meeting import Organiser
from meetingplan.domain.people import Delegate
from meetingplan.publish.calendars.events import BEGIN, END, line, nameless_calendar
from meetingplan.publish.calendars.issue import Issued, Issuer
from meetingplan.publish.calendars.write import of_delegates
from meetingplan.publish.edition import Edition
from meetingplan.publish.pages.phones import page_address


def invitations(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """All messages; none where the scenario has no organiser."""
    organiser, delegates = edition.meeting.organiser, edition.meeting.delegates.values()
    if organiser is None or not any(delegate.mail for delegate in delegates):
        return
    issuer = Issuer(edition)
    for delegate, book in zip(delegates, of_delegates(edition), strict=True):
        if delegate.mail:
            for event in issuer.issue(book.path, book.owner, book.events):
                what = event.uid.removeprefix(book.owner).partition("@")[0]
                yield f"invitations/{delegate.id}/{what}.eml", _message(edition, issuer, organiser, delegate, event)


def _message(edition: Edition, issuer: Issuer, organiser: Organiser, delegate: Delegate, event: Issued) -> bytes:
    method = "CANCEL" if event.is_cancelled else "REQUEST"
    digest = hashlib.sha256(f"{event.uid} {event.sequence}".encode()).hexdigest()[:32]
    told = Event.from_ical(event.text)
    message = EmailMessage(SMTP)
    message["Message-ID"] = f"<{digest}@{organiser.mail.partition('@')[2]}>"
    message["X-Unsent"] = "1"  # mail programs open it as a draft
    message.set_content(_text(edition, delegate, told))
    calendar = _calendar(issuer, method, edition, organiser, delegate, event).decode()
    message.add_alternative(calendar, subtype="calendar", params={"method": method}, cte="base64")
    message.set_boundary(f"={digest}")
    head = (
        _header("From", organiser.name.to(edition.language), f"\r\n <{organiser.mail}>"),
        _header("To", delegate.name, f"\r\n <{delegate.mail}>"),
        _header("Subject", str(told["SUMMARY"])),
    )
    return "".join(head).encode("ascii") + message.as_bytes()


def _header(field: str, text: str, rest: str = "") -> str:
    """A header whose text stands in encoded words (RFC 2047): EmailMessage, where it folds a long name or subject,
    forgets the quotes of the one and spaces of the other."""
    words = Header(text, "utf-8", header_name=field).encode(linesep="\r\n")
    return f"{field}: {words}{rest}\r\n"


def _text(edition: Edition, delegate: Delegate, event: Component) -> str:
    """What a mail program shows that knows no calendars."""
    address = page_address(edition, delegate.id)
    page = edition.say("Your page: {address}", address=address) if address else ""
    when = _when(edition, event.decoded("DTSTART"), event.decoded("DTEND"))
    texts = (str(event["SUMMARY"]), when, str(event.get("LOCATION", "")), str(event.get("DESCRIPTION", "")), page)
    return "\n".join(text for text in texts if text) + "\n"


def _when(edition: Edition, start: date, end: date) -> str:
    """The day, and from when to when, if it is not the whole day."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return edition.long_date(start)
    clock = edition.meeting.clock
    begins, ends = clock.minute(start), clock.minute(end)
    return f"{edition.long_date(clock.day(begins))} {clock.hhmm(begins)}–{clock.hhmm(ends)}"


def _calendar(
    issuer: Issuer, method: str, edition: Edition, organiser: Organiser, delegate: Delegate, event: Issued
) -> bytes:
    head = Calendar()
    for name in ("PRODID", "VERSION", "CALSCALE"):
        head[name] = nameless_calendar()[name]
    head.add("method", method)
    who = line("ORGANIZER", f"mailto:{organiser.mail}", CN=organiser.name.to(edition.language))
    # Places are assigned, so nobody is asked to answer.
    whom = line("ATTENDEE", f"mailto:{delegate.mail}", CN=delegate.name, ROLE="REQ-PARTICIPANT",
                PARTSTAT="NEEDS-ACTION", RSVP="FALSE")  # fmt: skip
    body = event.text.removeprefix(BEGIN)
    return b"".join((bytes(head.to_ical()).removesuffix(END), issuer.zone, BEGIN, who, whom, body, END))
