"""Where the phone pages are served, as codes on paper, mails, messages and the table of links tell it."""

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import numpy
import pytest
import zxingcpp

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.meeting import Meeting, Organiser
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Text
from meetingplan.publish import render
from tests.publish.conftest import NAMES
from tests.publish.readers import missing
from tests.publish.test_phones import SECRET, name

SITE = "https://hui.example.cn/2020"


@pytest.fixture
def served(meeting: Meeting, plan: Plan) -> AuditedPlan:
    delegates = {
        id: replace(one, mail="lin@example.org" if id == "D1" else "") for id, one in meeting.delegates.items()
    }
    organiser = Organiser(Text("会务组", "Conference office"), "office@example.org")
    found = audit(replace(meeting, delegates=delegates, organiser=organiser, site_url=SITE), plan)
    assert isinstance(found, AuditedPlan)
    return found


def address(id: str) -> str:
    return f"{SITE}/p/{name(id)}/"


def codes(pdf: bytes) -> list[list[str]]:
    """What a reader of codes, which did not make them, sees on each page as poppler draws it."""
    if shutil.which("pdftoppm") is None:
        missing("poppler-utils")
    drawn = subprocess.run(["pdftoppm", "-gray", "-r", "150", "-"], input=pdf, capture_output=True, check=True).stdout
    found = []
    while drawn:  # one picture after the other: P5, width and height, 255, then a byte a dot
        _, size, _, rest = drawn.split(b"\n", 3)
        width, height = map(int, size.split())
        dots = numpy.frombuffer(rest[: width * height], numpy.uint8).reshape(height, width)
        found.append([code.text for code in zxingcpp.read_barcodes(dots)])
        drawn = rest[width * height :]
    return found


def test_the_code_of_a_leaflet_leads_to_the_own_page(served: AuditedPlan) -> None:
    """Leaflets come by coach, which is the order of ids here; D6 has no coach, and a page."""
    made = dict(render(served, "en", frozenset({"leaflets"}), secret=SECRET))
    assert codes(made["leaflets.pdf"]) == [[address(id)] for id in NAMES]


def test_without_an_address_the_code_tells_coach_and_gathering(audited: AuditedPlan, served: AuditedPlan) -> None:
    """Without a secret pages have no names, so an address alone does not help. D6 has no coach, and so no code."""
    first = "Coach C1 皖A·X0001\ngather 06-23 09:00 at Yungu Hotel\ncoach leader 13800000301"
    second = first.replace("C1", "C2").replace("X0001", "X0002")
    for plan, secret in ((audited, SECRET), (served, None)):
        made = dict(render(plan, "en", frozenset({"leaflets"}), secret=secret))
        assert codes(made["leaflets.pdf"]) == [*[[first]] * 3, *[[second]] * 2, []]


def test_the_table_of_links_has_them_whole(served: AuditedPlan) -> None:
    made = dict(render(served, "en", frozenset({"phones"}), secret=SECRET))
    rows = csv.DictReader(io.StringIO(made["phone-pages.csv"].decode("utf-8-sig")))
    assert [row["Link"] for row in rows] == [address(id) for id in NAMES]


def test_a_mail_tells_the_page(served: AuditedPlan) -> None:
    made = dict(render(served, "zh_CN", frozenset({"invitations"}), secret=SECRET))
    assert made
    for data in made.values():
        plain, _ = message_from_bytes(data, policy=default).iter_parts()
        assert plain.get_content().splitlines()[-1] == f"个人日程：{address('D1')}"


def test_a_message_tells_it_where_it_takes_no_further_segment(served: AuditedPlan) -> None:
    """The address is 27 + 3 + 26 + 1 = 57 letters. The 136 of D5's message leave no room for it in 160. Of a name of
    110 instead of 16 even the short words are 112 + 25 + 2 + 33 + 2 + 24 = 198, so there are two segments, 306: in full
    136 - 16 + 110 + 12 + 57 = 299.
    """
    long = "A" * 110
    delegates = served.meeting.delegates
    renamed = audit(
        replace(served.meeting, delegates={**delegates, "D4": replace(delegates["D4"], name=long)}), served.plan
    )
    assert isinstance(renamed, AuditedPlan)
    (data,) = dict(render(renamed, "en", frozenset({"messages"}), secret=SECRET)).values()
    told = [row["Message"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]
    days = (
        "Registration 23 Jun 08:30 at Yungu Hotel; coach C2, gather 23 Jun 09:00 at Yungu Hotel; coach leader "
        "13800000301"
    )
    assert told[3:5] == [f"Hello {long}, {days}; your page {address('D4')}", f"Hello {NAMES['D5']}, {days}"]
