from dataclasses import replace

import pytest

from meetingplan.audit import AuditedPlan, audit
from meetingplan.publish import render
from tests.publish.conftest import NAMES
from tests.publish.readers import Page


@pytest.fixture
def files(audited):
    return dict(render(audited, "en", frozenset({"itineraries"})))


def text(files, name: str) -> str:
    return Page(files[f"itineraries/{name}.html"]).text


def test_everyone_gets_a_page(files):
    delegates = [f"delegates/D{n}" for n in range(1, 7)]
    others = ["coaches/C1", "coaches/C2", "sites/alpha", "sites/beta", "docents/a1", "docents/a2", "docents/b1"]
    assert sorted(files) == sorted(f"itineraries/{name}.html" for name in [*delegates, *others])


def test_a_delegate_is_told_everything_in_order(files):
    told = text(files, "delegates/D1")
    expected = [
        "林晓岚",
        "Hefei",
        "C1",
        "皖A·X0001",
        "吴晓舟C1 13800000301",
        "You speak at 10:20: Exchange",
        "Tuesday 23 June",
        "08:30–09:00 Registration Yungu Hotel Lobby",
        "09:00 Gather at the coach, Yungu Hotel departure 09:02",
        "9 min, 3.5 km",
        "09:11–09:34 Alpha works Hall → Gallery",
        "6 min, 2.5 km",
        "09:40–09:56 Beta works Workshop",
        "7 min, 2.5 km",
        "10:03 Arrival at Yungu Hotel",
        "10:15–10:45 Closing",
        "Wednesday 24 June",
        "09:00–10:00 Talk",
    ]
    places = [told.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_a_speech_stands_on_the_page_of_its_speaker_only(files):
    assert [n for n in range(1, 7) if "Exchange" in text(files, f"delegates/D{n}")] == [1]


def test_who_has_no_seat_is_told_why(files):
    told = text(files, "delegates/D6")
    assert "You have no seat in a coach yet; the organiser will tell you. 已报到后补" in told
    assert "Hotel Yungu Hotel" in told


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_delegate_reads_of_no_other(audited, meeting, language):
    files = dict(render(audited, language, frozenset({"itineraries", "calendars"})))
    own = {path: content.decode() for path, content in files.items() if "/delegates/" in path}
    assert len(own) == 12
    for path, content in own.items():
        flat = content.replace("\r\n ", "")
        others = [d for d in meeting.delegates.values() if f"/{d.id}." not in path]
        told = Page(content.encode()).text if path.endswith("html") else flat
        assert [d.id for d in others if d.name in told or d.phone in flat or f"{d.id}." in flat] == []


def test_names_are_data(files):
    for id, name in NAMES.items():
        page = Page(files[f"itineraries/delegates/{id}.html"])
        assert " ".join(name.split()) in page.text
        assert "script" not in page.tags


def test_a_coach_knows_its_stops_and_passengers(files):
    told = text(files, "coaches/C2")
    assert "丁师傅C2 13800000201" in told
    assert "09:09–09:25 Beta works arrive 09:09, leave 09:25 2 people inside 09:12–09:22" in told
    assert "6 min, 2.5 km · by plan 09:25–09:31" in told
    assert "Passengers 2 people" in told
    assert [id for id, name in NAMES.items() if " ".join(name.split()) in told] == ["D4", "D5"]
    assert "Registration" not in told


def test_a_site_knows_who_comes(files):
    """G1 has three people in the hall until 09:22; G2's two enter at 09:34."""
    told = text(files, "sites/alpha")
    assert "Parties 3 People in all 5 Most people in the zones at once 3" in told
    rows = [
        "C1 09:11 2 苏映雪 09:14–09:22 09:23–09:30 09:34",
        "C1 09:11 1 程若溪 09:14–09:22 09:23–09:30 09:34",
        "C2 09:31 2 苏映雪 09:34–09:42 09:43–09:50 09:54",
    ]
    assert [row in told for row in rows] == [True] * 3
    assert "Docent Telephone Parties 苏映雪 13800000101 2" in told


def test_a_docent_knows_the_parties(files):
    told = text(files, "docents/a2")
    assert "09:14–09:30 Coach C1, 1 people coach arrives 09:11 · coach leader 吴晓舟C1 13800000301" in told
    assert "09:14 Hall → 09:23 Gallery" in told
    assert "Coach C2" not in told


def test_english_pages_call_people_by_the_names_that_they_use(meeting, plan):
    """D1 has one, D2 has none, for which none is made up; Chinese pages have both as the roster has them."""
    delegates = {**meeting.delegates, "D1": replace(meeting.delegates["D1"], name_en="Lin Xiaolan")}
    found = audit(replace(meeting, delegates=delegates), plan)
    assert isinstance(found, AuditedPlan)
    made = {
        lang: dict(render(found, lang, frozenset({"itineraries", "search", "messages"}))) for lang in ("en", "zh_CN")
    }
    page = {lang: Page(files["itineraries/delegates/D1.html"]).text for lang, files in made.items()}
    assert "Lin Xiaolan" in page["en"]
    assert NAMES["D1"] not in page["en"]
    assert NAMES["D1"] in page["zh_CN"]
    assert "Lin Xiaolan" not in page["zh_CN"]
    assert NAMES["D4"] in Page(made["en"]["itineraries/delegates/D4.html"]).text
    assert made["en"]["messages.csv"].decode("utf-8-sig").count("Hello Lin Xiaolan, ") == 1
    search = made["en"]["search.html"].decode()
    assert f"lin xiaolan {NAMES['D1']}" in search  # found by either
