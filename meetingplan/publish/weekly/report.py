"""The weekly report (周汇报) as sections of tables in one language; page, Word, workbook and terminal show it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from babel.dates import format_date

from meetingplan.domain.text import Language
from meetingplan.language import Words, words
from meetingplan.prep.lights import Light
from meetingplan.prep.weekly import Weekly


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and the colour that it shows, if any."""

    text: str
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are shares of the page for its columns."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, and tables with a heading of their own."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[tuple[str, Table], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    language: Language
    title: str
    subtitle: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """A check and the words of a language; what the builders of sections are given."""

    weekly: Weekly
    language: Language
    say: Words

    @property
    def midnight(self) -> datetime:
        """Of the day of the check, for files that carry the time at which they were made."""
        return datetime.combine(self.weekly.day, time())

    def short_day(self, day: date) -> str:
        """A day without its year: `5月7日`."""
        return format_date(day, "M月d日" if self.language == "zh_CN" else "d MMM", locale=self.language)

    def day(self, day: date | None) -> str:
        """A day as a person reads it, with T-minus: `5月7日（T-47）`."""
        if day is None:
            return ""
        return self.say("{day} ({countdown})", day=self.short_day(day), countdown=self.weekly.schedule.t_minus(day))

    def long_day(self, day: date) -> str:
        """A day with its year and weekday."""
        pattern = "y年M月d日EEEE" if self.language == "zh_CN" else "EEEE d MMMM y"
        return format_date(day, pattern, locale=self.language)


def teller(weekly: Weekly, language: Language) -> Teller:
    """What tells a check in a language."""
    return Teller(weekly, language, words(language))


def cells(*values: object) -> tuple[Cell, ...]:
    """A row of cells; a light shows itself in its colour."""
    return tuple(value if isinstance(value, Cell) else Cell("" if value is None else str(value)) for value in values)
