"""The overview: the whole meeting on one page that needs neither network nor script."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from meetingplan.domain.meeting import Assumption, Speech
from meetingplan.domain.problems import Position
from meetingplan.publish.edition import Edition
from meetingplan.publish.figures import figures
from meetingplan.publish.pages import board, occupancy, roadmap
from meetingplan.publish.pages.page import page
from meetingplan.publish.speeches import running_order

_FIGURE = re.compile(r"[-+\d.,:% \[\]\"]+|true|false")
"""A number, a time, several of them, or yes or no."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda: minutes of the meeting, (place, room) where it is held, and who speaks from when."""

    start: int
    end: int
    title: str
    places: list[tuple[str, str]]
    speeches: tuple[tuple[int, Speech], ...]


def overview(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The page for those who decide."""
    yield (
        "overview.html",
        page(
            edition,
            "overview.html",
            figures=list(figures(edition)),
            agenda=agenda(edition),
            past=list(past(edition)),
            boards=list(board.boards(edition)),
            board=board,
            roadmap=roadmap.roadmap(edition),
            map_width=roadmap.WIDTH,
            occupancy=occupancy,
            cited=cited,
            figure=figure,
        ),
    )


def past(edition: Edition) -> Iterator[str]:
    """The meetings of the series before this one, each with what is known of it, such as `2018 Dangtu (300)`."""
    for meeting in edition.meeting.history:
        named = f"{meeting.year} {meeting.host.to(edition.language)}" if meeting.host else str(meeting.year)
        people = meeting.delegates
        yield edition.say("{named} ({people} delegates)", named=named, people=people) if people else named


def figure(assumption: Assumption) -> str:
    """The value, where it is a figure: names and telephones of people can be assumed too, and do not belong here."""
    is_figure = _FIGURE.fullmatch(assumption.value) and not assumption.path.endswith("phone")
    return assumption.value if is_figure else "–"


def cited(where: Position) -> str:
    """A position by the name of its file: the folder that it was read from differs from machine to machine."""
    return str(replace(where, file=Path(where.file).name))


def agenda(edition: Edition) -> list[tuple[date, list[Item]]]:
    """The items of each day in order of start; one held in several places at once stands there once."""
    meeting, language = edition.meeting, edition.language
    found: dict[tuple[int, int, str], Item] = {}
    for session in meeting.sessions.values():
        room = meeting.places[session.place].rooms[session.room].name.to(language)
        item = Item(session.start, session.end, session.title.to(language), [], tuple(running_order(session)))
        found.setdefault((item.start, item.end, item.title), item).places.append((edition.name(session.place), room))
    for window in meeting.windows.values():
        title, sites = window.title.to(language), [(edition.name(site), "") for site in window.offered]
        found[window.start, window.end, title] = Item(window.start, window.end, title, sites, ())
    items = [found[key] for key in sorted(found)]
    return [(day, list(of_day)) for day, of_day in groupby(items, key=lambda item: meeting.clock.day(item.start))]
