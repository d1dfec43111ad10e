"""One field -> the cells that show it, and back; reading understands more ways of writing than writing uses."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from meetingplan.domain.text import LANGUAGES, Language
from meetingplan.language import translate
from meetingplan.scenario.workbook import dates
from meetingplan.scenario.workbook.plain import narrow, tidy
from meetingplan.scenario.workbook.shape import Field, Kind
from meetingplan.scenario.workbook.words import CHOICES, NO, YES
from meetingplan.store.document import Path, Value, parse
from meetingplan.store.yaml_text import flow

CellValue = None | str | float | bool | date | datetime | time
"""What stands in a cell; None where it is empty."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?", re.ASCII)
_SEPARATORS = re.compile(r"[;；\s]+")
_TIMES = {Kind.CLOCK: dates.clock, Kind.DAY: dates.day, Kind.MOMENT: dates.moment}
_DIGITS = 16
"""Of a number in the file of a spreadsheet; longer ones are written as text."""


def columns(field: Field) -> tuple[str, ...]:
    """The names of the cells of a field."""
    return (field.name, f"{field.name}.en") if field.kind is Kind.NAME else (field.name,)


def shown(field: Field, value: Value, texts: Mapping[Path, str], path: Path, language: Language) -> list[CellValue]:
    """The cells of a field, as many as it has columns.

    Args:
        texts: what was written of numbers, by path, for fields in which they are text.
        path: of the value.
    """
    if field.kind is Kind.NAME and isinstance(value, dict):
        return [texts.get((*path, key), str(value.get(key) or "")) or None for key in LANGUAGES]
    return [_shown(field, value, texts, path, language), *[None] * (len(columns(field)) - 1)]


def _shown(field: Field, value: Value, texts: Mapping[Path, str], path: Path, language: Language) -> CellValue:
    if value is None or field.kind is Kind.ANY:
        return None if value is None else flow(value)
    if field.kind is Kind.CHOICE:
        return translate(CHOICES[value], language) if isinstance(value, str) and value in CHOICES else str(value)
    if field.kind is Kind.YES_NO:
        return translate(YES if value else NO, language)
    if field.kind is Kind.NUMBER:
        is_exact = isinstance(value, int | float) and float(f"{value:.{_DIGITS}G}") == value
        return value if is_exact and isinstance(value, int | float) else str(value)
    if isinstance(value, list):
        if any(isinstance(word, dict | list) for word in value):
            return flow(value)
        words = [texts.get((*path, i), str(word)) for i, word in enumerate(value)]
        if words == field.node.get("default"):
            return None
        is_plain = all(_SEPARATORS.split(word) == [word] for word in words) and words[:1] != [""]
        return "; ".join(words) if words and is_plain and not words[0].startswith("[") else flow([*words])
    return texts.get(path, str(value))


def read(field: Field, cells: Sequence[CellValue]) -> Value:
    """The value of a field; of what is not understood the text, which its form will refuse in its own words."""
    if field.kind is Kind.NAME:
        one, other = (text_of(cell) for cell in cells)
        return {"zh_CN": one, "en": other} if one and other else one or other or None
    cell = cells[0]
    if cell is None or (isinstance(cell, str) and not tidy(cell)):
        return None
    if field.kind in _TIMES:
        return _TIMES[field.kind](cell) or text_of(cell)
    return _READERS.get(field.kind, text_of)(cell) if field.kind is not Kind.CHOICE else _choice(field, cell)


def text_of(cell: CellValue) -> str:
    """A cell as text; a number that was meant as text, such as a telephone, without the fraction that it never had."""
    if cell is None or isinstance(cell, str):
        return tidy(cell or "")
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() else repr(float(cell))
    return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()


def _number(cell: CellValue) -> Value:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return text_of(cell)
    if isinstance(cell, str):
        text = narrow(cell)
        if not _NUMBER.fullmatch(text):
            return tidy(cell)
        cell = int(text) if text.lstrip("-").isdigit() else float(text)
    return int(cell) if float(cell).is_integer() else cell


def _yes_no(cell: CellValue) -> Value:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell)
    for word, value in ((YES, True), (NO, False)):
        if text.lower() in {str(value).lower(), *(translate(word, language) for language in LANGUAGES)}:
            return value
    return text


def _choice(field: Field, cell: CellValue) -> str:
    """The word of the scenario for what may be written in either language."""
    text = text_of(cell)
    for word in field.choices:
        if word in CHOICES and text in {translate(CHOICES[word], language) for language in LANGUAGES}:
            return word
    return text


def _list(cell: CellValue) -> Value:
    text = text_of(cell)
    if text.startswith("["):
        return _any(cell)
    return [word for word in _SEPARATORS.split(text) if word]


def _any(cell: CellValue) -> Value:
    """What a cell says in YAML; a text that is none stays a text."""
    text = text_of(cell)
    document = parse(text.encode(errors="replace"), "", [])
    return text if document is None else document.value


_READERS = {Kind.NUMBER: _number, Kind.YES_NO: _yes_no, Kind.WORDS: _list, Kind.ANY: _any}
