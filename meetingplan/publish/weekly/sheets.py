"""The workbook that is sent out for a weekly check: a sheet a lead unit, with its open tasks and cells to fill in."""

from io import BytesIO

import xlsxwriter

from meetingplan.domain.text import Language
from meetingplan.language import translate
from meetingplan.prep.standing import Standing
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.excel import OPTIONS, Styles, sheet_name
from meetingplan.publish.weekly.report import Teller, teller
from meetingplan.publish.weekly.sections import lamp
from meetingplan.scenario.sheets import COLUMNS

_WIDTHS = (12, 34, 10, 13, 9, 9, 13, 13, 10, 13, 24, 30, 30)
FILLED_IN = ("started", "done", "percent", "deadline", "reason", "problem", "coordinate")


def sheets(weekly: Weekly, language: Language) -> bytes:
    """The workbook; the same check always gives the same bytes."""
    told = teller(weekly, language)
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(buffer, OPTIONS)
    workbook.set_properties({"created": told.midnight})
    styles = Styles(workbook)
    used: set[str] = set()
    for unit in dict.fromkeys(one.task.lead_unit for one in weekly.standings.values()):
        tasks = [one for one in weekly.standings.values() if one.task.lead_unit == unit and not one.task.done]
        if tasks:
            _sheet(workbook.add_worksheet(sheet_name(unit, used)), unit, tasks, told, styles)
    workbook.close()
    return buffer.getvalue()


def _sheet(
    sheet: "xlsxwriter.worksheet.Worksheet", unit: str, tasks: list[Standing], told: Teller, styles: Styles
) -> None:
    say = told.say
    known = (say("No."), say("Task"), say("Owner"), say("Deadline"), say("% done"), say("Light"))
    head = (*known, *(translate(COLUMNS[key], told.language) for key in FILLED_IN))
    sheet.merge_range(0, 0, 0, len(head) - 1, say("Weekly check: {unit}", unit=unit or "-"), styles.title)
    note = say("As of {day}. Fill in what is new in the white cells and leave the rest empty; days as 2020-05-06.",
               day=told.long_day(told.weekly.day))  # fmt: skip
    sheet.merge_range(1, 0, 1, len(head) - 1, note, styles.note)
    sheet.write_row(2, 0, head, styles.head)
    for row, one in enumerate(tasks, start=3):
        values = (one.task.id, one.task.name, one.task.owner, str(one.due), one.done_share)
        for column, value in enumerate(values):
            sheet.write(row, column, value, styles.locked)
        sheet.write(row, len(values), lamp(told, one).text, styles.light(one.lit.light))
        for column, key in enumerate(FILLED_IN, start=len(known)):
            sheet.write_blank(row, column, None, styles.day if key in ("started", "done", "deadline") else styles.open)
    last = 2 + len(tasks)
    percent = len(known) + FILLED_IN.index("percent")
    share = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
    sheet.data_validation(3, percent, last, percent, {**share, "error_message": say("write a whole number up to 100")})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(3, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
