"""Workbooks that someone has changed: what is changed in the files, what is refused and where, what is never lost."""

from collections.abc import Callable
from datetime import datetime

import pytest

from meetingplan.scenario.workbook.read import import_tables
from meetingplan.scenario.workbook.write import workbook
from tests.scenario.workbook.books import (
    SCENARIOS,
    TINY,
    Table,
    book,
    cleaned,
    column,
    edited,
    files_of,
    refused,
    tables_of,
)

FEIXI = next(path for path in SCENARIOS if path.name == "feixi-2020")
Tables = dict[str, Table]


def lines(old: bytes, new: bytes) -> list[str]:
    """What differs, as `-` and `+` lines."""
    before, after = old.decode().split("\n"), new.decode().split("\n")
    return [f"-{line}" for line in before if line not in after] + [f"+{line}" for line in after if line not in before]


def put(sheet: str, row: int, heading: str, value: object) -> Callable[[Tables], None]:
    """Writes a cell of a sheet; rows are counted from 1, as people do."""

    def edit(tables: Tables) -> None:
        table = tables[sheet]
        table[row - 1][column(table, heading)] = value

    return edit


@pytest.mark.slow
def test_a_changed_figure_changes_its_line_alone() -> None:
    files = files_of(FEIXI)
    # Row 3 is the first place, yungu.
    made = import_tables(edited(files, put("Places", 3, "Coach bays", 5)), "book.xlsx", files)
    assert made.files["scenario.yaml"] == files["scenario.yaml"].replace(b"bays: !assumed 3", b"bays: !assumed 5", 1)
    assert made.changed == ("scenario.yaml",)
    assert made.clashes == ()


@pytest.mark.slow
def test_a_new_row_is_a_new_entry_and_a_removed_one_is_gone() -> None:
    files = files_of(FEIXI)

    def edit(tables: Tables) -> None:
        coaches = tables["Coaches"]
        coaches.append(["C9", "皖A·X0009", "45座大巴", 45, *[""] * (len(coaches[1]) - 4)])
        tables["Tasks"] = [row for row in tables["Tasks"] if row[0] != "X31"]

    made = import_tables(edited(files, edit), "book.xlsx", files)
    assert lines(files["scenario.yaml"], made.files["scenario.yaml"]) == [
        "+  - {id: C9, plate: 皖A·X0009, model: 45座大巴, seats: 45}"
    ]
    gone = lines(files["preparation.yaml"], made.files["preparation.yaml"])
    assert [line.split(",")[0] for line in gone] == ["-  - {id: X31"]


def test_a_file_that_was_changed_since_is_a_clash() -> None:
    files = files_of(TINY)
    data = edited(files, put("Coaches", 3, "Seats", 44))
    assert import_tables(data, "book.xlsx", files).clashes == ()
    since = {**files, "scenario.yaml": files["scenario.yaml"] + b"# a note\n"}
    made = import_tables(data, "book.xlsx", since)
    assert made.clashes == ("scenario.yaml",)


@pytest.mark.slow
def test_sheets_that_are_not_there_are_not_emptied() -> None:
    files = files_of(FEIXI)

    def only_coaches(tables: Tables) -> None:
        for name in [name for name in tables if name != "Coaches"]:
            del tables[name]

    made = import_tables(edited(files, only_coaches), "book.xlsx", files)
    assert made.files == files
    assert made.changed == ()


def say(key: str, value: object) -> Callable[[Tables], None]:
    """Writes a value that stands alone."""

    def edit(tables: Tables) -> None:
        next(row for row in tables["Meeting"] if row[1] == key)[2] = value

    return edit


CELLS: list[tuple[str, Callable[[Tables], object], list[tuple[str, str]]]] = [
    ("text for a number", put("Coaches", 3, "Seats", "many"), [("Coaches!D3", "not-a-number")]),
    ("a number out of range", put("Coaches", 3, "Seats", 900), [("Coaches!D3", "out-of-range")]),
    ("a fraction", put("Coaches", 3, "Seats", 45.5), [("Coaches!D3", "not-a-number")]),
    ("an unknown kind", put("Places", 3, "Kind", "hostel"), [("Places!B3", "unknown-choice")]),
    ("an id that cannot be", put("Coaches", 3, "Id", "C/1"), [("Coaches!A3", "bad-id")]),
    ("a missing value", put("Coaches", 3, "Seats", ""), [("Coaches!A3", "missing-key")]),
    ("a day that is none", say("scenario.first_day", "2020-02-30"), [("Meeting!C{day}", "bad-date")]),
    (
        "an unknown key",
        lambda t: t["Meeting"].append(["", "scenario.colour", "red"]),
        [("Meeting!B{last}", "unknown-key")],
    ),
    ("an unknown column", lambda t: t["Coaches"][1].append("Colour"), [("Coaches!M2", "unknown-column")]),
    ("a column twice", lambda t: t["Coaches"][1].append("Seats"), [("Coaches!M2", "duplicate-column")]),
    ("no columns", lambda t: t.update(Coaches=t["Coaches"][2:]), [("Coaches!A1", "missing-column")]),
    ("no keys", lambda t: [row.__setitem__(1, "") for row in t["Meeting"]], [("Meeting!A2", "missing-column")]),
    ("an unknown entry", put("Inside", 3, "Entry", "escalator"), [("Inside!A3", "unknown-choice")]),
    ("a row of nothing", put("Inside", 3, "Belongs to", "nowhere"), [("Inside!B3", "unknown-parent")]),
    ("what an entry has not", put("Inside", 3, "Rated persons", 13), [("Inside!S3", "unknown-column")]),
    ("a delegate's hotel", put("Delegates", 4, "Hotel", "nowhere"), [("Delegates!D4", "unknown-place")]),
    ("an unknown role", put("Delegates", 4, "Role", "guest"), [("Delegates!F4", "unknown-role")]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "expected"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS])
def test_what_is_not_understood_is_refused_by_sheet_and_cell(
    edit: Callable[[Tables], object], expected: list[tuple[str, str]]
) -> None:
    files = files_of(TINY)
    keys = [row[1] for row in tables_of(workbook(files, "en"))["Meeting"]]
    rows = {"last": len(keys) + 1, "day": keys.index("scenario.first_day") + 1}
    places = [(f"book.xlsx:{where.format(**rows)}", code) for where, code in expected]
    found = refused(edited(files, edit), files)
    assert [row for row in found if row in places] == places, found
    assert len({where for where, _ in found}) == 1, found


def test_another_row_that_a_problem_names_is_named_as_its_sheet_has_it() -> None:
    files = files_of(TINY)

    def twice(tables: Tables) -> None:
        table = tables["Coaches"]
        table.append(list(table[2]))

    found = refused(edited(files, twice), files)
    assert found
    assert all(where.startswith("book.xlsx:Coaches!A") for where, _ in found)


STYLES: list[tuple[Callable[[str], Callable[[Tables], None]], str]] = [
    (lambda text: say("scenario.first_day", text), "2026/9/15"),
    (lambda text: say("scenario.first_day", text), "2026年9月15日"),
    (lambda text: say("scenario.first_day", text), "２０２６．９．１５"),
    (lambda text: put("Programme", 3, "From", text), "2026/9/15 12:00"),
    (lambda text: put("Programme", 3, "From", text), "2026年9月15日 中午12时"),
    (lambda text: put("Programme", 3, "From", text), "2026.9.15 12：00"),
    (lambda text: put("Coaches", 3, "Seats", text), "１０"),
]
"""What the small scenario says, in other words: its day, the beginning of its first session, seats."""


@pytest.mark.parametrize(("edit", "written"), STYLES)
def test_other_ways_of_writing_are_understood_and_listed(
    edit: Callable[[str], Callable[[Tables], None]], written: str
) -> None:
    files = files_of(TINY)
    made = import_tables(edited(files, edit(written)), "book.xlsx", files)
    assert made.files == files
    assert [before for _, before, _ in cleaned(made)] == [written]


def test_real_dates_and_numbers_for_texts_are_understood() -> None:
    files = files_of(TINY)

    def edit(tables: Tables) -> None:
        say("scenario.first_day", datetime(2026, 9, 15))(tables)
        put("Programme", 3, "From", datetime(2026, 9, 15, 12, 0))(tables)
        table = tables["Inside"]
        for row in table[2:]:
            if row[column(table, "Telephone")]:
                row[column(table, "Telephone")] = int(str(row[column(table, "Telephone")]))

    made = import_tables(edited(files, edit), "book.xlsx", files)
    assert (made.files, made.cleaned) == (files, ())


def test_strange_sheets_are_told_and_left_alone() -> None:
    files = files_of(TINY)
    made = import_tables(edited(files, lambda t: t.update(草稿=[["想法"]])), "book.xlsx", files)
    assert cleaned(made) == [("book.xlsx:草稿!A1", "草稿", "")]
    assert made.files == files


@pytest.mark.parametrize("name", ["../scenario.yaml", "/etc/passwd", ".hidden.yaml", "", "x" * 121])
def test_source_texts_lead_out_of_no_folder(name: str) -> None:
    files = files_of(TINY)
    found = refused(edited(files, lambda t: t["Source texts"].append([name, 1, "x"])), files)
    assert [code for _, code in found] == ["bad-file-name"]
    assert found[0][0].startswith("book.xlsx:Source texts!A")


def test_the_same_scenario_gives_the_same_bytes() -> None:
    files = files_of(TINY)
    assert workbook(files, "zh_CN") == workbook(files, "zh_CN")


@pytest.mark.slow
def test_phones_are_texts_and_ids_keep_their_zeros() -> None:
    files = files_of(FEIXI)
    table = tables_of(workbook(files, "en"))["Delegates"]
    phones = {row[column(table, "Telephone")] for row in table[2:]}
    assert {type(phone) for phone in phones} == {str}


@pytest.mark.parametrize(
    ("text", "code"), [("", "no-delegates"), ("only text", "missing-column"), ("a,b\n1,2\n", "missing-column")]
)
def test_a_text_that_is_no_roster_is_refused(text: str, code: str) -> None:
    assert [found for _, found in refused(text.encode(), files_of(TINY), "list.csv")] == [code]


def test_a_roster_without_a_scenario_is_refused() -> None:
    assert [code for _, code in refused(book({"Sheet1": [["姓名"], ["张三"]]}), {})] == ["missing-file"]
