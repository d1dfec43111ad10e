"""pins.yaml: what is fixed of a published plan, coach by coach, and rooms, tables and seats; read and written."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

from pydantic import Field

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import CoachId, DelegateId, PlaceId
from meetingplan.domain.pins import Kept, Pin, PinnedTour, PinnedVisit
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import say
from meetingplan.scenario.fields import Id, Moment
from meetingplan.scenario.kept import KeptForm, rows, with_rooms
from meetingplan.scenario.roster import Row
from meetingplan.store.document import Document, parse
from meetingplan.store.validate import Form, validate

FORMAT: Literal["meetingplan.pins/1"] = "meetingplan.pins/1"
_PLAIN = re.compile(r"[^\W\d][\w.-]*")
_WORDS = ("null", "true", "false")
_WIDTH = 110


class VisitForm(Form):
    """One of `visits:`; `enter` is the minute at which everyone has got off the coach."""

    site: Id
    arrive: Moment
    enter: Moment
    leave: Moment


class TourForm(Form):
    """One of `tours:`; boarding begins at `depart`, everyone has got off at `back`."""

    depart: Moment
    back: Moment


class CoachPinForm(Form):
    """One of `coaches:`; with `tours` the coach makes these and no others."""

    coach: Id
    delegates: Annotated[list[Id], Field(min_length=1)]
    visits: list[VisitForm] = Field(default=[])
    tours: list[TourForm] | None = None

    @property
    def closed(self) -> bool:
        """Whether minutes of the coach are pinned, so that nobody else gets on."""
        return bool(self.visits) or self.tours is not None

    def pin(self, clock: Clock) -> Pin:
        """The pin as the rest of the program knows it, in order of time."""
        visits = [
            PinnedVisit(PlaceId(v.site), clock.minute(v.arrive), clock.minute(v.enter), clock.minute(v.leave))
            for v in self.visits
        ]
        tours = (
            None
            if self.tours is None
            else [PinnedTour(clock.minute(t.depart), clock.minute(t.back)) for t in self.tours]
        )
        return Pin(
            CoachId(self.coach),
            tuple(map(DelegateId, self.delegates)),
            tuple(sorted(visits, key=lambda visit: visit.arrive)),
            None if tours is None else tuple(sorted(tours, key=lambda tour: tour.depart)),
        )


class PinsForm(KeptForm):
    """The whole of pins.yaml."""

    format: Literal["meetingplan.pins/1"]
    coaches: list[CoachPinForm] = Field(default=[])


@dataclass(frozen=True, slots=True)
class Pins:
    """A pins.yaml that has the right shape, with the place of every value."""

    form: PinsForm
    document: Document


def read_pins(data: bytes, file: str, found: list[Problem]) -> Pins | None:
    """What is pinned; what is wrong with the file goes to `found`, and then it is None."""
    document = parse(data, file, found)
    form = validate(PinsForm, document, found) if document else None
    return Pins(form, document) if form and document else None


def pinned_rows(roster: Sequence[Row], pins: Pins, coaches: frozenset[str], found: list[Problem]) -> tuple[Row, ...]:
    """The roster with coaches, of those that are known, and rooms that people are pinned to; where they are pinned."""
    given = {
        id: (item.coach, pins.document.at(("coaches", i, "delegates", k)))
        for i, item in enumerate(pins.form.coaches)
        for k, id in enumerate(item.delegates)
        if item.coach in coaches
    }
    made = []
    for row in roster:
        coach, where = given.get(row.id, (row["coach"], row.where["coach"]))
        if row["coach"] and row["coach"] != coach:
            what = say("{id} is pinned to coach {coach}, but the roster gives them {other}", id=row.id, coach=coach,
                       other=row["coach"])  # fmt: skip
            found.append(Problem("pinned-elsewhere", where, what, say("remove them here, or correct the roster")))
        made.append(replace(row, cells={**row.cells, "coach": coach}, where={**row.where, "coach": where}))
    return with_rooms(made, pins.form, pins.document, found)


def dumps(pins: Mapping[CoachId, Pin], kept: Kept, clock: Clock) -> bytes:
    """The file of these pins; the same pins always give the same bytes."""
    lines = [f"format: {FORMAT}", *(["coaches:"] if pins else [])]
    for pin in pins.values():
        lines += [f"  - coach: {_word(pin.coach)}", *_people(pin.delegates)]
        if pin.visits:
            lines += ["    visits:", *_rows(pin.visits, clock)]
        if pin.tours is not None:
            lines += ["    tours:", *_rows(pin.tours, clock)] if pin.tours else ["    tours: []"]
    for key, entries in rows(kept).items():
        lines += [f"{key}:", *map(_entry, entries)] if entries else []
    return "\n".join([*lines, ""]).encode()


def _entry(entry: Mapping[str, object]) -> str:
    """An entry on one line; numbers of rooms are text."""
    shown = (f"{key}: {_value(value)}" for key, value in entry.items())
    return f"  - {{{', '.join(shown)}}}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_word, value))}]"
    return _word(value) if isinstance(value, str) else str(value)


def _people(delegates: Iterable[DelegateId]) -> list[str]:
    ids = f"[{', '.join(map(_word, delegates))}]"
    first, *others = textwrap.wrap(ids, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"    delegates: {first}", *(f"      {line}" for line in others)]


def _rows(items: Iterable[PinnedVisit | PinnedTour], clock: Clock) -> Iterator[str]:
    for item in items:
        row = {field.name: getattr(item, field.name) for field in fields(item)}
        shown = (
            f"{key}: {f'{clock.at(x):%Y-%m-%d %H:%M}' if isinstance(x, int) else _word(x)}" for key, x in row.items()
        )
        yield f"      - {{{', '.join(shown)}}}"


def _word(id: str) -> str:
    """An id so that it is read as text."""
    return id if _PLAIN.fullmatch(id) and id not in _WORDS else json.dumps(id, ensure_ascii=False)


def pins_schema() -> dict[str, Any]:
    """The JSON Schema of pins.yaml."""
    schema = PinsForm.model_json_schema()
    # In the order of the file, which begins with the keys of its own class.
    named = {key: schema["properties"][key] for key in PinsForm.__annotations__}
    schema["properties"] = {**named, **schema["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": FORMAT}
