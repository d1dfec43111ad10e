"""Pages, as a parser of HTML reads them."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html

from meetingplan.domain.text import Language
from tests.publish.readers import Page
from tests.publish.same.held import PEOPLE, Held, stays
from tests.publish.same.words import WORDS, assert_own


def text_of(path: Path) -> str:
    return Page(path.read_bytes()).text


def tables(path: Path) -> list[list[list[str]]]:
    """The cells of all rows of each table."""
    page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    return [[[_flat(cell) for cell in row.iterfind("*")] for row in table.iter("tr")] for table in page.iter("table")]


def _flat(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_itineraries_of_delegates(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    for id, name in PEOPLE.items():
        text = text_of(out / "itineraries" / "delegates" / f"{id}.html")
        assert re.findall(WORDS[language]["coach"], text) == [asked[name].coach]
        assert_own(text, asked[name], language)


def test_itineraries_of_coaches(out: Path, asked: Mapping[str, Held]) -> None:
    for coach in {one.coach for one in asked.values()}:
        text = text_of(out / "itineraries" / "coaches" / f"{coach}.html")
        assert {name for name in asked if name in text} == {name for name in asked if asked[name].coach == coach}
        for one in (one for one in asked.values() if one.coach == coach):
            assert all(re.search(rf"{time}–\d\d:\d\d {place}", text) for _, time, place in one.gathers)


def test_itineraries_of_sites(out: Path) -> None:
    """Coach, arrival, departure, and the people of all parties that come with it."""
    for site in {stay.site for stay in stays(out / "plan.json")}:
        found: Counter[tuple[str, ...]] = Counter()
        for coach, arrive, people, *_, leave in tables(out / "itineraries" / "sites" / f"{site}.html")[0][1:]:
            found[coach, arrive, leave] += int(people)
        asked = {(s.coach, s.arrive, s.leave): s.people for s in stays(out / "plan.json") if s.site == site}
        assert dict(found) == asked


def led(plan: Any) -> dict[str, set[tuple[str, str, str, int]]]:
    """By docent: coach, first and last minute, people of every party; here none leads two of a coach."""
    found = defaultdict(list)
    for group in plan["groups"]:
        for step in group["walk"]:
            if "docent" in step:
                found[step["docent"], group["coach"]].append(step)
    made = defaultdict(set)
    for (docent, coach), steps in found.items():
        span = min(s["start"] for s in steps)[11:16], max(s["end"] for s in steps)[11:16]
        made[docent].add((coach, *span, max(s["people"] for s in steps)))
    return made


def test_itineraries_of_docents(out: Path, plan: Any, language: Language) -> None:
    """Six parties at the works, led by two, and three at the tower."""
    assert sorted(map(len, led(plan).values())) == [3, 3, 3]
    for docent, parties in led(plan).items():
        rows = [row for table in tables(out / "itineraries" / "docents" / f"{docent}.html") for row in table]
        told = set()
        for span, what in rows:
            (coach, people) = re.findall(WORDS[language]["passengers"], what)[0]
            told.add((coach, *span.split("–"), int(people)))
        assert told == parties


def links(out: Path) -> dict[str, str]:
    """The folder of each delegate's phone page, by id."""
    with (out / "phone-pages.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row[0]: row[4] for row in csv.reader(file) if row[4].startswith("p/")}


def test_phone_pages(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """The list of gatherings at the top says the same as the days below it."""
    assert links(out).keys() == PEOPLE.keys()
    for id, link in links(out).items():
        path, one = out / link / "index.html", asked[PEOPLE[id]]
        assert_own(text_of(path), one, language)
        assert re.findall(WORDS[language]["coach"], text_of(path)) == [one.coach]
        items = lxml.html.fromstring(path.read_text(encoding="utf-8")).iterfind(".//ol[@class='gatherings']/li")
        assert [(_flat(i)[:5], place in _flat(i)) for i, (*_, place) in zip(items, one.gathers, strict=True)] == [
            (time, True) for _, time, _ in one.gathers
        ]


def test_the_page_of_nobody(out: Path) -> None:
    assert not any(name in text_of(out / "p" / "index.html") for name in PEOPLE.values())


def test_phone_pages_table(out: Path) -> None:
    """Each link leads to the page of the one who is to be sent it."""
    for id, link in links(out).items():
        assert [name for name in PEOPLE.values() if name in _title(out / link / "index.html")] == [PEOPLE[id]]


def _title(path: Path) -> str:
    return str(lxml.html.fromstring(path.read_text(encoding="utf-8")).findtext(".//title"))


def test_overview(out: Path, asked: Mapping[str, Held], scenario: Any, language: Language) -> None:
    """Agenda: every session from when to when. Board: where every coach gathers, lane by lane. Coaches: how many."""
    text = text_of(out / "overview.html")
    for session in scenario["sessions"]:
        assert f"{session['from'][11:]}–{session['to'][11:]} {session['title'][language]}" in text
    boards = lxml.html.fromstring((out / "overview.html").read_text(encoding="utf-8")).iterfind(
        ".//svg[@class='board']"
    )
    assert sorted(gathering for board in boards for gathering in _boarding(board, language)) == sorted(
        {(one.coach, time, place) for one in asked.values() for _, time, place in one.gathers}
    )
    riders = Counter(one.coach for one in asked.values())
    (coaches,) = (table for table in tables(out / "overview.html") if table[1][0] in riders and len(table[1]) == 8)
    assert {row[0]: int(row[3]) for row in coaches[1:]} == riders


def _boarding(board: Any, language: Language) -> Iterator[tuple[str, str, str]]:
    """Coach, time and place of every boarding that is drawn; a lane begins with a link to its coach."""
    coach = ""
    for element in board:
        if element.tag == "a":
            coach = element.text_content().strip()
        elif found := re.fullmatch(WORDS[language]["boarding"], element.findtext("title") or ""):
            yield coach, *found.groups()


def test_sites(out: Path, scenario: Any, plan: Any) -> None:
    """People in all zones of each site, minute by minute, against a count of the plan's steps."""
    page = lxml.html.fromstring((out / "sites.html").read_text(encoding="utf-8"))
    sites = [place for place in scenario["places"] if place["kind"] == "site"]
    for site, detail in zip(sites, page.iter("details"), strict=True):
        told: Counter[int] = Counter()
        for start, end, people in re.findall(r"(\d\d:\d\d)–(\d\d:\d\d) (\d+)", _flat(detail.find("p"))):
            told.update(dict.fromkeys(range(_minute(start), _minute(end)), int(people)))
        zones = {f"{site['id']}/{zone['id']}" for zone in site["interior"]["zones"]}
        steps = [step for group in plan["groups"] for step in group["walk"] if step["node"] in zones]
        counted: Counter[int] = Counter()
        for step in steps:
            for minute in range(_minute(step["start"][11:16]), _minute(step["end"][11:16])):
                counted[minute] += step["people"]
        assert told == counted


def _minute(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def test_search(out: Path, asked: Mapping[str, Held]) -> None:
    (listed,) = tables(out / "search.html")
    told = {name: (coach, hotel, room) for name, _, coach, hotel, room in listed[1:]}
    assert told == {name: (one.coach, *one.room) for name, one in asked.items()}


def test_index(out: Path) -> None:
    """Whatever is linked is there, and a name leads to the page of the one who has it."""
    page = lxml.html.fromstring((out / "index.html").read_text(encoding="utf-8"))
    linked = [(unquote(link.get("href")), _flat(link)) for link in page.iter("a")]
    assert [path for path, _ in linked if not (out / path).exists()] == []
    delegates = {PEOPLE[Path(path).stem]: name for path, name in linked if path.startswith("itineraries/delegates/")}
    assert delegates == {name: name for name in PEOPLE.values()}


def test_duties(out: Path, scenario: Any, plan: Any, language: Language) -> None:
    """The page and the table for spreadsheets have every duty of the plan."""
    posts = {post["id"]: post["name"][language] for post in scenario["staffing"]["posts"]}
    grids = {grid["id"]: grid["name"][language] for grid in scenario["staffing"]["grids"]}
    asked = sorted((d["start"][11:16], d["end"][11:16], posts[d["post"]], grids[d["grid"]]) for d in plan["duties"])
    assert len(asked) == 4
    with (out / "duties.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert sorted((start, end, post, grid) for _, start, end, _, post, _, grid in rows) == asked
    shown = tables(out / "duties.html")[0][1:]
    assert sorted((*span.split("–"), post, grid) for _, span, _, post, _, grid in shown) == asked


def test_tasks(out: Path, tasks: Any) -> None:
    asked = [(task["id"], task["name"], task["owner"], task["deadline"]) for task in tasks["tasks"]]
    with (out / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [(row[0], row[2], row[3], row[6]) for row in rows] == asked
    shown = tables(out / "tasks.html")[0][1:]
    assert [(row[0], row[1], row[2], row[5]) for row in shown] == asked
