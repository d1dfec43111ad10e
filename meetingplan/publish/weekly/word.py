"""The weekly report as a Word document, which organisers change before they send it on."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell

from meetingplan.publish.weekly.excel import COLOURS
from meetingplan.publish.weekly.report import Report, Section, Table, Teller

LATIN, SONG, HEI, FANG_SONG = "Times New Roman", "宋体", "黑体", "仿宋"
"""The fonts of Chinese official documents, which every office program there has."""
_WIDTH, _HEIGHT, _MARGIN = 297, 210, 18
_PICTURE, _HIGHEST = 230, 125
"""Millimetres that a picture is wide and high at most, so that it stands below its heading."""
_STYLES = (("Normal", FANG_SONG, 10), ("Title", SONG, 20), ("Heading 1", HEI, 13), ("Heading 2", HEI, 11))
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Of the format of zip files: with it, the same document always has the same bytes."""


def word(report: Report, told: Teller, pictures: Mapping[str, bytes]) -> bytes:
    """The document, with pictures (PNG) by the ids of their sections; the same report always gives the same bytes."""
    document = docx.Document()
    _page(document)
    for name, font, size in _STYLES:
        _font(document, name, font, size)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle)
    for section in report.sections:
        _section(document, section, pictures.get(section.id))
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "", ""
    properties.created = properties.modified = told.midnight
    buffer = BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue())


def _page(document: Document) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)


def _font(document: Document, name: str, font: str, size: int) -> None:
    """A style with a font for Latin and one for Chinese letters; Word asks for the latter by a name of its own."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = LATIN, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(3)


def _section(document: Document, section: Section, picture: bytes | None) -> None:
    document.add_heading(section.title, level=1)
    for line in section.lines:
        document.add_paragraph(line)
    if picture:
        shape = document.add_picture(BytesIO(picture), width=Mm(_PICTURE))
        share = min(1, Mm(_HIGHEST) / shape.height)
        shape.width, shape.height = Emu(int(shape.width * share)), Emu(int(shape.height * share))
    for name, table in section.tables:
        if name:
            document.add_heading(name, level=2)
        _table(document, table)


def _table(document: Document, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.head), style="Table Grid")
    made.autofit = False
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page; no API for it
    room = _WIDTH - 2 * _MARGIN
    widths = [Mm(room * width / sum(table.widths)) for width in table.widths]
    for cell, text in zip(made.rows[0].cells, table.head, strict=True):
        _write(cell, text, is_bold=True)
        _shade(cell, "#E7E2D6")
    for row in table.rows:
        for cell, value in zip(made.add_row().cells, row, strict=True):
            _write(cell, value.text)
            if value.light:
                _shade(cell, COLOURS[value.light])
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width  # of the grid, for LibreOffice; of each cell, for Word
        for cell in column.cells:
            cell.width = width


def _write(cell: _Cell, text: str, *, is_bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.font.size = is_bold, Pt(9)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _without_clock(data: bytes) -> bytes:
    """The same archive with all its files of the same day."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return buffer.getvalue()
