"""The handbook and other booklets as Word documents: real headings, lists and tables, to go on with in Word or WPS."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from meetingplan.publish.archive import without_clock
from meetingplan.publish.edition import Edition
from meetingplan.publish.lists.listing import Listing
from meetingplan.publish.papers.chapters import Chapter
from meetingplan.publish.pdf import png

_FONT = "Microsoft YaHei"
_A4, _MARGIN = (Mm(210), Mm(297)), Mm(18)
_PICTURE = 150
"""Millimetres that a picture is wide."""


def word(edition: Edition, kind: str, places: str, chapters: Iterable[Chapter]) -> bytes:
    """The document, of the kind that its cover says; the same edition always gives the same bytes."""
    document = Document()
    _styles(document)
    _cover(document, edition, kind, places)
    for chapter in chapters:
        _section(document, is_wide=chapter.is_wide)
        document.add_heading(chapter.title, 1)
        for line in chapter.lines:
            document.add_paragraph(line, "List Number")
        if chapter.picture:
            size = (_PICTURE, round(_PICTURE * chapter.shape))
            document.add_picture(BytesIO(png(chapter.picture, size)), width=Mm(_PICTURE))
        for listing in chapter.listings:
            if listing.title != chapter.title:
                document.add_heading(listing.title, 2)
            if listing.note:
                document.add_paragraph(listing.note)
            _table(document, listing)
    properties = document.core_properties
    properties.title = edition.meeting.title.to(edition.language)
    properties.author = ""
    properties.created = properties.modified = datetime.combine(edition.meeting.clock.first_day, time())
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _styles(document: Any) -> None:
    """Word takes the font of Chinese letters from an attribute of its own."""
    for name, size in (("Normal", 10), ("Title", 26), ("Heading 1", 16), ("Heading 2", 12), ("List Number", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def _cover(document: Any, edition: Edition, kind: str, places: str) -> None:
    meeting = edition.meeting
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    for _ in range(8):
        document.add_paragraph()
    lines = (
        (meeting.title.to(edition.language), "Title"),
        (kind, "Heading 2"),
        (edition.period, "Normal"),
        (places, "Normal"),
        (edition.say("Revision {revision}", revision=edition.plan.revision), "Normal"),
    )
    for text, style in lines:
        document.add_paragraph(text, style).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _section(document: Any, *, is_wide: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = reversed(_A4) if is_wide else _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _table(document: Any, listing: Listing) -> None:
    """The head stands on every page. Rows are copies of the first, because asking the library cell by cell takes time
    that grows with the square of their number.
    """
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    whole = sum(column.width for column in listing.columns)
    table = document.add_table(rows=2, cols=len(listing.columns), style="Table Grid")
    table.autofit = False
    for column, wanted in zip(table.columns, listing.columns, strict=True):
        column.width = int(room * wanted.width / whole)
    for row in table.rows:
        for cell, column in zip(row.cells, listing.columns, strict=True):
            cell.width = int(room * column.width / whole)
            run = cell.paragraphs[0].add_run(column.name)
            run.font.size = Pt(8)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    head, first = (row._tr for row in table.rows)
    for run in head.iter(qn("w:rPr")):
        run.insert(0, OxmlElement("w:b"))
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells in listing.rows:
        row = deepcopy(first)
        for text, cell in zip(row.iter(qn("w:t")), cells, strict=True):
            text.text = str(cell)
        first.addprevious(row)
    first.getparent().remove(first)
