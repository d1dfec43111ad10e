"""Printed papers, read by poppler, which did not write them, and codes as a grid of dark and light."""

import re
import shutil
import subprocess

import pytest

from meetingplan.publish import pdf as room
from meetingplan.publish import render
from meetingplan.publish.edition import edition
from meetingplan.publish.papers import glyphs
from meetingplan.publish.papers.glyphs import unprintable, with_geta, without_glyph
from meetingplan.publish.papers.leaflets import pocket_text
from meetingplan.publish.papers.qr import qr_code
from meetingplan.publish.pdf import family
from tests.publish.conftest import NAMES
from tests.publish.readers import missing

PAPERS = frozenset({"leaflets", "drivers", "hosts", "signs", "badges"})


@pytest.fixture
def files(audited) -> dict[str, bytes]:
    return dict(render(audited, "en", PAPERS))


def pages(data: bytes) -> list[str]:
    """The letters of each page, without spaces: names are broken over lines."""
    if shutil.which("pdftotext") is None:
        missing("poppler-utils")
    ran = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return ["".join(page.split()) for page in ran.stdout.decode().split("\f")[:-1]]


def flat(text: str) -> str:
    return "".join(text.split())


def test_everyone_has_a_leaflet_of_their_own(files):
    """By coach: D1, D2, D3 ride on C1, D4, D5 on C2; D6 has no seat."""
    told = pages(files["leaflets.pdf"])
    assert len(told) == 6
    for page, (id, name) in zip(told, NAMES.items(), strict=True):
        assert flat(name) in page
        assert [other for other, text in NAMES.items() if flat(text) in page] == [id]


def test_a_leaflet_has_the_times_of_the_plan(files):
    first = pages(files["leaflets.pdf"])[0]
    expected = [
        "皖A·X0001", "吴晓舟C113800000301", "08:30–09:00Registration", "09:00Gatheratthecoach", "departure09:02",
        "09:11–09:34Alphaworks", "09:40–09:56Betaworks", "10:03Arrival", "10:15–10:45Closing",
        "Youspeakat10:20:Exchange", "09:00–10:00Talk",
    ]  # fmt: skip
    places = [first.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_who_has_no_seat_reads_why(files):
    assert (
        flat("You have no seat in a coach yet; the organiser will tell you. 已报到后补")
        in pages(files["leaflets.pdf"])[5]
    )


def test_drivers_count_from_each_departure(files):
    """C1 leaves the inn at 09:02, alpha at 09:34 (arrival 09:11, so T-23; off at 09:13, boarding from 09:32)."""
    sheets = pages(files["drivers.pdf"])
    assert len(sheets) == 2
    expected = [
        "09:00–09:02T−2YunguHotel", "09:02T", "9min·3.5km·by09:11", "09:11–09:13T−23Alphaworks", "09:13–09:32T−21",
        "wait19min", "09:32–09:34T−2", "10:03–10:05YunguHotel",
    ]  # fmt: skip
    places = [sheets[0].find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert "buffer10minbefore:Closing" in sheets[0]  # 10:05 to 10:15


def test_hosts_see_who_comes_in_order(files):
    """Alpha: two parties of C1 at 09:14, one of C2 at 09:34; most people inside: three."""
    told = "".join(pages(files["hosts.pdf"]))
    rows = ["06-2309:11C12吴晓舟C113800000301", "06-2309:11C11吴晓舟C1", "06-2309:31C22吴晓舟C2"]
    assert all(row in told for row in rows)
    assert "09:14–09:22" in told
    assert "lift2·stairs1" in told
    assert "upto5inacar,1tripsormore" in told  # floor(0.8 * 0.5 * 13) = 5


def test_a_sign_a_coach(files):
    told = pages(files["signs.pdf"])
    assert len(told) == 2
    assert "Alphaworks→Betaworks→YunguHotel" in told[0]
    assert "Betaworks→Alphaworks→YunguHotel" in told[1]


def test_a_badge_for_everyone_on_one_sheet(files):
    told = pages(files["badges.pdf"])
    assert len(told) == 1
    assert all(flat(name) in told[0] for name in NAMES.values())


def test_the_code_names_nobody(audited):
    told = edition(audited, "en")
    text = pocket_text(told, told.plan.groups[0])
    assert text == "Coach C1 皖A·X0001\ngather 06-23 09:00 at Yungu Hotel\ncoach leader 13800000301"


def test_a_code_begins_with_the_finder_pattern():
    """The first row of every code: seven dark modules after the margin of two, which is why the side is 4 larger."""
    path = re.search(r'd="([^"]+)"', qr_code("皖A"))
    assert path
    assert path[1].startswith("M2 2h7v1h-7zM")
    assert 'viewBox="0 0 25 25"' in qr_code("皖A")  # version 1 has 21 modules a side


def test_a_letter_that_no_font_has_is_told(meeting):
    """U+10FFFD is for private use; no font of this machine draws it."""
    assert without_glyph("林\U0010fffd A\n") == {"\U0010fffd"} or without_glyph("\U0010fffd") == frozenset()
    assert unprintable(meeting) == []


def test_a_missing_letter_is_set_as_geta(monkeypatch):
    monkeypatch.setattr(glyphs, "_fonts", tuple)
    assert with_geta("林 A") == "〓 〓"


def test_without_a_chinese_font_there_are_none(audited, monkeypatch):
    monkeypatch.setattr(room, "FAMILIES", ("No Such Font",))
    family.cache_clear()
    made = dict(render(audited, "en", PAPERS | {"index"}))
    family.cache_clear()
    assert set(made) == {"index.html"}
    assert b"there are no PDFs" in made["index.html"]
    assert b"leaflets.pdf" not in made["index.html"]
