"""A walk as its people tell it, read out of its steps alone: gatherings, visits, arrivals, sessions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from meetingplan.domain.ids import BAY, ENTRANCE, part_of
from meetingplan.domain.plan import Group, Step


class What(StrEnum):
    """Kinds of facts, in the order in which they are told."""

    COACH = "coach"
    PASSENGERS = "passengers"
    ORDER = "order"
    GATHERING = "gathering"
    VISIT = "visit"
    RETURN = "return"
    SESSION = "session"
    ARRIVAL = "arrival"
    PEOPLE = "people"
    ROOM = "room"
    ROOM_MATES = "room_mates"
    GUESTS = "guests"
    TABLE = "table"
    LEADS = "leads"
    SEAT = "seat"
    AWARD = "award"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of the meeting to another, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A gathering lasts from boarding to departure, a return from the halt until all are off, a visit from the halt to
    departure. `about` is the place, of a session the room.
    """

    what: What
    about: str
    span: Span


def stops(group: Group) -> list[Stop]:
    """The stops of a group's walk in order of time."""
    stays = [tuple(steps) for _, steps in groupby(group.walk, key=lambda step: step.place)]
    return [
        stop for index, stay in enumerate(stays) for stop in _told(stay, came=index > 0, leaves=index < len(stays) - 1)
    ]


def _told(stay: tuple[Step, ...], *, came: bool, leaves: bool) -> Iterator[Stop]:
    place, first, last = stay[0].place, stay[0], stay[-1]
    if any(part_of(step.node) == ENTRANCE for step in stay):
        yield Stop(What.VISIT, place, Span(first.start, max(step.end for step in stay)))
        return
    if came and part_of(first.node) == BAY:
        yield Stop(What.RETURN, place, Span(first.start, first.end))
    for step in stay:
        if part_of(step.node) != BAY:
            yield Stop(What.SESSION, step.node, Span(step.start, step.end))
    if leaves and part_of(last.node) == BAY and not (came and len(stay) == 1):
        yield Stop(What.GATHERING, place, Span(last.start, last.end))
