"""Drop-downs and limits of columns: what the form allows, so that the spreadsheet itself asks for it."""

from collections.abc import Mapping, Sequence
from math import isnan

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from meetingplan.domain.text import Language, say
from meetingplan.language import translate
from meetingplan.scenario.workbook.book import FIRST_ROW, SPARE_ROWS
from meetingplan.scenario.workbook.shape import Field, Keys, Kind
from meetingplan.scenario.workbook.sheets import ENTRY, OF, Sheet, sheets
from meetingplan.scenario.workbook.words import CHOICES, NO, YES

Ranges = Mapping[Keys, str]
"""Of the ids of a list, by its keys: `'Places'!$A$3:$A$99`."""
Area = tuple[int, int, int, int]
"""First row and column, last row and column."""

_LONGEST_LIST = 255
_PLACES, _SESSIONS = ("scenario", "places"), ("scenario", "sessions")
_NAMED: Mapping[str, Keys] = {
    "a": _PLACES,
    "b": _PLACES,
    "coach": ("scenario", "coaches"),
    "delegation": ("scenario", "delegations"),
    "first": _PLACES,
    "hotel": _PLACES,
    "last": _PLACES,
    "parent": ("preparation", "tasks"),
    "place": _PLACES,
    "speaker": ("delegates",),
}
"""Columns that name a row of another list by its id."""


def ranges(counts: Mapping[Keys, int], language: Language) -> Ranges:
    """Where the ids of each list of rows stand that has a sheet of its own; empty lists are left out."""
    made = {}
    for sheet in sheets():
        if len(sheet.rows) == 1 and "id" in sheet.columns and counts.get(keys := sheet.rows[0].keys):
            letter = xl_col_to_name(sheet.columns.index("id"))
            last = FIRST_ROW + counts[keys] + SPARE_ROWS
            made[keys] = f"='{translate(sheet.title, language)}'!${letter}${FIRST_ROW + 1}:${letter}${last}"
    return made


def restrict_column(made: Worksheet, sheet: Sheet, column: str, area: Area, known: Ranges, language: Language) -> None:
    """Gives a column of a sheet its drop-down or limits."""
    if column == ENTRY:
        _choose(made, area, [translate(sheet.entry(rows), language) for rows in sheet.rows])
    elif column == OF:
        parents = {rows.parent for rows in sheet.rows if rows.parent}
        _refer(made, area, known.get(parents.pop()) if len(parents) == 1 else None)
    else:
        restrict(made, area, list(sheet.fields(column)), known, language)


def restrict(made: Worksheet, area: Area, fields: Sequence[Field], known: Ranges, language: Language) -> None:
    """Gives an area the drop-down or limits of its fields, where they agree."""
    field, kinds = fields[0], {field.kind for field in fields}
    if kinds == {Kind.CHOICE}:
        words = dict.fromkeys(word for field in fields for word in field.choices)
        _choose(made, area, [translate(CHOICES[word], language) if word in CHOICES else word for word in words])
    elif kinds == {Kind.YES_NO}:
        _choose(made, area, [translate(YES, language), translate(NO, language)])
    elif kinds == {Kind.TEXT} and field.name in _NAMED:
        _refer(made, area, known.get(_NAMED[field.name]))
    elif kinds == {Kind.NUMBER}:
        _limit(made, area, fields, language)


def _choose(made: Worksheet, area: Area, words: list[str]) -> None:
    if len(",".join(words)) <= _LONGEST_LIST:
        made.data_validation(*area, {"validate": "list", "source": words})


def _refer(made: Worksheet, area: Area, source: str | None) -> None:
    """Ids are offered but not demanded: whoever writes a new one may add its row later."""
    if source:
        made.data_validation(*area, {"validate": "list", "source": source, "show_error": False})


def _limit(made: Worksheet, area: Area, fields: Sequence[Field], language: Language) -> None:
    """Between the widest bounds that any of the fields has; what is exactly at an excluded bound is refused later."""
    nodes = [field.node for field in fields]
    lows = [float(node.get("minimum", node.get("exclusiveMinimum", "nan"))) for node in nodes]
    highs = [float(node.get("maximum", "nan")) for node in nodes]
    if any(map(isnan, (*lows, *highs))):
        return
    is_whole = all(field.node.get("type") == "integer" for field in fields)
    low, high = min(lows), max(highs)
    made.data_validation(
        *area,
        {
            "validate": "integer" if is_whole else "decimal",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
            "error_title": translate(say("This number cannot be"), language),
            "error_message": translate(
                say("Write a number from {low} to {high}.", low=f"{low:g}", high=f"{high:g}"), language
            ),
        },
    )
