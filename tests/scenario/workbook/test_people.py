"""Rosters as organisers have them: what is cleaned is listed, what is not understood is refused by its cell."""

import csv
import io
import re
from zipfile import ZipFile

import pytest

from meetingplan.scenario.workbook.cleaned import phones
from meetingplan.scenario.workbook.read import Imported, import_tables
from tests.scenario.workbook.books import SCENARIOS, TINY, book, cleaned, files_of, refused

HEAD = ["姓名", "单位", "职务", "手机", "住宿"]
TINY_FILES = files_of(TINY)
_NAMES_PEOPLE = re.compile(rb"(?m)^delegations:\n(  .*\n)*|speaker: T01, ")
FILES = {**TINY_FILES, "scenario.yaml": _NAMES_PEOPLE.sub(b"", TINY_FILES["scenario.yaml"])}
"""24 people in `inn` (湖畔宾馆) and `lodge` (松林酒店); with neither delegations nor speakers, any roster will do."""


def people(made: Imported) -> list[dict[str, str]]:
    """The roster that was made, without what is empty."""
    rows = csv.DictReader(io.StringIO(made.files["delegates.csv"].decode()))
    return [{column: text for column, text in row.items() if text} for row in rows]


def tried(rows: list[list[object]], merged: list[str] | None = None) -> Imported:
    """What a table of one sheet makes of the small scenario."""
    return import_tables(book({"Sheet1": rows}, {"Sheet1": merged or []}), "r.xlsx", FILES)


def test_a_messy_sheet_is_understood() -> None:
    made = tried(
        [
            ["参会人员名单"],
            ["填报日期：2026年9月1日"],
            ["序号", "姓 名", "工作单位", "职务", "联系方式", "", "住宿安排", "民族", "备注"],
            ["", "", "", "", "手机", "办公电话", "", "", ""],
            [1, "张　三", "合肥市", "科长", 13900001001, "0551-63730001", "湖畔宾馆", "汉族", ""],
            [2, "李四", "", "处长", "１３９ ０００ ０１００２，13900001003", "", "inn", "回族", "坐轮椅"],
            ["", "合计", "2人", "", "", "", "", "", ""],
        ],
        ["A1:I1", "E3:F3", "C5:C6"],
    )
    assert people(made) == [
        {"id": "T25", "name": "张三", "delegation": "合肥市", "title": "科长", "hotel": "inn",
         "phone": "13900001001; 0551-63730001"},
        {"id": "T26", "name": "李四", "delegation": "合肥市", "title": "处长", "hotel": "inn",
         "phone": "13900001002; 13900001003", "diet": "清真", "needs": "wheelchair"},
    ]  # fmt: skip
    listed = cleaned(made)
    assert ("r.xlsx:Sheet1!A1", "参会人员名单", "") in listed
    assert ("r.xlsx:Sheet1!A3", "序号", "") in listed
    assert ("r.xlsx:Sheet1!B5", "张　三", "张三") in listed
    assert ("r.xlsx:Sheet1!E6", "１３９ ０００ ０１００２，13900001003", "13900001002; 13900001003") in listed
    assert ("r.xlsx:Sheet1!G5", "湖畔宾馆", "inn") in listed
    assert ("r.xlsx:Sheet1!H6", "回族", "清真") in listed
    assert ("r.xlsx:Sheet1!I6", "坐轮椅", "wheelchair") in listed
    assert ("r.xlsx:Sheet1!B7", "合计", "") in listed
    assert made.clashes == ("delegates.csv",)


def test_headings_of_which_some_are_merged_with_the_row_below() -> None:
    made = tried(
        [
            ["序号", "基本信息", "", "单位职务", "", "联系电话（手机）", "住宿"],
            ["", "姓　名", "性别", "工作单位", "职  务", "", ""],
            [1, "张三", "男", "合肥市", "部长", "13900001001（微信同号）", "inn"],
            [2, "李四（女，回族）", "女", "合肥市", "科长", "", "inn"],
            [3, "王五 (回族)", "男", "合肥市", "科员", "", "inn"],
        ],
        ["A1:A2", "B1:C1", "D1:E1", "F1:F2", "G1:G2"],
    )
    assert [(row["name"], row["title"], row.get("phone"), row.get("diet"), row["gender"]) for row in people(made)] == [
        ("张三", "部长", "13900001001", None, "male"), ("李四", "科长", None, None, "female"),
        ("王五", "科员", None, "清真", "male"),
    ]  # fmt: skip
    listed = cleaned(made)
    assert ("r.xlsx:Sheet1!D1", "单位职务", "") in listed
    assert ("r.xlsx:Sheet1!A1", "序号", "") in listed
    assert ("r.xlsx:Sheet1!B4", "李四（女，回族）", "李四") in listed


def test_a_sheet_that_calls_itself_smaller_than_it_is() -> None:
    """Some programs leave `A1` as the extent of every sheet."""
    data, made = io.BytesIO(book({"Sheet1": [HEAD, ["张三", "合肥市", "", "", "inn"]]})), io.BytesIO()
    with ZipFile(data) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', old.read(name)))
    assert [row["name"] for row in people(import_tables(made.getvalue(), "r.xlsx", FILES))] == ["张三"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_in_any_of_the_usual_encodings(encoding: str) -> None:
    text = "姓名,单位,手机,住宿\r\n韦䶮,合肥市,139-0000-1001,松林酒店\r\n"
    made = import_tables(text.encode(encoding), "r.csv", FILES)
    assert [row["name"] + row["phone"] + row["hotel"] for row in people(made)] == ["韦䶮13900001001lodge"]
    assert ("r.csv:2:8", "139-0000-1001", "13900001001") in cleaned(made)


def test_known_people_keep_their_ids_and_what_the_roster_does_not_tell() -> None:
    before = list(csv.DictReader(io.StringIO(FILES["delegates.csv"].decode())))
    rows = [[row["name"], row["delegation"], row["phone"], row["hotel"]] for row in reversed(before)]
    made = tried([["姓名", "单位", "电话", "住宿"], *rows])
    assert people(made) == [{c: text for c, text in row.items() if text} for row in reversed(before)]
    assert made.cleaned == ()


def test_one_person_on_two_lines_is_one() -> None:
    made = tried(
        [HEAD, ["张三", "合肥市", "", "13900001001", "inn"], ["张 三", "合肥市", "科长", "13900001001", "inn"]]
    )
    assert [row["title"] for row in people(made)] == ["科长"]
    assert ("r.xlsx:Sheet1!A3", "张三", "") in cleaned(made)


def test_two_people_of_one_name_are_two() -> None:
    made = tried([HEAD, ["张三", "合肥市", "", "13900001001", "inn"], ["张三", "芜湖市", "", "13900001002", "inn"]])
    assert len(people(made)) == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["张三", "合肥市", "", "1390000", "inn"]], ("D2", "bad-phone")),
        ([["张三", "合肥市", "", "1.39E+10", "inn"]], ("D2", "bad-phone")),
        ([["张三", "合肥市", "", "13900001001", "天鹅酒店"]], ("E2", "unknown-place")),
        ([["张三", "", "", "13900001001", "inn"]], ("B2", "missing-cell")),
        ([["", "合肥市", "科长", "13900001001", "inn"]], ("A2", "missing-cell")),
        (
            [["张三", "合肥市", "科长", "13900001001", "inn"], ["张三", "合肥市", "处长", "13900001001", "inn"]],
            ("C3", "duplicate-person"),
        ),
    ],
)
def test_what_is_not_understood_is_refused(rows: list[list[object]], expected: tuple[str, str]) -> None:
    found = refused(book({"Sheet1": [HEAD, *rows]}), FILES, "r.xlsx")
    assert found == [(f"r.xlsx:Sheet1!{expected[0]}", expected[1])]


@pytest.mark.parametrize(("head", "cell"), [("血型", "F1"), ("手机", ""), ("姓名", "F1")])
def test_columns_that_are_unknown_or_stand_twice(head: str, cell: str) -> None:
    data = book({"Sheet1": [[*HEAD, head], ["张三", "合肥市", "", "13900001001", "inn", "13900001002"]]})
    if not cell:
        assert people(import_tables(data, "r.xlsx", FILES))[0]["phone"] == "13900001001; 13900001002"
    else:
        assert [where for where, _ in refused(data, FILES, "r.xlsx")] == [f"r.xlsx:Sheet1!{cell}"]


def test_advertising_put_in_all_over_is_taken_out() -> None:
    folder = next(path for path in SCENARIOS if path.name == "wuhu-hightech")
    polluted = (folder / "delegates-polluted.csv").read_bytes()
    string = "【免费领资料加群888】"
    assert polluted.decode().count(string) == 35
    made = import_tables(polluted, "polluted.csv", files_of(folder))
    assert made.changed == ()
    assert len([row for row in made.cleaned if string in row.before]) == 35
    assert all(row.before.replace(string, "") == row.after for row in made.cleaned)


@pytest.mark.slow
def test_honest_rosters_hold_no_advertising() -> None:
    for folder in SCENARIOS:
        files = files_of(folder)
        made = import_tables(files["delegates.csv"], "r.csv", files, beside=("feixi-2020",))
        assert (made.changed, made.cleaned) == ((), ()), folder.name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13900001001", "13900001001"),
        ("+86 139 0000 1001", "13900001001"),
        ("139-0000-1001/13900001002", "13900001001; 13900001002"),
        ("１３９００００１００１、0551-63730000转8001", "13900001001; 0551-63730000-8001"),
        ("13900001001 13900001002", "13900001001; 13900001002"),
        ("(0551)63730000", "055163730000"),
        ("63730000", "63730000"),
        ("139000010011", None),
        ("1390000100", None),
        ("待定", None),
    ],
)
def test_telephones(written: str, meant: str | None) -> None:
    assert phones(written) == meant
