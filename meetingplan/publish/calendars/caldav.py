"""Published calendars put on a CalDAV server (RFC 4791): a collection each, a resource each event.

What is there is asked for first, so that only what has changed is sent, under the ETag that was read: the server
refuses to overwrite what somebody else has changed meanwhile. An event that has fallen away is sent as cancelled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import httpx
from icalendar import Calendar, Component

from meetingplan.domain.problems import MeetingplanError

_DAV, _CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'
_QUERY = (
    f"<c:calendar-query {_SPACES}><d:prop><d:getetag/><c:calendar-data/></d:prop>"
    '<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter>'
    "</c:calendar-query>"
)
_XML = {"Content-Type": "application/xml; charset=utf-8"}


class ServerError(MeetingplanError):
    """The server does not do what it is asked."""


class Deed(StrEnum):
    """What becomes of an event on the server."""

    CREATED = "created"
    UPDATED = "updated"
    CANCELLED = "cancelled"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class _Known:
    """An event that is on the server."""

    path: str
    etag: str
    version: tuple[object, ...]


def upload(folder: Path, client: httpx.Client, prefix: str, *, dry: bool) -> Iterator[tuple[str, str, Deed]]:
    """Puts the calendars of a folder of results below the client's base URL: (calendar, UID, deed) one by one.

    Args:
        prefix: with which the names of the collections begin.
        dry: only tell what would be done.

    Raises:
        ServerError: the server refuses something; what was sent before stays.
        httpx.HTTPError: it cannot be reached.
    """
    for file in sorted((folder / "calendars").rglob("*.ics")):
        name = "-".join((prefix, *file.relative_to(folder / "calendars").with_suffix("").parts))
        collection = f"{quote(name)}/"
        calendar = Calendar.from_ical(file.read_bytes())
        known = _known(client, collection)
        if known is None and not dry:
            _make(client, collection, str(calendar.get("X-WR-CALNAME", name)))
        yield from ((name, uid, deed) for uid, deed in _sync(client, collection, calendar, known or {}, dry))


def _sync(
    client: httpx.Client, collection: str, calendar: Calendar, known: Mapping[str, _Known], dry: bool
) -> Iterator[tuple[str, Deed]]:
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    for uid, event in events.items():
        there = known.get(uid)
        if there and there.version == _version(event):
            yield uid, Deed.KEPT
            continue
        if not dry:
            path = there.path if there else f"{collection}{quote(uid, safe='')}.ics"
            guard = {"If-Match": there.etag} if there else {"If-None-Match": "*"}
            data = _alone(calendar, event)
            _ask(client, "PUT", path, data, {"Content-Type": "text/calendar; charset=utf-8", **guard})
        is_cancelled = event.get("STATUS") == "CANCELLED"
        yield uid, Deed.CANCELLED if is_cancelled else Deed.UPDATED if there else Deed.CREATED
    for uid, there in known.items():
        if uid not in events and uid.endswith(".meetingplan"):
            if not dry:
                _ask(client, "DELETE", there.path, b"", {"If-Match": there.etag})
            yield uid, Deed.REMOVED


def _known(client: httpx.Client, collection: str) -> dict[str, _Known] | None:
    """The events of a collection by UID; None where there is no such collection."""
    answer = client.request("REPORT", collection, content=_QUERY, headers={**_XML, "Depth": "1"})
    if answer.status_code in (404, 409):
        return None
    _accept(answer)
    found: dict[str, _Known] = {}
    for response in ElementTree.fromstring(answer.content).iter(f"{_DAV}response"):
        # Of what the server calls a resource only the path counts, so that no password goes to another host.
        path = str(client.base_url.join(urlsplit(response.findtext(f"{_DAV}href", "")).path))
        etag = response.findtext(f".//{_DAV}getetag", "")
        for event in Calendar.from_ical(response.findtext(f".//{_CALDAV}calendar-data", "")).walk("VEVENT"):
            found[str(event["UID"])] = _Known(path, etag, _version(event))
    return found


def _version(event: Component) -> tuple[object, ...]:
    """What tells two texts of one event apart: nothing of it changes without its SEQUENCE."""
    return event.get("SEQUENCE", 0), event.decoded("DTSTAMP")


def _make(client: httpx.Client, collection: str, title: str) -> None:
    body = (
        f"<c:mkcalendar {_SPACES}><d:set><d:prop><d:displayname>{escape(title)}</d:displayname>"
        "</d:prop></d:set></c:mkcalendar>"
    )
    _ask(client, "MKCALENDAR", collection, body.encode(), _XML)


def _alone(calendar: Calendar, event: Component) -> bytes:
    """An event as a resource of its own, with the zones that it needs."""
    made = Calendar()
    for name in ("PRODID", "VERSION", "CALSCALE"):
        made[name] = calendar[name]
    for part in (*calendar.walk("VTIMEZONE"), event):
        made.add_component(part)
    return bytes(made.to_ical())


def _ask(client: httpx.Client, method: str, path: str, data: bytes, headers: Mapping[str, str]) -> None:
    _accept(client.request(method, path, content=data, headers=dict(headers)))


def _accept(answer: httpx.Response) -> None:
    if not answer.is_success:
        asked = f"{answer.request.method} {answer.request.url.path}"
        raise ServerError(f"{asked}: {answer.status_code} {answer.reason_phrase}")
