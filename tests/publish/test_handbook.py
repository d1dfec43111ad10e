"""The handbook, read by programs that did not write it: poppler, and python-docx."""

import shutil
import subprocess
from io import BytesIO

import pytest
from docx import Document

from meetingplan.publish import pdf as room
from meetingplan.publish import render
from meetingplan.publish.pdf import family
from tests.publish.conftest import NAMES
from tests.publish.readers import missing

CHAPTERS = [
    "Notice", "Programme", "Delegates", "Coach list", "Passengers", "Route map", "Visit schedule", "Running order",
    "Contacts",
]  # fmt: skip


@pytest.fixture
def files(audited) -> dict[str, bytes]:
    return dict(render(audited, "en", frozenset({"handbook"})))


def pdf_text(data: bytes) -> str:
    """All letters of a PDF, cell by cell, without spaces: names are broken over lines."""
    if shutil.which("pdftotext") is None:
        missing("poppler-utils")
    ran = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return "".join(ran.stdout.decode().split())


def test_the_pdf_has_every_chapter_and_everyone(files, meeting):
    text = pdf_text(files["handbook.pdf"])
    for title in CHAPTERS:
        assert title.replace(" ", "") in text
    for person in meeting.delegates.values():
        assert "".join(person.name.split()) in text


def test_a_name_is_data(files):
    """Typst would have run `#`, and Jinja the braces."""
    text = pdf_text(files["handbook.pdf"])
    assert NAMES["D2"].replace(" ", "") in text
    assert NAMES["D3"].replace(" ", "") in text


def test_word_has_the_same_lists(files, meeting):
    document = Document(BytesIO(files["handbook.docx"]))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == CHAPTERS
    roster = next(table for table in document.tables if "Hotel" in [cell.text for cell in table.rows[0].cells])
    names = [row.cells[2].text for row in roster.rows[1:]]
    assert sorted(names) == sorted(NAMES.values())
    assert "w:tblHeader" in roster.rows[0]._tr.xml


def test_chinese_letters_have_a_font_in_word(files):
    normal = Document(BytesIO(files["handbook.docx"])).styles["Normal"]
    assert 'w:eastAsia="Microsoft YaHei"' in normal.element.xml


def test_the_notice_says_what_the_plan_says(files):
    """Boarding lasts 2 min for both coaches; alpha goes up to floor 2."""
    document = Document(BytesIO(files["handbook.docx"]))
    lines = [p.text for p in document.paragraphs if p.style.name == "List Number"]
    assert "Be at the coach when boarding begins: it leaves at most 2 minutes later." in lines
    assert "At Alpha works the visit goes up to floor 2; those who need the lift ride." in lines


def test_the_same_edition_gives_the_same_bytes(audited, files):
    assert dict(render(audited, "en", frozenset({"handbook"}))) == files


def test_without_a_chinese_font_there_is_word_alone(audited, monkeypatch):
    monkeypatch.setattr(room, "FAMILIES", ("No Such Font",))
    family.cache_clear()
    made = dict(render(audited, "en", frozenset({"handbook", "index"})))
    family.cache_clear()
    assert set(made) == {"handbook.docx", "index.html"}
    assert b"handbook.pdf" not in made["index.html"]
