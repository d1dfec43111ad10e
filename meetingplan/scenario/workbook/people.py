"""A roster as organisers have them -> its people, each with the cell of every value; what was cleaned is listed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from meetingplan.domain.people import Gender, Role
from meetingplan.domain.problems import Position
from meetingplan.domain.text import Message, say
from meetingplan.scenario.workbook.cleaned import Cleaned, phones
from meetingplan.scenario.workbook.codec import text_of
from meetingplan.scenario.workbook.grid import Grid, Spot
from meetingplan.scenario.workbook.headings import ETHNICITY, NOTHING, REMARKS, Headings, headings
from meetingplan.scenario.workbook.plain import narrow, person, tidy
from meetingplan.scenario.workbook.spam import spam
from meetingplan.scenario.workbook.tables import Found
from meetingplan.scenario.workbook.words import CHOICES, spellings

_NOT_ANYBODY = re.compile(r"(?:合计|总计|共计|小计|总人数|total)\D*\d*\D*", re.IGNORECASE)
_NOTED = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]\s*")
"""A name with a note in brackets, as in 李四（女）."""
_NONE = frozenset({"无", "没有", "否", "无要求", "无特殊要求", "无特殊需要", "/", "\\", "-", "—", "——", "none", "n/a"})
_MAY_BE_NONE = frozenset(("phone", "diet", "needs", "must_see", "keep_with", "keep_apart", "coach", "gender"))
_HALAL = frozenset(
    ("回族", "维吾尔族", "哈萨克族", "东乡族", "柯尔克孜族", "撒拉族", "塔吉克族", "乌孜别克族", "保安族", "塔塔尔族")
)
"""Peoples whose food is halal by custom; what is kept is the need at table, never its reason."""
_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("代表", "正式代表", "参会代表", "参会人员"), Role.DELEGATE),
    **dict.fromkeys(("领导", "省领导", "市领导", "领导同志"), Role.LEADER),
    **dict.fromkeys(("发言", "发言人", "发言代表", "交流发言", "交流发言人"), Role.SPEAKER),
    **dict.fromkeys(("记者", "媒体", "新闻媒体", "媒体记者"), Role.PRESS),
    **dict.fromkeys(("工作人员", "会务", "会务人员", "会务组"), Role.STAFF),
}
_GENDERS = {"男": Gender.MALE, "男性": Gender.MALE, "女": Gender.FEMALE, "女性": Gender.FEMALE}
_NEEDS = {"wheelchair": re.compile("轮椅|wheelchair", re.IGNORECASE), "lift": re.compile("电梯|lift", re.IGNORECASE)}
_DIETS = re.compile("清真|素食|吃素|vegetarian|vegan|halal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """One line of a roster: its values by column, and where each of them stands; under "" the line."""

    values: Mapping[str, str]
    where: Mapping[str, Position] = field(default_factory=dict)

    def at(self, column: str) -> Position:
        """Where a value stands, or would."""
        return self.where.get(column, self.where[""])


def people(grid: Grid, found: Found) -> tuple[list[Person], Headings | None]:
    """Everybody in a table."""
    grid = _without_spam(grid, found)
    heads = headings(grid, found)
    return ([] if heads is None else list(_people(_filled(grid, heads.last), heads, found))), heads


def _without_spam(grid: Grid, found: Found) -> Grid:
    """The table without a string that was put in all over; each cell is listed, and what is empty then is empty."""
    string = spam(grid)
    if string is None:
        return grid
    cells = dict(grid.cells)
    for spot, cell in grid.cells.items():
        if isinstance(cell, str) and string in cell:
            rest = cell.replace(string, "")
            found.cleaned.append(Cleaned(grid.where(spot), cell, rest, say("a string put in all over the table")))
            cells[spot] = rest
    return replace(grid, cells={spot: cell for spot, cell in cells.items() if cell != ""})


def _filled(grid: Grid, last: int) -> Grid:
    """The table with what is in the first cell of a merged area, below the headings, in all of its rows."""
    cells = dict(grid.cells)
    for (top, left), (bottom, _) in grid.merged:
        value = grid.cells.get((top, left))
        if value is not None and top > last:
            cells |= {(row, left): value for row in range(top + 1, bottom + 1) if (row, left) not in cells}
    return replace(grid, cells=cells)


def _people(grid: Grid, heads: Headings, found: Found) -> Iterator[Person]:
    name_column = next(column for column, name in heads.columns.items() if name == "name")
    by_row: dict[int, list[Spot]] = {}
    for spot in sorted(grid.cells):
        if spot[0] > heads.last and spot[1] in heads.columns:
            by_row.setdefault(spot[0], []).append(spot)
    top = text_of(grid.cells.get((heads.last, name_column)))
    for row, spots in by_row.items():
        name = text_of(grid.cells.get((row, name_column)))
        if (len(spots) == 1 and not name) or _NOT_ANYBODY.fullmatch(text_of(grid.cells[spots[0]])) or name == top:
            for spot in spots:
                why = say("a line that names nobody")
                found.cleaned.append(Cleaned(grid.where(spot), text_of(grid.cells[spot]), "", why))
            continue
        yield _person(grid, heads, row, spots, found)


def _person(grid: Grid, heads: Headings, row: int, spots: list[Spot], found: Found) -> Person:
    values: dict[str, str] = {}
    where = {"": grid.where(spots[0])}
    where |= {name: grid.where((row, column)) for column, name in sorted(heads.columns.items(), reverse=True)}
    for spot in spots:
        column, cell = heads.columns[spot[1]], text_of(grid.cells[spot])
        for target, value, why in _meant(column, cell, grid.where(spot), found):
            if why:
                found.cleaned.append(Cleaned(grid.where(spot), cell, value, why))
            if target and value:
                values[target] = f"{values[target]}; {value}" if target in values else value
    return Person(values, where)


def _meant(column: str, cell: str, where: Position, found: Found) -> Iterator[tuple[str, str, Message | None]]:
    """For which columns what a cell means, and why that is not what it says."""
    if column == NOTHING:
        return
    if cell in found.known and column not in (REMARKS, ETHNICITY):
        words = {"role": Role, "gender": Gender}.get(column, ())
        yield column, next((str(word) for word in words if cell in spellings(CHOICES[word])), cell), None
    elif column == REMARKS:
        yield from _remark(cell)
    elif column == ETHNICITY:
        is_halal = cell in _HALAL
        why = say("the need at table is kept, not its reason") if is_halal else None
        yield ("diet", "清真", why) if is_halal else ("", "", None)
    elif cell in _NONE and column in _MAY_BE_NONE:
        yield "", "", say("a word for nothing")
    elif column == "name" and (noted := _NOTED.fullmatch(cell)):
        yield "name", person(noted[1]), say("a note after a name")
        yield from _meant(ETHNICITY, tidy(noted[2]), where, found)
    elif column == "phone":
        yield from _phone(cell, where, found)
    else:
        value, why = _plain(column, cell)
        yield column, value, None if value == cell else why


def _phone(cell: str, where: Position, found: Found) -> Iterator[tuple[str, str, Message | None]]:
    value = phones(cell)
    if value is None:
        what = say("{value} is not a telephone number", value=cell[:40])
        found.refuse("bad-phone", where, what, say("write digits, and ; between several numbers"))
    yield "phone", value or cell, None if value in (None, cell) else say("telephone numbers written alike")


def _plain(column: str, cell: str) -> tuple[str, Message | None]:
    if column == "name":
        return person(cell), say("blanks inside a name")
    if column == "role":
        own = next((role for role in Role if cell in spellings(CHOICES[role])), None)
        return (own, None) if own else (_ROLES.get(cell, cell), say("the role in the word of a scenario"))
    if column == "gender":
        chosen = next((gender for gender in Gender if cell in spellings(CHOICES[gender])), None)
        return (chosen, None) if chosen else (_GENDERS.get(cell, cell), say("the gender in the word of a scenario"))
    if column == "needs":
        needs = [need for need, words in _NEEDS.items() if words.search(cell)]
        return ("; ".join(needs) or cell), say("the need in the word of a scenario")
    if column in ("id", "coach", "hotel", "must_see", "keep_with", "keep_apart", "share_with", "room", "table", "seat"):
        return narrow(cell), say("full-width letters or blanks in an id")
    return " ".join(tidy(cell).split()), say("invisible characters, blanks or line breaks")


def _remark(cell: str) -> Iterator[tuple[str, str, Message | None]]:
    """Needs that a remark tells of; the rest of it has no place in a scenario."""
    needs = [("needs", need) for need, words in _NEEDS.items() if words.search(cell)]
    needs += [("diet", match.group()) for match in [_DIETS.search(cell)] if match]
    for target, value in needs:
        yield target, value, say("a need told in a remark")
    if not needs:
        yield "", "", say("a remark that a scenario has no place for")
