"""Names that are code elsewhere, in every format and language, judged by a parser of it: they are names, nothing else.

What is published with hostile names is held against what is published with plain ones: tags, links, properties,
headers, formulas, fields, annotations, scripts. So a name that adds any is found, whatever it looks like.
"""

import csv
import email
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.policy import default
from pathlib import Path
from typing import Any

import docx
import html5lib
import icalendar
import openpyxl
import pypdf
import pytest
import python_calamine
import vobject
from lxml import etree

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.problems import InputError
from meetingplan.domain.text import Language
from meetingplan.publish import render
from meetingplan.scenario.load import load
from meetingplan.store import plan_file
from tests.cli.running import TINY, run
from tests.publish.readers import libical_faults
from tests.publish.same.held import HOSTED
from tests.trust import FULL
from tests.trust.hostile import COUNT, REFUSED, names

pytestmark = pytest.mark.slow

A_TIME = 24
"""Delegates of the meeting: each takes another name at each of so many turns."""
TURNS = range(0, COUNT, A_TIME) if FULL else range(0, COUNT, 5 * A_TIME)
SECRET = bytes(32)
Files = dict[str, bytes]


@dataclass(frozen=True)
class Pair:
    """What is published in a language with plain names, and with those that are given."""

    language: Language
    given: list[str]
    plain: Files
    hostile: Files

    def of(self, ending: str) -> Iterator[tuple[str, bytes, bytes]]:
        """Each file of an ending: its path, with plain names, with hostile ones."""
        assert self.hostile.keys() == self.plain.keys()
        yield from ((path, data, self.hostile[path]) for path, data in self.plain.items() if path.endswith(ending))


def roster(folder: Path, given: list[str]) -> None:
    """Gives the delegates names and titles."""
    with (HOSTED / "delegates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row |= {"name": given[number % len(given)], "title": given[(number + 1) % len(given)]}
    with (folder / "delegates.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


CREWS = {
    "drivers": ("丁师傅", "马师傅", "陶师傅"),
    "leaders": ("吴晓舟", "郑一帆", "冯雨桐"),
    "docents": ("汪以宁", "苏映雪"),
}


def crews(folder: Path, given: list[str]) -> None:
    """Gives drivers, coach leaders and docents names too."""
    text = (HOSTED / "scenario.yaml").read_text(encoding="utf-8")
    for number, name in enumerate(name for kind in CREWS.values() for name in kind):
        text = text.replace(name, json.dumps(given[-1 - number], ensure_ascii=False))
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """The files of each turn. One plan does for all, as names decide nothing; quick, the languages take turns."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "preparation.yaml").write_bytes((HOSTED / "preparation.yaml").read_bytes())
    plain = [f"N{number}" for number in range(A_TIME)]
    roster(folder, plain)
    crews(folder, plain)
    assert run("plan", folder, "-o", folder / "out", "--time-limit", "300").exit_code == 0
    data = (folder / "out" / "plan.json").read_bytes()
    before = load(folder).sha256

    def published(given: list[str], language: Language) -> Files:
        roster(folder, given)
        crews(folder, given)
        meeting = load(folder)
        plan = plan_file.loads(data.replace(before.encode(), meeting.sha256.encode()), "", meeting.clock)
        audited = audit(meeting, plan)
        assert isinstance(audited, AuditedPlan)
        return dict(render(audited, language, secret=SECRET))

    languages: tuple[Language, Language] = ("en", "zh_CN")
    usual = {language: published(plain, language) for language in languages}
    made = []
    for number, turn in enumerate(TURNS):
        given = list((names() * 2)[turn : turn + A_TIME])
        for language in languages if FULL else languages[number % 2 :][:1]:
            made.append(Pair(language, given, usual[language], published(given, language)))
    return made


def held_alike(pairs: list[Pair], ending: str, shape: Callable[[bytes], object]) -> None:
    """Every file of an ending has the same shape with hostile names as with plain ones; there are some."""
    for pair in pairs:
        seen = 0
        for path, plain, hostile in pair.of(ending):
            assert (path, shape(hostile)) == (path, shape(plain))
            seen += 1
        assert seen


def test_there_are_as_many_as_promised() -> None:
    assert len(set(names())) == COUNT


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_what_is_no_name_is_refused(name: str, tmp_path: Path) -> None:
    for file in ("scenario.yaml", "preparation.yaml"):
        (tmp_path / file).write_bytes((TINY / file).read_bytes())
    text = (TINY / "delegates.csv").read_text(encoding="utf-8").replace("林晓岚", f'"{name}"')
    (tmp_path / "delegates.csv").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError):
        load(tmp_path)


def _page(data: bytes) -> list[object]:
    """How many of each tag with its attributes' names, every address, every script; without a fault for html5lib."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    elements = [element for element in parser.parse(data.decode()).iter() if isinstance(element.tag, str)]
    tags = Counter((element.tag, *sorted(element.attrib)) for element in elements)
    leading = ("href", "src", "action", "{http://www.w3.org/1999/xlink}href")
    addresses = Counter(element.attrib[name] for element in elements for name in leading if name in element.attrib)
    return [tags, addresses, [element.text for element in elements if element.tag in ("script", "style")]]


def test_no_page_gets_a_tag_an_attribute_a_link_or_a_script(pairs: list[Pair]) -> None:
    for pair in pairs:
        for path, plain, hostile in pair.of(".html"):
            one, other = _page(plain), _page(hostile)
            # The front page says in one paragraph which names have letters that no font has; plain names have none.
            if path == "index.html" and "〓" in hostile.decode():
                one[0][("p", "class")] += 1
            assert (path, other) == (path, one)


def _icalendar(data: bytes) -> Counter[str]:
    found = icalendar.Calendar.from_ical(data)
    return Counter(f"{part.name}.{key}" for part in found.walk() for key in part)


def _vobject(data: bytes) -> Counter[str]:
    return Counter(line.name for event in vobject.readOne(data.decode()).contents.get("vevent", ())
                   for line in event.lines())  # fmt: skip


def test_no_calendar_gets_a_property(pairs: list[Pair]) -> None:
    held_alike(pairs, ".ics", lambda data: [_icalendar(data), _vobject(data), libical_faults(data)])
    assert {libical_faults(data) for pair in pairs for _, _, data in pair.of(".ics")} == {0}


def test_no_invitation_gets_a_header_a_part_or_a_property(pairs: list[Pair]) -> None:
    def shape(data: bytes) -> list[object]:
        message = email.message_from_bytes(data, policy=default)
        calendar = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
        attendee = icalendar.Calendar.from_ical(calendar.get_content()).events[0]["ATTENDEE"]
        parts = [part.get_content_type() for part in message.walk()]
        return [message.keys(), parts, [address.addr_spec for address in message["To"].addresses],
                _icalendar(calendar.get_content().encode()), sorted(attendee.params)]  # fmt: skip

    held_alike(pairs, ".eml", shape)


def parts(data: bytes) -> Iterator[tuple[str, Any]]:
    """The XML parts of a packed document, each as a strict parser reads it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, recover=False))


def relations(data: bytes) -> list[tuple[str, str]]:
    """What the parts of a packed document lead to, other files and addresses among it."""
    return [(name, str(one.get("Target"))) for name, root in parts(data) if name.endswith(".rels") for one in root]


def test_no_workbook_gets_a_formula_or_a_link(pairs: list[Pair]) -> None:
    """Every part is sound XML with the same tags; the names stand there as they were given, for another reader."""

    def shape(data: bytes) -> list[object]:
        tags = [(name, Counter(e.tag for e in root.iter())) for name, root in parts(data) if "sheet" in name]
        return [tags, relations(data)]

    held_alike(pairs, ".xlsx", shape)
    for pair in pairs:
        data = pair.hostile["workbook.xlsx"]
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        told = {value for name in read.sheet_names for row in read.get_sheet_by_name(name).to_python() for value in row}
        assert {name.strip() for name in pair.given} <= {str(value).strip() for value in told}


def test_no_table_gets_a_cell(pairs: list[Pair]) -> None:
    """No cell begins as a formula does, full-width signs and tabs included; rows are as long as with plain names."""
    held_alike(pairs, ".csv", lambda data: [len(row) for row in _rows(data)])
    signs = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
    rows = [row for pair in pairs for _, _, data in pair.of(".csv") for row in _rows(data)]
    assert [cell for row in rows for cell in row if cell.startswith(signs) and len(cell) > 1] == []


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_no_document_gets_a_table_a_field_or_a_link(pairs: list[Pair]) -> None:
    def shape(data: bytes) -> list[object]:
        document = docx.Document(io.BytesIO(data))
        tables = [(len(table.rows), len(table.columns)) for table in document.tables]
        tags = [(name, Counter(e.tag for e in root.iter())) for name, root in parts(data)]
        return [tables, len(document.paragraphs), tags, relations(data)]

    held_alike(pairs, ".docx", shape)


def test_no_print_gets_a_link_a_script_or_a_file(pairs: list[Pair]) -> None:
    """As pypdf reads it. Where people have a page or a place on one each, there are as many pages; lists may grow."""

    def shape(data: bytes) -> list[object]:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
        root = reader.trailer["/Root"]
        notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
        kinds = {(str(note["/Subtype"]), str(note.get("/A", {}).get("/URI", ""))) for note in notes}
        active = sorted(key for key in root if key in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/AF"))
        return [kinds, active, [str(entry["/Title"]) for entry in _outline(reader.outline)]]

    held_alike(pairs, ".pdf", shape)
    for pair in pairs:
        for path, plain, hostile in pair.of(".pdf"):
            if not path.startswith(("handbook", "contingency")):
                assert (path, _pages(hostile)) == (path, _pages(plain))


def _outline(entries: list[Any]) -> Iterator[Any]:
    for entry in entries:
        yield from _outline(entry) if isinstance(entry, list) else [entry]


def _pages(data: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(data)).pages)
