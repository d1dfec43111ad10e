"""The coach-by-time board: a row a coach, blocks for boarding, driving, visits and sessions; one board a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from meetingplan.domain.people import Coach
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Entry, Kind
from meetingplan.publish.pages.drawing import Scale, fitted, width

WIDTH, GUTTER, ROW, HEAD, LETTER = 1120, 62, 38, 26, 12.5
MARGIN = 15
"""Minutes shown before the first boarding and after the last arrival of a day."""


@dataclass(frozen=True, slots=True)
class Block:
    """One entry drawn: `style` names its colour, `label` is what fits, `title` the whole."""

    x: float
    width: float
    style: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The row of one coach."""

    coach: Coach
    y: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All rows of one day."""

    day: date
    scale: Scale
    lanes: tuple[Lane, ...]
    height: float


def boards(edition: Edition) -> Iterator[Board]:
    """A board for every day on which a coach drives."""
    clock = edition.meeting.clock
    entries = [(g.coach, e) for g in edition.plan.groups for e in edition.journeys[g.id]]
    days = sorted({clock.day(e.start) for _, e in entries if e.kind is Kind.DRIVE})
    for day in days:
        moving = [e for _, e in entries if e.kind is not Kind.SESSION and clock.day(e.start) == day]
        first, last = min(e.start for e in moving) - MARGIN, max(e.end for e in moving) + MARGIN
        scale = Scale(first // 15 * 15, -(-last // 15) * 15, GUTTER, WIDTH - 8)
        coaches = edition.meeting.coaches.values()
        lanes = tuple(
            Lane(coach, HEAD + row * ROW, tuple(_blocks(edition, scale, [e for c, e in entries if c == coach.id])))
            for row, coach in enumerate(coaches)
        )
        yield Board(day, scale, lanes, HEAD + len(lanes) * ROW + 4)


def _blocks(edition: Edition, scale: Scale, entries: list[Entry]) -> Iterator[Block]:
    for entry in entries:
        x, right = scale.at(entry.start), scale.at(entry.end)
        if right > x:
            room = right - x - 8
            yield Block(
                x, round(right - x, 1), _style(edition, entry), _label(edition, entry, room), _title(edition, entry)
            )


def _style(edition: Edition, entry: Entry) -> str:
    if entry.kind is Kind.VISIT:
        return f"site s{(edition.colours[entry.place] - 1) % 8 + 1}"
    return "session" if entry.kind is Kind.SESSION else "stand" if entry.kind is not Kind.DRIVE else "drive"


def _label(edition: Edition, entry: Entry, room: float) -> str:
    """A drive shows its minutes, a visit its site or at least its number, a session its title."""
    if entry.kind is Kind.DRIVE:
        text = str(entry.end - entry.start)
        return text if width(text, LETTER) <= room + 6 else ""
    if entry.kind is Kind.VISIT:
        number = str(edition.colours[entry.place])
        return fitted(edition.name(entry.place), LETTER, room) or fitted(number, LETTER, room)
    if entry.session:
        return fitted(entry.session.title.to(edition.language), LETTER, room)
    return ""


def _title(edition: Edition, entry: Entry) -> str:
    hhmm, say, place = edition.meeting.clock.hhmm, edition.say, edition.name(entry.place)
    span = f"{hhmm(entry.start)}–{hhmm(entry.end)}"
    if entry.session:
        return f"{span} {entry.session.title.to(edition.language)} · {place}"
    doing = {
        Kind.GATHER: say("boarding at {place}", place=place),
        Kind.DRIVE: say("drive to {place}", place=place),
        Kind.ARRIVE: say("arrival at {place}", place=place),
        Kind.VISIT: place,
    }
    return f"{span} {doing[entry.kind]}"
