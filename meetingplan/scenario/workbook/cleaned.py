"""What was understood of a cell although it was not written as it should be: kept, for a person to look over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetingplan.domain.problems import Position
from meetingplan.domain.text import Message, say
from meetingplan.scenario.workbook import dates
from meetingplan.scenario.workbook.codec import CellValue, read
from meetingplan.scenario.workbook.plain import narrow, person, tidy
from meetingplan.scenario.workbook.shape import Field, Kind

PERSONS = frozenset({"driver", "leader", "owner"})
"""Fields that hold names of people, besides `name` where it is in one language."""
_ID_LENGTH = 64
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
_LANDLINE = re.compile(r"\+?\d{3,15}(?:-\d{1,6})?")
_BETWEEN = re.compile(r"[,;/、|\n]+|\s{2,}|(?:或者?)|(?<=\d{11}) (?=\d)")
_NOTE = re.compile(r"[(（][^()（）\d]+[)）]")
_EXTENSION = re.compile(r"(?:转|ext\.?|x)(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """One cell that was read as something else than it says; `after` is "" where it was left out."""

    where: Position
    before: str
    after: str
    why: Message


def clean(field: Field, cell: CellValue) -> tuple[CellValue, Message | None]:
    """What a cell means, and why that is not what it says; None where it is."""
    if not isinstance(cell, str):
        return cell, None
    for meant, why in _meanings(field, cell):
        if meant != cell:
            return meant, why
    return cell, None


def _meanings(field: Field, cell: str) -> Iterator[tuple[CellValue, Message]]:
    """What a text may mean, the most telling first."""
    last = field.keys[-1]
    if field.kind in (Kind.DAY, Kind.MOMENT, Kind.CLOCK):
        meant = {Kind.DAY: dates.day, Kind.MOMENT: dates.moment, Kind.CLOCK: dates.clock}[field.kind](cell)
        yield meant or cell, say("a date or time written in another way")
    elif field.kind is Kind.NUMBER:
        value = read(field, [cell])
        yield (value if isinstance(value, int | float) else cell), say("a number written as text")
    elif last.endswith("phone"):
        yield phones(cell) or cell, say("telephone numbers written alike")
    elif field.kind is Kind.TEXT and (last in PERSONS or last == "name"):
        yield person(cell), say("blanks inside a name")
    elif field.kind is Kind.TEXT and field.node.get("maxLength") == _ID_LENGTH:
        yield narrow(cell), say("full-width letters or blanks in an id")
    yield tidy(cell), say("invisible characters or blanks at the ends")


def phones(text: str) -> str | None:
    """Telephone numbers, alike and with `; ` between them; None where one of them is none.

    Mobile numbers are written without blanks, hyphens and the 86 of China, others keep the hyphen of their code. What
    stands in brackets without any digit (微信同号) is left out.
    """
    made = []
    plain = _NOTE.sub("", tidy(text)).translate(_HYPHENS)
    for part in _BETWEEN.split(_EXTENSION.sub("-", plain)):
        digits = re.sub(r"[\s()（）]", "", narrow(part))
        if not digits:
            continue
        mobile = _MOBILE.fullmatch(digits.replace("-", ""))
        if mobile:
            made.append(mobile[1])
        elif not digits.replace("-", "").startswith("1") and _LANDLINE.fullmatch(_code(digits)):
            made.append(digits)
        else:
            return None
    return "; ".join(dict.fromkeys(made)) or None


_HYPHENS = {ord(dash): "-" for dash in "－–—‐‑−"} | {ord(mark): ";" for mark in "，；"}


def _code(digits: str) -> str:
    """A number without the hyphen between its code and itself."""
    return re.sub(r"^(\+?\d{2,4})-(?=\d{7,8})", r"\1", digits)
