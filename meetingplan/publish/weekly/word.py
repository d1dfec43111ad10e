"""The weekly report as a Word document, from a template that organisers change in Word or WPS.

The template is a document with fields such as `{{ overdue.title }}` (docxtpl, Jinja2); docs/progress.md lists them.
Fonts, paper, order, headings and words of its own are the template's.
"""

import struct
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Emu, Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError

from meetingplan.domain.problems import MeetingplanError
from meetingplan.publish.archive import without_clock
from meetingplan.publish.excel import COLOURS
from meetingplan.publish.weekly.report import Cell, Report, Section, Table, Teller

_HIGHEST = Mm(125)
"""That a picture is high at most, so that it stands below its heading."""
_NO_COLOUR = "auto"
_NEAR = 160
"""Letters that are cited of the place of a fault."""

Fields = dict[str, Any]


class TemplateFaultError(MeetingplanError):
    """The template cannot be filled; its argument is what the library for it says."""


def default_template() -> bytes:
    """The template that is used where a scenario has none of its own."""
    return files("meetingplan.publish").joinpath("templates", "weekly.docx").read_bytes()


def word(report: Report, told: Teller, pictures: Mapping[str, bytes], template: bytes) -> bytes:
    """The document, with pictures (PNG) by the ids of their sections; the same report always gives the same bytes.

    Raises:
        TemplateFaultError: the template is no Word document, or asks for what there is not.
    """
    document = _opened(template)
    try:
        document.render(_fields(document, report, pictures), SandboxedEnvironment(undefined=StrictUndefined), True)
    except (TemplateError, XMLSyntaxError, ArithmeticError, TypeError, ValueError) as error:
        near = " ".join(" ".join(getattr(error, "docx_context", ())).split())
        raise TemplateFaultError(f"{error}: {near[:_NEAR]}" if near else str(error)) from error
    properties = document.core_properties
    properties.title = report.title
    properties.created = properties.modified = told.midnight
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def _opened(template: bytes) -> DocxTemplate:
    document = DocxTemplate(BytesIO(template))
    try:
        document.init_docx()
    except (BadZipFile, KeyError, PackageNotFoundError, ValueError, XMLSyntaxError) as error:
        raise TemplateFaultError("not a Word document") from error
    return document


def _fields(document: DocxTemplate, report: Report, pictures: Mapping[str, bytes]) -> Fields:
    """What a template can ask for: title, subtitle, every section under its name, and all of them in order."""
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    made = {}
    for section in report.sections:
        picture = pictures.get(section.id)
        shown = _picture(document, picture, room) if picture else ""
        made[section.id.replace("-", "_")] = _section(section) | {"picture": shown}
    return {"title": report.title, "subtitle": report.subtitle, "sections": list(made.values()), **made}


def _section(section: Section) -> Fields:
    tables = [{"name": name, **_table(table)} for name, table in section.tables]
    first = tables[0] if tables else {"head": [], "rows": []}
    lines = list(section.lines)
    return {"title": section.title, "lines": lines, "tables": tables, "head": first["head"], "rows": first["rows"]}


def _table(table: Table) -> Fields:
    return {"head": list(table.head), "rows": [[_cell(cell) for cell in row] for row in table.rows]}


def _cell(cell: Cell) -> Fields:
    return {"text": cell.text, "colour": COLOURS[cell.light].removeprefix("#") if cell.light else _NO_COLOUR}


def _picture(document: DocxTemplate, data: bytes, room: int) -> InlineImage:
    """A picture as wide as the text, unless it were too high; its size is in its first chunk (ISO 15948, 11.2.2)."""
    wide, high = struct.unpack(">II", data[16:24])
    width = min(room, _HIGHEST * wide // high)
    return InlineImage(document, BytesIO(data), width=Emu(width))
