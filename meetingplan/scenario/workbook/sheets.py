"""Which sheet shows which rows, and under which columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from meetingplan.domain.text import Message, say
from meetingplan.scenario.workbook.codec import columns
from meetingplan.scenario.workbook.shape import Field, Keys, Rows, shape
from meetingplan.scenario.workbook.words import ENTRIES, label

ENTRY, OF = "(entry)", "(of)"
"""The columns that tell of which list a row is, where a sheet shows several, and in which row it is."""
NAME, KEY, VALUE, VALUE_EN, NOTE = "(name)", "(key)", "(value)", "(value).en", "(note)"
"""The columns of the sheet of what stands alone."""
FILE, LINE, TEXT = "(file)", "(line)", "(text)"
"""The columns of the sheet of source texts."""

ALONE = (NAME, KEY, VALUE, VALUE_EN, NOTE)
SOURCES = (FILE, LINE, TEXT)
MEETING, DELEGATES = say("Meeting"), say("Delegates")
OTHER, SOURCE = say("Other"), say("Source texts")
MEETING_HELP = say("One value a row. What stands in no source is shaded; what is left empty takes its default.")
SOURCE_HELP = say(
    "The files as they were, so that comments and marks are kept. Leave this sheet as it is; without it they are lost."
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with one row for each row of its lists; what it is called, and what to know before filling it in."""

    title: Message
    help: Message
    rows: tuple[Rows, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, from left to right."""
        made = [ENTRY] if len(self.rows) > 1 else []
        made += [OF] if any(rows.parent for rows in self.rows) else []
        for rows in self.rows:
            made += [name for item in rows.fields for name in columns(item) if name not in made]
        return tuple(made)

    def label(self, column: str) -> Message:
        """What a column is called."""
        return COMMON.get(column) or next(label(column, rows.keys[-1]) for rows in self.rows if column in _names(rows))

    def fields(self, column: str) -> Iterator[Field]:
        """The fields that stand in a column, one for each list that has it."""
        yield from (item for rows in self.rows for item in rows.fields if column in columns(item))

    def entry(self, rows: Rows) -> Message:
        """What one of its rows is."""
        return ENTRIES.get(rows.keys[-1]) or say("{text}", text=".".join(rows.keys))


COMMON = {
    ENTRY: say("Entry"),
    OF: say("Belongs to"),
    NAME: say("Designation"),
    KEY: say("Key"),
    VALUE: say("Value"),
    VALUE_EN: say("Value (English)"),
    NOTE: say("Note"),
    FILE: say("File"),
    LINE: say("Line number"),
    TEXT: say("Text"),
}
_PLACES, _INTERIOR = ("scenario", "places"), ("scenario", "places", "interior")
_SHEETS: tuple[tuple[Message, Message, tuple[Keys, ...]], ...] = (
    (
        say("Places"),
        say("One place a row: hotels, halls, sites, junctions. Other sheets name it by its id."),
        (_PLACES,),
    ),
    (
        say("Observation sites"),
        say("One row for each place of the kind site: the figures of its entrance."),
        (_INTERIOR,),
    ),
    (
        say("Inside"),
        say("What is inside a place, one thing a row; zones in the order in which they are seen."),
        ((*_PLACES, "*"), (*_INTERIOR, "*")),
    ),
    (say("Coaches"), say("One coach a row; seats without the driver's."), (("scenario", "coaches"),)),
    (
        say("Roads"),
        say("Roads with their minutes, driven both ways; and times of day at which all are slow."),
        (("scenario", "roads"), ("scenario", "travel", "*")),
    ),
    (
        say("Delegations"),
        say("Who sends delegates. Left empty, the names in the roster count."),
        (("scenario", "delegations"),),
    ),
    (DELEGATES, say("One person a row; several ids or needs in a cell with ; between them."), (("delegates",),)),
    (
        say("Programme"),
        say("Sessions and windows of visits; a speech names its session."),
        (("scenario", "sessions"), ("scenario", "sessions", "*"), ("scenario", "windows")),
    ),
    (say("Tasks"), say("The breakdown of the preparation, up to three levels."), (("preparation", "tasks"),)),
)


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets in order; what has no place in any gets the last."""
    left = list(shape().rows)
    made = []
    for title, help_, patterns in _SHEETS:
        mine = tuple(rows for pattern in patterns for rows in left if _matches(rows, pattern))
        left = [rows for rows in left if rows not in mine]
        made.append(Sheet(title, help_, mine))
    return (*made, Sheet(OTHER, say("What has no sheet of its own."), tuple(left))) if left else tuple(made)


def _matches(rows: Rows, pattern: Keys) -> bool:
    if pattern[-1] == "*":
        return rows.keys[:-1] == pattern[:-1] and rows.keys not in _OWN
    return rows.keys == pattern


_OWN = {_INTERIOR}


def _names(rows: Rows) -> set[str]:
    return {name for item in rows.fields for name in columns(item)}
