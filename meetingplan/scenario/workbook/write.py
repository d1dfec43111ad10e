"""A scenario folder -> a workbook, as bytes; the same files always give the same bytes."""

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from meetingplan.domain.text import Language
from meetingplan.language import translate
from meetingplan.scenario.workbook.book import FIRST_ROW, HEADER_ROW, SPARE_ROWS, Book, width
from meetingplan.scenario.workbook.choices import Ranges, ranges, restrict, restrict_column
from meetingplan.scenario.workbook.codec import CellValue, columns
from meetingplan.scenario.workbook.folder import Folder, read_folder
from meetingplan.scenario.workbook.notes import note
from meetingplan.scenario.workbook.records import Record, records
from meetingplan.scenario.workbook.shape import Keys, Kind, Rows, shape
from meetingplan.scenario.workbook.sheets import (
    ALONE,
    COMMON,
    ENTRY,
    LINE,
    MEETING,
    MEETING_HELP,
    OF,
    SOURCE,
    SOURCE_HELP,
    SOURCES,
    VALUE,
    Sheet,
    sheets,
)
from meetingplan.scenario.workbook.source import source_rows
from meetingplan.scenario.workbook.words import label
from meetingplan.store.document import Path

_TEXTS = frozenset(Kind) - {Kind.NUMBER}


def workbook(files: Mapping[str, bytes], language: Language) -> bytes:
    """The workbook of the files of a scenario without problems, its names and words in one language."""
    folder = read_folder(files)
    by_keys: dict[Keys, list[Record]] = {}
    for record in records(folder.tree, folder.texts, language):
        by_keys.setdefault(record.keys, []).append(record)
    book = Book()
    assumed = _assumed(folder)
    known = ranges({keys: len(found) for keys, found in by_keys.items()}, language)
    _meeting(book, by_keys.get((), []), assumed, language)
    for sheet in sheets():
        listed = [(rows, record) for rows, record in _in_order(sheet, by_keys)]
        _listed(book, sheet, listed, assumed, known, language)
    _sources(book, files, folder.header, language)
    return book.bytes()


def _assumed(folder: Folder) -> Mapping[Path, str]:
    """What is marked, with its reason; a path stands for all below it."""
    return {
        (part, *item.path): item.comment for part, document in folder.documents.items() for item in document.assumed
    }


def _in_order(sheet: Sheet, by_keys: Mapping[Keys, list[Record]]) -> Iterator[tuple[Rows, Record]]:
    """The records of a sheet, those inside one place or session together."""
    order = {id: i for i, id in enumerate(record.cells.get("id") for record in by_keys.get(("scenario", "places"), ()))}
    found = [(rows, record) for rows in sheet.rows for record in by_keys.get(rows.keys, ())]
    yield from sorted(found, key=lambda pair: order.get(pair[1].of, -1))


def _meeting(book: Book, found: Sequence[Record], assumed: Mapping[Path, str], language: Language) -> None:
    values = {name: (value, record.path) for record in found for name, value in record.cells.items()}
    says = [note(field, language).partition("\n")[2].replace("\n", "; ") for field in shape().fields]
    names = [translate(label(field.name), language) for field in shape().fields]
    headers = [translate(COMMON[column], language) for column in ALONE]
    widths = [width(names), width([field.name for field in shape().fields]), 36, 36, width(says)]
    made = book.sheet(translate(MEETING, language), translate(MEETING_HELP, language), headers, widths, [True] * 5)
    at = ALONE.index(VALUE)
    for row, (field, name, text) in enumerate(zip(shape().fields, names, says, strict=True), FIRST_ROW):
        for column, fixed in ((0, name), (1, field.name), (4, text)):
            book.put(made, row, column, fixed, True, False)
        for column, key in enumerate(columns(field), at):
            value, path = values.get(key, (None, ()))
            book.put(made, row, column, value, field.kind in _TEXTS, _reason(assumed, path) is not None)
        restrict(made, (row, at, row, at), [field], {}, language)


def _listed(
    book: Book,
    sheet: Sheet,
    found: Sequence[tuple[Rows, Record]],
    assumed: Mapping[Path, str],
    known: Ranges,
    language: Language,
) -> None:
    headers = [translate(sheet.label(column), language) for column in sheet.columns]
    rows = [_row(sheet, rows, record, language) for rows, record in found]
    texts = [all(field.kind in _TEXTS for field in sheet.fields(column)) for column in sheet.columns]
    shown = [[str(row.get(column) or "") for row in rows] for column in sheet.columns]
    widths = [max(width([header]), width(cells)) for header, cells in zip(headers, shown, strict=True)]
    made = book.sheet(translate(sheet.title, language), translate(sheet.help, language), headers, widths, texts)
    last = FIRST_ROW + len(rows) + SPARE_ROWS
    for i, column in enumerate(sheet.columns):
        restrict_column(made, sheet, column, (FIRST_ROW, i, last, i), known, language)
        if fields := list(sheet.fields(column)):
            made.write_comment(HEADER_ROW, i, note(fields[0], language), {"x_scale": 1.6})
    for i, (cells, (_, record)) in enumerate(zip(rows, found, strict=True), FIRST_ROW):
        for k, (column, is_text) in enumerate(zip(sheet.columns, texts, strict=True)):
            value = cells.get(column)
            reason = None if value is None else _reason(assumed, (*record.path, *column.removesuffix(".en").split(".")))
            book.put(made, i, k, value, is_text, reason is not None)
            if exact := assumed.get((*record.path, *column.split("."))):
                made.write_comment(i, k, exact)
    made.autofilter(HEADER_ROW, 0, max(HEADER_ROW, FIRST_ROW + len(rows) - 1), len(headers) - 1)
    _quiet(made, last, len(headers))


def _row(sheet: Sheet, rows: Rows, record: Record, language: Language) -> Mapping[str, CellValue]:
    return {ENTRY: translate(sheet.entry(rows), language), OF: record.of or None, **record.cells}


def _reason(assumed: Mapping[Path, str], path: Path) -> str | None:
    """Why a value is assumed, "" where nobody says; None where it is not."""
    return next((assumed[path[:n]] for n in range(len(path), 0, -1) if path[:n] in assumed), None)


def _quiet(made: Worksheet, last: int, count: int) -> None:
    """Lets telephones and ids be text without a mark at every cell."""
    made.ignore_errors({"number_stored_as_text": xl_range(FIRST_ROW, 0, last, count - 1)})


def _sources(book: Book, files: Mapping[str, bytes], header: tuple[str, ...], language: Language) -> None:
    headers = [translate(COMMON[column], language) for column in SOURCES]
    texts = [column != LINE for column in SOURCES]
    made = book.sheet(translate(SOURCE, language), translate(SOURCE_HELP, language), headers, [20, 8, 140], texts)
    rows = source_rows(files, header)
    for row, cells in enumerate(rows, FIRST_ROW):
        for column, (value, is_text) in enumerate(zip(cells, texts, strict=True)):
            book.put(made, row, column, value, is_text, False)
    _quiet(made, FIRST_ROW + len(rows), len(headers))
