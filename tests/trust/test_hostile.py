"""Names that are code elsewhere, in every format, judged by a parser of it: they are names there, and nothing else."""

import csv
import email
import io
from collections import Counter
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import docx
import icalendar
import openpyxl
import pytest
import python_calamine
import vobject

from meetingplan.audit import AuditedPlan, audit
from meetingplan.domain.problems import InputError
from meetingplan.publish import render
from meetingplan.scenario.load import load
from meetingplan.store import plan_file
from tests.cli.running import TINY, run
from tests.publish.readers import Page
from tests.trust import FULL
from tests.trust.hostile import COUNT, REFUSED, names

pytestmark = pytest.mark.slow

A_TIME = 24
"""Delegates of the small meeting: each takes another name at each of so many turns."""
TURNS = range(0, COUNT, A_TIME) if FULL else range(0, COUNT, 4 * A_TIME)
Files = dict[str, bytes]


def roster(folder: Path, given: list[str]) -> None:
    """Gives the delegates names and titles, and addresses, so that they are invited."""
    with (TINY / "delegates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row |= {
            "name": given[number % len(given)],
            "title": given[(number + 1) % len(given)],
            "mail": f"m{number}@e.org",
        }
    with (folder / "delegates.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, list[tuple[list[str], Files]]]:
    """The files of plain names, and of each turn of hostile ones. One plan does for all: names decide nothing."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("scenario.yaml", "preparation.yaml"):
        (folder / name).write_bytes((TINY / name).read_bytes())
    with (folder / "scenario.yaml").open("a", encoding="utf-8") as file:
        file.write("\norganiser: {name: Office, mail: office@example.org}\n")
    roster(folder, [f"N{number}" for number in range(A_TIME)])
    assert run("plan", folder, "-o", folder / "out", "--time-limit", "300").exit_code == 0
    data = (folder / "out" / "plan.json").read_bytes()
    before = load(folder).sha256

    def published() -> Files:
        meeting = load(folder)
        plan = plan_file.loads(data.replace(before.encode(), meeting.sha256.encode()), "", meeting.clock)
        audited = audit(meeting, plan)
        assert isinstance(audited, AuditedPlan)
        return dict(render(audited, "en"))

    plain, hostile = published(), []
    for turn in TURNS:
        given = list((names() * 2)[turn : turn + A_TIME])
        roster(folder, given)
        hostile.append((given, published()))
    return plain, hostile


def pairs(editions: tuple[Files, list[tuple[list[str], Files]]], ending: str) -> Iterator[tuple[str, bytes, bytes]]:
    """Each file of an ending: its path, with plain names, with hostile ones."""
    plain, hostile = editions
    for _, files in hostile:
        assert files.keys() == plain.keys()
        yield from ((path, data, files[path]) for path, data in plain.items() if path.endswith(ending))


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


def test_no_page_gets_a_tag_or_a_link(editions: tuple[Files, list[tuple[list[str], Files]]]) -> None:
    for path, plain, hostile in pairs(editions, ".html"):
        one, other = Page(plain), Page(hostile)
        # The front page says in one paragraph which names have letters that no font has; plain names have none.
        told = Counter(["p"] if path == "index.html" and "〓" in other.text else [])
        assert (path, Counter(other.tags), sorted(other.links)) == (path, Counter(one.tags) + told, sorted(one.links))


def _icalendar(data: bytes) -> Counter[str]:
    found = icalendar.Calendar.from_ical(data)
    return Counter(f"{part.name}.{key}" for part in found.walk() for key in part)


def _vobject(data: bytes) -> Counter[str]:
    return Counter(line.name for event in vobject.readOne(data.decode()).contents.get("vevent", ())
                   for line in event.lines())  # fmt: skip


def test_no_calendar_gets_a_property(editions: tuple[Files, list[tuple[list[str], Files]]]) -> None:
    for path, plain, hostile in pairs(editions, ".ics"):
        assert (path, _icalendar(hostile)) == (path, _icalendar(plain))
        assert (path, _vobject(hostile)) == (path, _vobject(plain))


def test_no_invitation_gets_a_header_a_part_or_a_property(
    editions: tuple[Files, list[tuple[list[str], Files]]],
) -> None:
    def shape(data: bytes) -> list[object]:
        message = email.message_from_bytes(data, policy=default)
        calendar = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
        attendee = icalendar.Calendar.from_ical(calendar.get_content()).events[0]["ATTENDEE"]
        parts = [part.get_content_type() for part in message.walk()]
        return [message.keys(), parts, message["To"].addresses[0].addr_spec,
                _icalendar(calendar.get_content().encode()), sorted(attendee.params)]  # fmt: skip

    for path, plain, hostile in pairs(editions, ".eml"):
        assert (path, shape(hostile)) == (path, shape(plain))


def test_no_workbook_gets_a_formula(editions: tuple[Files, list[tuple[list[str], Files]]]) -> None:
    """Neither reader finds one, both find the same shapes, and the names stand there as they were given."""
    for given, files in editions[1]:
        book = openpyxl.load_workbook(io.BytesIO(files["workbook.xlsx"]))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(files["workbook.xlsx"]))
        told = {value for name in read.sheet_names for row in read.get_sheet_by_name(name).to_python() for value in row}
        assert {name.strip() for name in given} <= {str(value).strip() for value in told}


def test_no_table_gets_a_cell(editions: tuple[Files, list[tuple[list[str], Files]]]) -> None:
    """No cell begins as a formula does, full-width signs and tabs included; rows are as long as with plain names."""
    for path, plain, hostile in pairs(editions, ".csv"):
        one, other = (list(csv.reader(io.StringIO(data.decode("utf-8-sig")))) for data in (plain, hostile))
        assert (path, [len(row) for row in other]) == (path, [len(row) for row in one])
        signs = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
        assert [cell for row in other for cell in row if cell.startswith(signs) and len(cell) > 1] == []


def test_no_document_gets_a_table_or_a_field(editions: tuple[Files, list[tuple[list[str], Files]]]) -> None:
    def shape(data: bytes) -> list[object]:
        document = docx.Document(io.BytesIO(data))
        tables = [(len(table.rows), len(table.columns)) for table in document.tables]
        fields = Counter(element.tag for element in document.element.body.iter() if "fld" in str(element.tag).lower())
        return [tables, len(document.paragraphs), fields]

    for path, plain, hostile in pairs(editions, ".docx"):
        assert (path, shape(hostile)) == (path, shape(plain))
