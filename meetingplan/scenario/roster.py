"""delegates.csv -> the rows of the roster, or a problem for every cell that cannot be used as it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from meetingplan.domain.people import Gender, Need, Role
from meetingplan.domain.problems import Position, Problem
from meetingplan.domain.text import say
from meetingplan.scenario.cells import Cell, rows
from meetingplan.scenario.fields import MAIL, SAFE_ID
from meetingplan.store.decode import decode
from meetingplan.store.validate import nearest

OTHER_ENCODING = "gb18030"
REQUIRED = ("id", "name", "delegation", "hotel")
OPTIONAL = (
    "title", "role", "needs", "must_see", "keep_with", "keep_apart", "coach", "phone", "diet", "gender", "share_with",
    "mail", "room", "table", "seat", "name_en",
)  # fmt: skip
COLUMNS = (*REQUIRED, *OPTIONAL)
NOBODY = "none"
"""Who shares a room with nobody, or sleeps in no room of the hotel."""
_SEAT = re.compile(r"([1-9]\d{0,3})-([1-9]\d{0,3})", re.ASCII)
_TABLE = re.compile(r"[1-9]\d{0,4}", re.ASCII)
_SEPARATOR = re.compile(r"[;；\s]+")
_UNFIT_FOR_A_FILE = re.compile(r'[/\\:*?"<>|\t\r\n]|^\.')


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the roster by column, with the position of every cell."""

    cells: Mapping[str, str]
    where: Mapping[str, Position]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def id(self) -> str:
        """The person's id."""
        return self["id"]

    @property
    def hotel(self) -> str:
        """The id of the person's hotel."""
        return self["hotel"]

    def all(self, column: str) -> tuple[str, ...]:
        """The values of a cell that may hold several, separated by `;`, `；` or blanks."""
        return tuple(word for word in _SEPARATOR.split(self[column]) if word)

    def shares(self) -> tuple[str, ...]:
        """With whom the person asks to share a room."""
        return () if self["share_with"] == NOBODY else self.all("share_with")

    def stays(self) -> bool:
        """Whether the person sleeps in the hotel."""
        return self["room"] != NOBODY

    def needs_lift(self) -> bool:
        """Whether the person cannot take stairs."""
        return bool(self.all("needs"))


def table_of(text: str) -> int | None:
    """The number of a table; None where it is none."""
    return int(text) if _TABLE.fullmatch(text) else None


def seat_of(text: str) -> tuple[int, int] | None:
    """Row and seat of `3-12`, or None."""
    match = _SEAT.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def read_roster(data: bytes, file: str, found: list[Problem]) -> tuple[Row, ...] | None:
    """The rows of a roster in UTF-8 or GB 18030, or None where it names nobody."""
    text = decode(data, file, found, OTHER_ENCODING)
    if text is None:
        return None
    table = rows(text, file, found)
    if not table:
        what = say("the roster is empty")
        mend = say("begin with a line of columns: {columns}", columns=",".join(COLUMNS))
        found.append(Problem("no-delegates", Position(file, 1, 1), what, mend))
        return None
    header, *body = table
    faults = [*_header_problems(header)]
    found.extend(faults)
    if any(fault.code != "unknown-column" for fault in faults):
        return None
    made = tuple(row for row in (_row(header, cells, found) for cells in body))
    if not made:
        what = say("the roster names nobody")
        found.append(Problem("no-delegates", header[0].where, what, say("write one person a line")))
        return None
    for row in made:
        found.extend(problem for check in _CELL_CHECKS for problem in check(row))
    found.extend(_duplicates(made))
    return made


def _header_problems(header: list[Cell]) -> Iterator[Problem]:
    seen: set[str] = set()
    for cell in header:
        if cell.text and cell.text not in COLUMNS:
            what = say("unknown column {column}", column=cell.text[:40])
            yield Problem("unknown-column", cell.where, what, nearest(cell.text, COLUMNS))
        elif cell.text in seen:
            what = say("the column {column} stands twice", column=cell.text)
            yield Problem("duplicate-column", cell.where, what, say("keep one of the two"))
        seen.add(cell.text)
    for column in REQUIRED:
        if column not in seen:
            what = say("the column {column} is missing", column=column)
            mend = say("add it to the first line, and a cell to every line")
            yield Problem("missing-column", header[0].where, what, mend)


def _row(header: list[Cell], cells: list[Cell], found: list[Problem]) -> Row:
    if len(cells) > len(header) and any(cell.text for cell in cells[len(header) :]):
        what = say("the line has {count} cells, the first line only {columns}", count=len(cells), columns=len(header))
        mend = say("put a cell that holds a comma in quotes, or remove the cells beyond the last column")
        found.append(Problem("too-many-cells", cells[len(header)].where, what, mend))
    texts = {head.text: cell.text for head, cell in zip(header, cells, strict=False)}
    places = {head.text: cell.where for head, cell in zip(header, cells, strict=False)}
    return Row(texts, {column: places.get(column, cells[0].where) for column in COLUMNS})


def _missing(row: Row) -> Iterator[Problem]:
    for column in REQUIRED:
        if not row[column]:
            what = say("{column} is empty", column=column)
            yield Problem("missing-cell", row.where[column], what, say("fill in the cell"))


def _bad_id(row: Row) -> Iterator[Problem]:
    if row.id and (len(row.id) > 64 or not SAFE_ID.fullmatch(row.id)):
        what = say("{id} cannot be an id", id=row.id[:40])
        mend = say("use letters, digits, Chinese characters, '-', '_' and '.', not beginning with '.'")
        yield Problem("bad-id", row.where["id"], what, mend)


def _bad_delegation(row: Row) -> Iterator[Problem]:
    if _UNFIT_FOR_A_FILE.search(row["delegation"]):
        what = say("{name} cannot name a delegation", name=row["delegation"][:40])
        mend = say('leave out / \\ : * ? " < > | and a dot at the beginning')
        yield Problem("bad-id", row.where["delegation"], what, mend)


def _bad_text(row: Row) -> Iterator[Problem]:
    for column, text in row.cells.items():
        if len(text) > 200 or any(character in text for character in "\t\r\n"):
            what = say("the text of {column} breaks over lines, holds a tab or is too long", column=column)
            mend = say("write it on one line of at most 200 characters")
            yield Problem("bad-text", row.where.get(column, row.where["id"]), what, mend)


def _unknown_role(row: Row) -> Iterator[Problem]:
    if row["role"] and row["role"] not in list(Role):
        what = say("unknown role {role}", role=row["role"][:40])
        yield Problem("unknown-role", row.where["role"], what, nearest(row["role"], list(Role)))


def _unknown_need(row: Row) -> Iterator[Problem]:
    for need in row.all("needs"):
        if need not in list(Need):
            what = say("unknown need {need}", need=need[:40])
            yield Problem("unknown-need", row.where["needs"], what, nearest(need, list(Need)))


def _unknown_gender(row: Row) -> Iterator[Problem]:
    if row["gender"] and row["gender"] not in list(Gender):
        what = say("unknown gender {gender}", gender=row["gender"][:40])
        yield Problem("unknown-gender", row.where["gender"], what, nearest(row["gender"], list(Gender)))


def _bad_mail(row: Row) -> Iterator[Problem]:
    if row["mail"] and not (row["mail"].isascii() and MAIL.fullmatch(row["mail"])):
        what = say("{value} is not an address of mail", value=row["mail"][:40])
        yield Problem("bad-mail", row.where["mail"], what, say("write one address, such as name@example.org"))


def _bad_place(row: Row) -> Iterator[Problem]:
    if row["table"] and table_of(row["table"]) is None:
        what = say("{value} is not the number of a table", value=row["table"][:40])
        yield Problem("bad-table", row.where["table"], what, say("write a whole number from 1 on"))
    if row["seat"] and seat_of(row["seat"]) is None:
        what = say("{value} is not a seat", value=row["seat"][:40])
        yield Problem("bad-seat", row.where["seat"], what, say("write row and seat as 3-12"))


def _duplicates(people: tuple[Row, ...]) -> Iterator[Problem]:
    ids: dict[str, Row] = {}
    persons: dict[tuple[str, str], Row] = {}
    for row in people:
        # Files of two ids that differ in case alone would overwrite each other on some disks.
        if (key := row.id.casefold()) and (first := ids.setdefault(key, row)) is not row:
            what = say("the id {id} stands in line {line} already", id=row.id, line=first.where["id"].line)
            yield Problem("duplicate-id", row.where["id"], what, say("give every person an id of their own"))
        person = (row["name"], row["phone"])
        if all(person) and (first := persons.setdefault(person, row)) is not row:
            line = first.where["id"].line
            what = say("{name} with the same telephone stands in line {line} already", name=row["name"], line=line)
            yield Problem("duplicate-person", row.where["name"], what, say("remove one of the two lines"))


_CELL_CHECKS: tuple[Callable[[Row], Iterator[Problem]], ...] = (
    _missing,
    _bad_id,
    _bad_delegation,
    _bad_text,
    _unknown_role,
    _unknown_need,
    _unknown_gender,
    _bad_place,
    _bad_mail,
)
