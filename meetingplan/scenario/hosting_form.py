"""`hosting:` and `guest_rooms:` of scenario.yaml: who sleeps alone, who eats apart, which rooms a hotel has."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from meetingplan.domain.hosting import GuestRoom, Hosting, Order
from meetingplan.domain.people import Role
from meetingplan.domain.text import Text, say
from meetingplan.scenario.fields import Line, Name
from meetingplan.store.validate import Form, refusal

TABLE_SEATS, ROW_SEATS, BEDS = 10, 20, 2
"""Of canteens, halls and guest rooms of which nothing is said."""
_RANGE = re.compile(r"([^-]*?)(\d{1,6})-(\d{1,6})")
_MOST = 10_000


def _numbers(text: str) -> str:
    match = _RANGE.fullmatch(text)
    if match and not 0 <= int(match[3]) - int(match[2]) < _MOST:
        what = say("{value} is not a range of room numbers", value=text[:40])
        raise refusal("bad-rooms", what, say("write the first number, - and the last, such as 601-630"))
    return text


class GuestRoomsForm(Form):
    """One of `guest_rooms:`, rooms of one kind; numbers one by one, or the first and the last of a range."""

    name: Name
    beds: Annotated[int, Field(ge=1, le=20)]
    numbers: Annotated[
        list[Annotated[str, StringConstraints(min_length=1, max_length=20), AfterValidator(_numbers)]],
        Field(min_length=1),
    ]

    def rooms(self) -> Iterator[GuestRoom]:
        """Every room, in the order in which they are written."""
        for text in self.numbers:
            match = _RANGE.fullmatch(text)
            if match is None:
                yield GuestRoom(text, self.name.text(), self.beds)
                continue
            for number in range(int(match[2]), int(match[3]) + 1):
                yield GuestRoom(f"{match[1]}{number:0{len(match[2])}}", self.name.text(), self.beds)


class HostingForm(Form):
    """`hosting:` roles with rooms of their own, needs with tables of their own, and the order of delegations."""

    alone: list[Literal["delegate", "leader", "speaker", "press", "staff"]] = Field(default=["leader"])
    diets: list[Line] = Field(default=["清真", "素食"])
    order: Literal["strokes", "pinyin", "listed"] = "strokes"

    def hosting(self) -> Hosting:
        """The value of the domain."""
        return Hosting(frozenset(map(Role, self.alone)), tuple(self.diets), Order(self.order))


def usual_rooms(guests: int) -> tuple[GuestRoom, ...]:
    """Twin rooms, one for every guest so that nobody need share, where a hotel says of none."""
    width = max(3, len(str(guests)))
    return tuple(GuestRoom(f"{n:0{width}}", Text("标准间", "Twin room"), BEDS) for n in range(1, guests + 1))
