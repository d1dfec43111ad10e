"""Phone pages: names that nobody can guess, one's own data only, and a calendar that goes on."""

import base64
import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest

from meetingplan.publish import render
from meetingplan.publish.pages.phones import page_name
from meetingplan.store.files import write_all
from tests.publish.conftest import NAMES
from tests.publish.readers import Page, by_icalendar, libical_faults

SECRET = bytes(range(32))


def hmac_by_hand(key: bytes, message: bytes) -> bytes:
    """RFC 2104, from its sentence: H(K ^ opad, H(K ^ ipad, text)), the key padded to 64 bytes."""
    padded = key.ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + message).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in padded) + inner).digest()


def name(id: str) -> str:
    half = hmac_by_hand(SECRET, f"phone page of {id}".encode())[:16]
    return base64.b32encode(half).decode().rstrip("=").lower()


@pytest.fixture(params=["zh_CN", "en"])
def files(request, audited):
    return dict(render(audited, request.param, frozenset({"phones"}), secret=SECRET))


def test_names_are_made_of_secret_and_id_alone():
    names = [page_name(SECRET, f"D{n}") for n in range(1, 7)]
    assert names == [name(f"D{n}") for n in range(1, 7)]
    assert [len(one) for one in names] == [26] * 6  # 128 bits, 5 a letter
    assert page_name(bytes(32), "D1") != names[0]


def test_everyone_has_a_page_and_a_calendar_and_nobody_else(files):
    own = {f"p/{name(id)}/{file}" for id in NAMES for file in ("index.html", "calendar.ics")}
    assert set(files) == own | {"p/index.html", "phone-pages.csv"}


def test_without_a_secret_there_are_none(audited):
    assert dict(render(audited, "en", frozenset({"phones"}))) == {}


def test_a_page_knows_of_no_other(files, meeting):
    """Neither names nor numbers nor links of others; and no way up to a page that lists them."""
    for delegate in meeting.delegates.values():
        html = files[f"p/{name(delegate.id)}/index.html"]
        calendar = files[f"p/{name(delegate.id)}/calendar.ics"].replace(b"\r\n ", b"").decode()
        told = Page(html).text
        for other in meeting.delegates.values():
            if other.id != delegate.id:
                assert other.name not in told
                strings = (other.phone, name(other.id), f"~{other.id}~")
                assert [s for s in strings if s in html.decode() or s in calendar] == []
        assert {link for link in Page(html).links if not link.startswith("tel:")} <= {"calendar.ics"}
        assert b'content="noindex"' in html
        assert b'name="referrer" content="no-referrer"' in html


def test_a_page_tells_what_its_delegate_needs(audited):
    files = dict(render(audited, "en", frozenset({"phones"}), secret=SECRET))
    told = Page(files[f"p/{name('D1')}/index.html"]).text
    expected = [
        "林晓岚 Hefei",
        "When to be at your coach 09:00 Tuesday 23 June Yungu Hotel departure 09:02",
        "Your coach C1 Plate 皖A·X0001 Coach leader 吴晓舟C1 13800000301",
        "You speak at 10:20: Exchange",
        "09:11–09:34 Alpha works Hall → Gallery",
        "Add to the calendar of the phone",
    ]
    places = [told.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_who_has_no_seat_has_a_page_too(audited):
    files = dict(render(audited, "en", frozenset({"phones"}), secret=SECRET))
    page = Page(files[f"p/{name('D6')}/index.html"])
    assert "You have no seat in a coach yet; the organiser will tell you. 已报到后补" in page.text
    assert "calendar.ics" not in page.links


def test_its_calendar_is_that_of_the_delegate(audited, files):
    language = "zh_CN" if "乘车" in files[f"p/{name('D1')}/index.html"].decode() else "en"
    shared = dict(render(audited, language, frozenset({"calendars"})))
    for id in NAMES:
        own = files[f"p/{name(id)}/calendar.ics"]
        assert own == shared[f"calendars/delegates/{id}.ics"]
        assert libical_faults(own) == 0


def test_who_fell_away_leaves_nothing_of_theirs(audited, meeting, tmp_path: Path):
    write_all(tmp_path, render(audited, "en", frozenset({"phones"}), tmp_path, SECRET))
    delegates = {id: one for id, one in meeting.delegates.items() if id != "D5"}
    groups = tuple(
        replace(g, delegates=tuple(d for d in g.delegates if d != "D5"), walk=tuple(_less(g, step) for step in g.walk))
        for g in audited.plan.groups
    )
    later = type("Later", (), {
        "meeting": replace(meeting, delegates=delegates),
        "plan": replace(audited.plan, groups=groups, revision=2),
        "loads": audited.loads,
    })  # fmt: skip
    write_all(tmp_path, render(later, "en", frozenset({"phones"}), tmp_path, SECRET))
    gone = tmp_path / "p" / name("D5")
    assert Page((gone / "index.html").read_bytes()).text == Page((tmp_path / "p" / "index.html").read_bytes()).text
    (events,) = by_icalendar({"": (gone / "calendar.ics").read_bytes()}).values()
    assert {event["status"] for event in events} == {"CANCELLED"}
    kept = (tmp_path / "p" / name("D4") / "calendar.ics").read_bytes()
    assert {event["status"] for event in by_icalendar({"": kept})[""]} == {""}


def _less(group, step):
    return replace(step, people=step.people - 1) if "D5" in group.delegates and step.people else step


def test_the_organiser_gets_all_links(files, meeting):
    rows = list(csv.reader(io.StringIO(files["phone-pages.csv"].decode("utf-8-sig"))))[1:]
    assert [(row[0], row[3], row[4]) for row in rows] == [
        (d.id, d.phone, f"p/{name(d.id)}/") for d in meeting.delegates.values()
    ]
    assert rows[3][1] == "'=1+1"  # no formula
