"""Whether a workbook may be opened: how much it unpacks to, how far its cells lie apart, which of them hold no value.

A reader of xlsx files lays each sheet out from its first to its last cell, so two cells in opposite corners would
take hundreds of gigabytes; and a zip file of a few kilobytes can unpack to as much. So the file is unpacked piece by
piece and its sheets are looked through, before it is read.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from meetingplan.domain.problems import MeetingplanError
from meetingplan.domain.text import Message, say

MAX_BYTES = 20_000_000
MAX_UNPACKED = 64_000_000
MAX_PARTS = 1_000
MAX_CELLS = 600_000
"""Over all sheets; the roster of 30,000 people fills 400,000."""
MAX_AREA = 1_500_000
"""Cells from a sheet's first to its last row and column."""
MAX_COLUMNS = 500
"""Of one sheet; ours have some twenty."""
_CHUNK = 1 << 16
_LOCAL_HEADER = struct.Struct("<26xHH")


class RefusedError(MeetingplanError):
    """A workbook that must not be opened; carries why, and how to mend it."""

    def __init__(self, what: Message, mend: Message) -> None:
        self.what, self.mend = what, mend
        super().__init__(what.template)


@dataclass(slots=True)
class Looked:
    """What is known of a sheet before it is read.

    Args:
        faulty: cells that hold an error or a formula without value, with their words.
    """

    faulty: dict[str, str] = field(default_factory=dict)
    cells: int = 0
    rows: int = 0
    columns: int = 0


def look_through(book: ZipFile) -> dict[str, Looked]:
    """What is known of every sheet, by the name of its part.

    Raises:
        RefusedError: the file would take too much memory, or is damaged.
    """
    parts = book.infolist()
    if len(parts) > MAX_PARTS:
        raise _too_large(say("it has more than {limit} parts", limit=MAX_PARTS))
    made: dict[str, Looked] = {}
    unpacked = cells = 0
    for part in parts:
        looked = Looked()
        sheet = _parser(looked) if part.filename.endswith(".xml") else None
        try:
            for piece in _unpacked(book, part):
                unpacked += len(piece)
                if unpacked > MAX_UNPACKED:
                    raise _too_large(say("unpacked it is larger than {limit} bytes", limit=MAX_UNPACKED))
                if sheet:
                    sheet.Parse(piece)
                    check_size(looked.rows, looked.columns, cells + looked.cells)
            if sheet:
                sheet.Parse(b"", True)
        except (expat.ExpatError, zlib.error, BadZipFile, struct.error, OSError, LookupError, ValueError) as error:
            raise damaged(f"{part.filename}: {error}") from error
        cells += looked.cells
        made[part.filename] = looked
    return made


def check_size(rows: int, columns: int, cells: int) -> None:
    """Whether a table can be laid out.

    Raises:
        RefusedError: it has too many rows and columns, or all tables together too many cells.
    """
    if columns > MAX_COLUMNS or rows * columns > MAX_AREA or cells > MAX_CELLS:
        raise _too_large(say("its sheets have too many rows, columns or cells"))


def damaged(reason: str) -> RefusedError:
    """The refusal of a file that is no workbook."""
    what = say("this is no workbook that can be read: {reason}", reason=reason[:120])
    return RefusedError(what, say("open it in Excel or WPS and save it as .xlsx"))


def _too_large(why: Message) -> RefusedError:
    what = say("the workbook is too large: {why}", why=why)
    mend = say("copy only the rows that belong to this meeting into a new workbook")
    return RefusedError(what, mend)


def _unpacked(book: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, however many there are; what the file says of its own size is not believed."""
    if part.flag_bits & 1 or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("encrypted, or packed in an unusual way")
    file = book.fp
    assert file is not None, "the workbook is open"
    file.seek(part.header_offset)
    file.seek(sum(_LOCAL_HEADER.unpack(file.read(30))), 1)
    left, inflate = part.compress_size, zlib.decompressobj(-15)
    while left > 0 and (packed := file.read(min(left, _CHUNK))):
        left -= len(packed)
        if part.compress_type == ZIP_STORED:
            yield packed
            continue
        while packed:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail


def _parser(looked: Looked) -> expat.XMLParserType:
    """Notes the cells of a sheet as it is fed; other parts have none. Declarations of entities are refused."""
    at: list[str] = ["", "", ""]
    column = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal column
        tag = name.rpartition(":")[2]
        if tag == "row":
            column = 0
            at[2] = attributes.get("r", "")
        elif tag == "c":
            column += 1
            looked.cells += 1
            at[:2] = attributes.get("r", ""), "error" if attributes.get("t") == "e" else ""
        elif tag in ("v", "is") and at[0]:
            row, number = _reference(at[0])
            looked.rows, looked.columns = max(looked.rows, row), max(looked.columns, number, column)
            at[1] = "error" if at[1] == "error" else "value"
        elif tag == "f" and at[0] and not at[1]:
            at[1] = "formula"

    def end(name: str) -> None:
        if name.rpartition(":")[2] == "c":
            if at[1] in ("error", "formula"):
                looked.faulty[at[0]] = at[1]
            at[0] = ""

    def refuse(*_: object) -> None:
        raise ValueError("it declares entities")

    made = expat.ParserCreate()
    made.StartElementHandler, made.EndElementHandler = start, end
    made.StartDoctypeDeclHandler = refuse
    return made


def _reference(text: str) -> tuple[int, int]:
    """Row and column, counted from 1, of `C17`."""
    letters = text.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(text[len(letters) :] or 1), column
