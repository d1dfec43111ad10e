"""Pages in a real browser: axe-core finds nothing, and the few lines of script do what they are there for."""

import pytest

from meetingplan.publish import render
from meetingplan.publish.pages.phones import page_name
from meetingplan.store.files import write_all
from tests.publish.browser import PHONE, VIOLATIONS, Visit, answers

SECRET = bytes(32)
PAGES = [
    "index.html", "overview.html", "sites.html", "search.html", "tasks.html", "itineraries/delegates/D1.html",
    "itineraries/coaches/C1.html", "itineraries/sites/alpha.html", "itineraries/docents/a1.html", "p/index.html",
    f"p/{page_name(SECRET, 'D1')}/index.html",
]  # fmt: skip


@pytest.fixture
def site(audited, tmp_path):
    """All pages in both languages; the address that they are read from."""
    outputs = frozenset({"index", "overview", "sites", "search", "tasks", "itineraries", "phones"})
    for language in ("zh_CN", "en"):
        write_all(tmp_path / language, render(audited, language, outputs, secret=SECRET))
    return tmp_path.as_uri()


@pytest.mark.slow
def test_axe_finds_nothing(site):
    """Wide and light, and narrow and dark as on a phone at night."""
    urls = [f"{site}/{language}/{page}" for language in ("zh_CN", "en") for page in PAGES]
    visits = [Visit(url, VIOLATIONS, *look) for url in urls for look in (("light", 1280), ("dark", 390))]
    found = dict(zip([(visit.url, visit.scheme) for visit in visits], answers(visits), strict=True))
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_axe_looks(tmp_path):
    """What is wrong is found: a picture without words."""
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src=x>")
    assert [fault.split(":")[0] for fault in answers([Visit(f"{tmp_path.as_uri()}/page.html", VIOLATIONS)])[0]] == [
        "image-alt"
    ]


def test_only_messengers_are_told_of_calendars(site):
    url, ask = f"{site}/en/{PAGES[-1]}", "document.getElementById('messenger').hidden"
    agents = [PHONE, f"{PHONE} MicroMessenger/8.0.40", f"{PHONE} DingTalk/7.0", f"{PHONE} MQQBrowser/13.5"]
    assert answers([Visit(url, ask, agent=agent) for agent in agents]) == [True, False, False, True]


def test_the_next_gathering_is_marked(site):
    """All of 2020 is over, so nothing is next; a gathering that is still to come would be."""
    url = f"{site}/en/{PAGES[-1]}"
    ask = "document.querySelectorAll('[aria-current]').length + ' ' + document.querySelectorAll('.past').length"
    assert answers([Visit(url, ask)]) == ["0 1"]


FIND = """(() => {
  const box = document.getElementById("wanted");
  return %s.map((words) => {
    box.value = words;
    box.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll("[data-key]")].filter((row) => !row.hidden).length;
  });
})()"""


def test_delegates_are_found_as_they_are_typed(site):
    """林晓岚 is Lin Xiaolan, lxl; all six are of Hefei; D4 and D5 ride on C2; nobody is called zhang."""
    words = ["", "林", "linxiao", "LXL", "hefei", "hefei c2", "zhang"]
    assert answers([Visit(f"{site}/en/search.html", FIND % words)]) == [[6, 1, 1, 1, 6, 2, 0]]
