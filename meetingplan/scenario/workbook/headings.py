"""What organisers call the columns of a roster, and the row or rows in which they do."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from meetingplan.domain.text import say
from meetingplan.scenario.roster import COLUMNS
from meetingplan.scenario.workbook.cleaned import Cleaned
from meetingplan.scenario.workbook.codec import text_of
from meetingplan.scenario.workbook.grid import Grid, Spot
from meetingplan.scenario.workbook.plain import narrow
from meetingplan.scenario.workbook.sheets import sheets
from meetingplan.scenario.workbook.tables import HEADER_WITHIN, Found
from meetingplan.scenario.workbook.words import label, spellings
from meetingplan.store.validate import nearest

ETHNICITY, REMARKS, NOTHING = "(ethnicity)", "(remarks)", "(nothing)"
"""Columns that are read although a scenario has none for them, and those that are passed over."""
_SYNONYMS: Mapping[str, str] = {
    "id": "编号 人员编号 代表编号 证件编号",
    "name": "姓名 名字 姓名全称 代表姓名 参会人员 参会人员姓名 人员姓名 与会人员",
    "name_en": "英文名 英文姓名 姓名（英文） 姓名(英文) english_name",
    "delegation": "单位 工作单位 所在单位 单位名称 参会单位 派出单位 推荐单位 代表团 市 地市 所属市",
    "hotel": "住宿 宾馆 酒店 住宿宾馆 住宿酒店 住宿地点 下榻宾馆 下榻酒店 入住宾馆 入住酒店 住宿安排",
    "title": "职务 职位 职称 职务职级 职务/职称 单位职务 现任职务",
    "role": "身份 参会身份 人员类别 类别 与会身份 代表类别",
    "needs": "需要 特殊需要 无障碍需要 无障碍 出行需要",
    "must_see": "必看 必看点位 必看观摩点",
    "keep_with": "同车 须同车 同车人员",
    "keep_apart": "不同车 避开 须避开",
    "coach": "车号 乘车 车辆 乘车安排 乘车号",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系方式 联系电话 移动电话 办公电话 座机 固定电话",
    "gender": "性别 sex",
    "share_with": "同住 同住人 合住 合住人",
    "diet": "饮食 饮食要求 用餐 用餐要求 饮食禁忌 餐饮 餐饮要求 民族/饮食 饮食/民族 饮食需要",
    "mail": "邮箱 电子邮箱 邮件 电子邮件 email e-mail",
    ETHNICITY: "民族",
    REMARKS: "备注 说明 其他说明 remarks notes",
    NOTHING: "序号 年龄 出生年月 出生日期 政治面貌 学历 籍贯 房间 房号 房间号 传真 微信 微信号"
    " 报到时间 报到日期 到达时间 到达日期 抵达时间 返程时间 离会时间 离开时间 航班 车次 航班/车次 签到 签名 邮编 地址"
    " 通讯地址 no. no number age arrival departure",
}
_HELP = frozenset(text for sheet in sheets() for text in spellings(sheet.help))
"""What our own sheets say above their columns."""
_MANY = frozenset({"phone", NOTHING})
"""What several columns may be."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a roster: what each holds, and the last row that is still a heading."""

    columns: Mapping[int, str]
    last: int


def _called() -> Mapping[str, str]:
    made = {word.casefold(): column for column, words in _SYNONYMS.items() for word in words.split()}
    for column in COLUMNS:
        made |= {_plain(word): column for word in (column, *spellings(label(column, "delegates")))}
    return made


def _plain(text: str) -> str:
    """A heading without blanks, brackets' contents and marks of what must be filled in."""
    return narrow(text).replace(" ", "").strip("*:").partition("(")[0].casefold()


def headings(grid: Grid, found: Found) -> Headings | None:
    """The headings of a table; titles above them are listed as left out, unknown ones are problems.

    A second row below merged headings (手机 and 办公电话 below 联系方式) tells more than the first; where it says
    nothing (below 序号, merged with the cell above it), the first counts.
    """
    called = _called()
    rows = range(min(grid.height, HEADER_WITHIN))
    best = max(rows, key=lambda row: (_names_people(grid, row, called), _known(grid, row, called)), default=0)
    if not _names_people(grid, best, called):
        what = say("no row names the columns of a roster")
        mend = say("begin with a row of columns: {words}", words="姓名, 单位, 职务, 住宿, 电话")
        found.refuse("missing-column", grid.where((0, 0)), what, mend)
        return None
    last = best + 1 if _is_second(grid, best, called) else best
    above = {spot for spot in grid.cells if spot[0] == best - 1 and _is_heading(grid, spot, called)}
    for row in range(best):
        _left_out(grid, row, above, found)
    return Headings(_columns(grid, (min([best, *(row for row, _ in above)]), last), called, found), last)


def _names_people(grid: Grid, row: int, called: Mapping[str, str]) -> bool:
    return any(called.get(_plain(text_of(grid.cells.get((row, column))))) == "name" for column in range(grid.width))


def _known(grid: Grid, row: int, called: Mapping[str, str]) -> int:
    return sum(_plain(text_of(grid.cells.get((row, column)))) in called for column in range(grid.width))


def _is_second(grid: Grid, best: int, called: Mapping[str, str]) -> bool:
    """Whether the row below the headings is one of them: nothing below the name, and something known elsewhere."""
    name = next(c for c in range(grid.width) if called.get(_plain(text_of(grid.cells.get((best, c))))) == "name")
    return (best + 1, name) not in grid.cells and _known(grid, best + 1, called) > 0


def _is_heading(grid: Grid, spot: Spot, called: Mapping[str, str]) -> bool:
    """Whether a cell names the column in which nothing stands below it."""
    row, column = spot
    return (row + 1, column) not in grid.cells and _plain(text_of(grid.cells[spot])) in called


def _left_out(grid: Grid, row: int, headings: Container[Spot], found: Found) -> None:
    for spot in sorted(spot for spot in grid.cells if spot[0] == row and spot not in headings):
        text = text_of(grid.cells[spot])
        if text not in _HELP:
            found.cleaned.append(Cleaned(grid.where(spot), text, "", say("a title above the columns")))


def _columns(grid: Grid, rows: tuple[int, int], called: Mapping[str, str], found: Found) -> dict[int, str]:
    made: dict[int, str] = {}
    first, last = rows
    for column in range(grid.width):
        spots: list[Spot] = [(row, column) for row in range(last, first - 1, -1) if (row, column) in grid.cells]
        text = text_of(grid.cells.get(spots[0])) if spots else ""
        name = called.get(_plain(text))
        where = grid.where(spots[0] if spots else (last, column))
        if name is None:
            if text or any((row, column) in grid.cells for row in range(last + 1, grid.height)):
                what = say("unknown column {column}", column=text[:40] or "-")
                found.refuse("unknown-column", where, what, nearest(text, called))
        elif name in made.values() and name not in _MANY:
            what = say("the column {column} stands twice", column=text)
            found.refuse("duplicate-column", where, what, say("keep one of the two"))
        else:
            made[column] = name
            if name == NOTHING:
                found.cleaned.append(Cleaned(where, text, "", say("a column that a scenario has no use for")))
    return made
