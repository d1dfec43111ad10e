"""Rooms to sleep in, tables, seats and awards: what the organiser has and asks, and what a plan decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.ids import DelegateId, PlaceId, SessionId
from meetingplan.domain.people import Role
from meetingplan.domain.text import Text

PODIUM = 0
"""The row of the podium; rows of the floor are counted from 1, the first being next to the stage."""


class Order(StrEnum):
    """In which order delegations sit: by strokes or pinyin of their names, or as the scenario lists them."""

    STROKES = "strokes"
    PINYIN = "pinyin"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class GuestRoom:
    """A room of a hotel in which people sleep; `number` is what stands on its door."""

    number: str
    kind: Text
    beds: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """How a room of sessions is furnished.

    Args:
        table_seats: seats at a table, 0 where people sit where they like.
        tables: how many there are, None for as many as are needed.
        head_tables: how many of the first are kept for people in the role of leader.
        row_seats: seats in a row of the floor, 0 where people sit where they like.
        stage: people who can be awarded side by side, None for any number.
        waiting: where they wait until they are called, None where nobody has said.
    """

    table_seats: int = 0
    tables: int | None = None
    head_tables: int = 0
    row_seats: int = 0
    stage: int | None = None
    waiting: Text | None = None


@dataclass(frozen=True, slots=True)
class Hosting:
    """What is asked of rooms, tables and seats.

    Args:
        alone: roles whose people have a room to themselves.
        diets: needs at table that are served at tables of their own, as the roster writes them.
        order: of delegations on the floor of a hall.
    """

    alone: frozenset[Role] = frozenset({Role.LEADER})
    diets: tuple[str, ...] = ("清真", "素食")
    order: Order = Order.STROKES


@dataclass(frozen=True, slots=True)
class Lodged:
    """The people of one room; `room` is the number on its door."""

    hotel: PlaceId
    room: str
    delegates: tuple[DelegateId, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a meal, counted from 1.

    Args:
        leader: of the table (桌长), one of those who sit at it.
        diet: that it serves, empty for the common one.
    """

    session: SessionId
    table: int
    leader: DelegateId
    delegates: tuple[DelegateId, ...]
    diet: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a hall, counted from 1 from the left hand of those who sit in its row; `row` 0 is the podium."""

    session: SessionId
    row: int
    seat: int
    delegate: DelegateId


@dataclass(frozen=True, slots=True)
class Award:
    """One plaque on stage.

    Args:
        item: of the session's running order, counted from 1.
        batch: of that item, counted from 1; those of a batch stand on stage together.
        order: in the batch, counted from 1 from the left hand of those who face the hall.
        delegate: who receives it.
        presenter: who hands it over.
    """

    session: SessionId
    item: int
    batch: int
    order: int
    delegate: DelegateId
    presenter: DelegateId


@dataclass(frozen=True, slots=True)
class Hosted:
    """Who sleeps, eats and sits where, and who is awarded when; empty where a plan does not say."""

    rooms: tuple[Lodged, ...] = ()
    tables: tuple[Table, ...] = ()
    seats: tuple[Seat, ...] = ()
    awards: tuple[Award, ...] = ()


def podium_seats(people: int) -> Iterator[int]:
    """The seats of those on the podium in order of rank: the first in the middle, the second on the first's left hand,
    the third on the right hand, and so on outwards (左为上). With an even number, the first two are in the middle.
    """
    middle = people // 2 + 1
    for rank in range(people):
        yield middle - (rank + 1) // 2 if rank % 2 else middle + rank // 2


def floor_seat(index: int, row_seats: int) -> tuple[int, int]:
    """Row and seat of the seat with a number, counted from 0, row by row."""
    return index // row_seats + 1, index % row_seats + 1
