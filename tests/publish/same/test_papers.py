"""What is printed, as poppler and pypdf read it."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pypdf

from meetingplan.domain.text import Language
from tests.publish.readers import missing
from tests.publish.same.held import HOSTED, PEOPLE, Held, stays
from tests.publish.same.words import WORDS, assert_own
from tests.publish.test_handbook import pdf_text

_BETWEEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_XHTML = "{http://www.w3.org/1999/xhtml}"
BADGE = (255.12, 153.07)
"""90 by 54 mm in points, two a row from 15 mm, five a column from 13.5 mm."""


def poppler(path: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        missing("poppler-utils")
    return subprocess.run(["pdftotext", *options, path, "-"], capture_output=True, check=True).stdout.decode()


def pages(path: Path) -> list[str]:
    """The text of each page in the order in which it was set, as many as pypdf counts."""
    found = [" ".join(page.split()) for page in poppler(path, "-raw").split("\f")[:-1]]
    assert len(found) == len(pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)
    return found


def test_the_printed_handbook(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Poppler gives a row cell by cell; spaces go, because names are broken over lines."""
    text = pdf_text((out / "handbook.pdf").read_bytes())
    for name, one in asked.items():
        hotel, room = ("".join(part.split()) for part in one.room)
        assert re.search(rf"{name}科长{one.coach}{hotel}{room}", text)
        assert re.search(rf"{one.coach}\d+{name}", text)
        assert re.search(rf"{hotel}{room}\D+?{name}", text)


def test_leaflets(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """A page each; where a line was broken, letters of Chinese words stand together again."""
    found = pages(out / "leaflets.pdf")
    owners = [[name for name in asked if name in page] for page in found]
    assert sorted(owners) == sorted([name] for name in asked)
    for page, (name,) in zip(found, owners, strict=True):
        assert re.findall(WORDS[language]["leaflet"], page) == [asked[name].coach]
        assert_own(_BETWEEN.sub("", page), asked[name], language)


def test_badges(out: Path, asked: Mapping[str, Held]) -> None:
    """The words of each badge by their place on the sheet: one name, and the coach of the one who has it."""
    found: dict[tuple[int, int, int], list[str]] = {}
    tree = ElementTree.fromstring(re.sub("<!DOCTYPE.*?>", "", poppler(out / "badges.pdf", "-bbox")))
    for number, page in enumerate(tree.iter(f"{_XHTML}page")):
        for word in page:
            x, y = float(word.attrib["xMin"]) - 42.52, float(word.attrib["yMin"]) - 38.27
            found.setdefault((number, int(x // BADGE[0]), int(y // BADGE[1])), []).append(str(word.text))
    told = {name: words for words in found.values() for name in asked if name in words}
    assert {name: [word for word in words if re.fullmatch(r"C\d", word)] for name, words in told.items()} == {
        name: [one.coach] for name, one in asked.items()
    }
    assert len(found) == len(asked)


def test_signs(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """One sign a coach and a table, with everyone who sits there."""
    text = " ".join(pages(out / "signs.pdf"))
    assert re.findall(WORDS[language]["coach sign"], text) == sorted({one.coach for one in asked.values()})
    tables = {(int(table), name) for table, names in re.findall(WORDS[language]["table sign"], text)
              for name in re.findall("|".join(PEOPLE.values()), names)}  # fmt: skip
    assert tables == {(table, name) for name, one in asked.items() for table in one.tables.values()}


def test_drivers(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Every pick-up with its place is a gathering; those within a stay at a site have none."""
    gathers = {one.coach: [(time, place) for _, time, place in one.gathers] for one in asked.values()}
    told = {}
    for page in pages(out / "drivers.pdf"):
        (coach,) = re.findall(WORDS[language]["sheet"], page)
        told[coach] = re.findall(WORDS[language]["pick-up"], page)
    assert told == gathers


def test_hosts(out: Path, asked: Mapping[str, Held]) -> None:
    """Site by site, the coaches with their people, arrival and departure; parties of a coach are added up."""
    told: dict[tuple[str, str, str], int] = {}
    row = r"\d\d-\d\d (\d\d:\d\d) (C\d) (\d+) (?:(?! \d\d-\d\d ).)*?(?<=\d) (\d\d:\d\d)(?= )"
    for number, page in enumerate(pages(out / "hosts.pdf")):
        for arrive, coach, people, leave in re.findall(row, page):
            told[number, coach, arrive, leave] = told.get((number, coach, arrive, leave), 0) + int(people)
    sites = list(dict.fromkeys(stay.site for stay in stays(out / "plan.json")))
    assert told == {(sites.index(s.site), s.coach, s.arrive, s.leave): s.people for s in stays(out / "plan.json")}


def test_contingency(out: Path, asked: Mapping[str, Held]) -> None:
    text = pdf_text((out / "contingency.pdf").read_bytes())
    for one in asked.values():
        assert all(f"{day}{''.join(place.split())}{one.coach}" in text for day, _, place in one.gathers)


def test_place_cards(out: Path, asked: Mapping[str, Held], language: Language) -> None:
    """Each name stands on both sides of a card at its table, and of one on the podium; nobody has one for the floor."""
    words = WORDS[language]
    told = pdf_text((out / "place-cards.pdf").read_bytes())
    cards = sum(len(one.tables) + any(row == 0 for row, _ in one.seats.values()) for one in asked.values())
    assert len(re.findall(words["table"].replace(" ?", "").replace(" ", ""), told)) == 2 * sum(
        len(one.tables) for one in asked.values()
    )
    assert sum(told.count(name) for name in asked) == 2 * cards
    on_podium = [seat for one in asked.values() for row, seat in one.seats.values() if row == 0]
    found = [int(seat) for seat in re.findall(words["short podium"].replace(" ?", "").replace(" ", ""), told)]
    assert sorted(found) == sorted(2 * on_podium)


def test_what_everybody_sees_tells_no_needs_at_table(out: Path) -> None:
    """One of the roster has a need; it stands on the own leaflet, and in the list of tables for the caterer."""
    with (HOSTED / "delegates.csv").open(encoding="utf-8", newline="") as file:
        (diet,) = {row["diet"] for row in csv.DictReader(file)} - {""}
    assert diet in pdf_text((out / "leaflets.pdf").read_bytes())
    for name in ("signs", "place-cards", "badges", "handbook"):
        assert diet not in pdf_text((out / f"{name}.pdf").read_bytes())
