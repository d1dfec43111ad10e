"""The weekly check as an organiser does it."""

import json
import shutil
from datetime import date
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from meetingplan.language import translate
from meetingplan.scenario.load import load
from meetingplan.scenario.progress import read_checks
from meetingplan.scenario.sheets import COLUMNS
from tests.cli.running import FEIXI, TINY, run

KEYS = {"overdue", "due_soon", "slipped", "critical_path", "forecast", "by_lead_unit", "by_owner", "agenda"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FEIXI, tmp_path / "feixi"))


def _told(*args: object) -> dict:
    shown = run("progress", *args, "--json")
    assert shown.exit_code == 0
    return json.loads(shown.stdout)


def test_the_sixth_coordination() -> None:
    """On 7 May (T-47) X13, due the day before, is the one that is late; K08 slipped from 30 April, by 6 and 7 May."""
    told = _told(FEIXI, "--as-of", "2020-05-07")
    assert told.keys() >= KEYS
    assert told["days_before"] == 47
    assert [task["id"] for task in told["overdue"]] == ["X13"]
    slipped = {task["id"]: task for task in told["slipped"]}
    assert slipped["K08"]["working_days"] == 2
    assert [move["new"] for move in slipped["X12"]["moves"]] == ["2020-04-29"]
    assert told["critical_path"][0]["id"] == "X13"
    assert told["since"] == "2020-04-22"
    assert (told["agenda"]["day"], told["agenda"]["number"]) == ("2020-05-11", 14)
    assert {unit["who"] for unit in told["by_lead_unit"]} >= {"县委办公室"}


@pytest.mark.slow
def test_the_past_is_shown_as_it_was() -> None:
    """On 22 April the sixth floor was rejected and nobody knew yet that X17 would take until May."""
    told = _told(FEIXI, "--as-of", "2020-04-22")
    tasks = {task["id"]: task for task in told["tasks"]}
    assert (tasks["X33"]["done"], tasks["X17"]["done"], tasks["X17"]["light"]) == ("2020-04-22", None, "amber")
    assert tasks["X08"]["percent"] == 50
    assert told["overdue"] == []


@pytest.mark.slow
def test_the_report_is_of_the_last_check_and_speaks_both_languages(tmp_path: Path) -> None:
    shown = run("progress", FEIXI, "--lang", "en", "-o", tmp_path)
    assert shown.exit_code == 0
    assert "As of Thursday 7 May 2020, T-47" in shown.stdout
    assert "截至2020年5月7日星期四" in run("progress", "show", FEIXI).stdout
    assert {"weekly.html", "weekly.xlsx"} <= {path.name for path in tmp_path.iterdir()}


def test_a_check_is_recorded_once_and_for_all(folder: Path, tmp_path: Path) -> None:
    ticks = tmp_path / "ticks.txt"
    ticks.write_text("X25 10%\nX13 完成 2020-05-12\n", encoding="utf-8")
    update = ("progress", "update", folder, "--on", "2020-05-14", "X25 40%", "--from", ticks, "--note", "周调度")
    assert run(*update).exit_code == 0
    last = read_checks(folder)[-1]
    entries = {entry.task: entry for entry in last.entries}
    assert (last.day, last.notes) == (date(2020, 5, 14), ("周调度",))
    assert (entries["X25"].percent, entries["X13"].done) == (40, date(2020, 5, 12))
    record = folder / "progress" / "2020-05-14.yaml"
    written = record.read_bytes()
    for day in ("2020-05-14", "2020-05-13", "2020-05-07", "2019-12-30"):
        again = run("progress", "update", folder, "--on", day, "X25 50%")
        assert (again.exit_code, record.read_bytes()) == (2, written)
        assert "2020-05-14" in again.stderr
    assert len(list(record.parent.iterdir())) == 3


def test_problems_are_told_and_nothing_is_written(folder: Path) -> None:
    refused = run("progress", "update", folder, "--on", "2020-05-14", "X99 done", "X25 done 2020-06-01", "--lang", "en")
    assert refused.exit_code == 2
    assert "TICK:1:1: unknown task X99" in refused.stderr
    assert "TICK:2:1: X25: 2020-06-01 lies after the check" in refused.stderr
    assert len(list((folder / "progress").iterdir())) == 2


def test_a_record_that_was_changed_stops_everything(folder: Path) -> None:
    record = folder / "progress" / "2020-04-22.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("90", "95"), encoding="utf-8")
    refused = run("progress", folder, "--lang", "en")
    assert refused.exit_code == 2
    assert "2020-05-07.yaml:3:11: 2020-05-07.yaml was not written after the record before it" in refused.stderr


@pytest.mark.slow
def test_sheets_go_out_and_come_back(folder: Path, tmp_path: Path) -> None:
    sheets = tmp_path / "sheets.xlsx"
    assert run("progress", "sheets", folder, "--as-of", "2020-05-14", "-o", sheets).exit_code == 0
    book = CalamineWorkbook.from_path(sheets)
    units = {task.lead_unit for task in load(folder).preparation.tasks.values() if not task.done}
    assert set(book.sheet_names) == units
    heads = book.get_sheet_by_name("县数据资源局").to_python()[2]
    assert set(heads) >= {translate(name, "zh_CN") for name in COLUMNS.values()}
    empty = run("progress", "update", folder, "--on", "2020-05-14", "--from", sheets, "--lang", "en")
    assert empty.exit_code == 2
    assert "has nothing filled in" in empty.stderr


def test_a_scenario_without_checks_must_be_told_the_day(tmp_path: Path) -> None:
    bare = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    assert run("progress", bare).exit_code == 2
    assert run("progress", bare, "--as-of", "2020-05-32").exit_code == 2
    assert run("progress", bare, "--as-of", "2020-05-30").exit_code == 0


def test_an_earlier_plan_stays_valid_after_a_check(folder: Path) -> None:
    before = load(folder).sha256
    assert run("progress", "update", folder, "--on", "2020-05-14", "X25 40%").exit_code == 0
    assert load(folder).sha256 == before


@pytest.mark.slow
def test_a_template_of_the_scenario_is_used_or_refused(folder: Path, tmp_path: Path) -> None:
    made = run("progress", "template", folder, "--lang", "en")
    template = folder / "templates" / "weekly.docx"
    assert (made.exit_code, template.exists()) == (0, True)
    document = docx.Document(str(template))
    document.paragraphs[0].insert_paragraph_before("呈：{{ title }}")
    document.save(str(template))
    assert run("progress", folder, "-o", tmp_path / "out").exit_code == 0
    told = docx.Document(str(tmp_path / "out" / "weekly.docx")).paragraphs[0].text
    assert told.startswith("呈：全省园区非公企业党建工作现场会")
    assert run("progress", "template", folder).exit_code == 2
    template.write_bytes(b"PK")
    refused = run("progress", folder, "-o", tmp_path / "none", "--lang", "en")
    assert (refused.exit_code, (tmp_path / "none").exists()) == (2, False)
    assert "weekly.docx cannot be filled in: not a Word document; mend it" in refused.stderr
