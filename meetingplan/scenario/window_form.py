"""`windows:` of scenario.yaml: when sites are visited, and which routes there may be."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from meetingplan.domain.text import say
from meetingplan.scenario.fields import Id, Moment, Name
from meetingplan.store.document import Path
from meetingplan.store.validate import Form, nearest, refusal

_PATTERNS: dict[str, dict[str, int] | None] = {"free": None, "convoy": {"lines": 1}}
"""The patterns that have a name."""


class LinesForm(Form):
    """`pattern:` with a number: how many different orders of sites there may be."""

    lines: Annotated[int, Field(ge=1, le=1000)]


def _pattern(value: object) -> object:
    if isinstance(value, str) and value not in _PATTERNS:
        what = say("{key} cannot be {value}", key="pattern", value=value[:40])
        raise refusal("unknown-choice", what, nearest(value, (*_PATTERNS, "{lines: 2}")))
    return _PATTERNS[value] if isinstance(value, str) else value


Pattern = Annotated[
    LinesForm | None,
    BeforeValidator(_pattern, json_schema_input_type=Literal["free", "convoy"] | LinesForm),
]


class CandidateForm(Form):
    """One of `candidates:`, a site that could be shown, and what that is worth."""

    site: Id
    value: Annotated[int, Field(ge=1, le=1000)]


class BeltForm(Form):
    """One of `belts:`, candidates along a road, and how many of them are shown."""

    id: Id
    name: Name
    at_least: Annotated[int, Field(ge=0, le=1000)] = 1
    at_most: Annotated[int, Field(ge=0, le=1000)] | None = None
    candidates: Annotated[list[CandidateForm], Field(min_length=1)]


class WindowForm(Form):
    """One of `windows:`."""

    id: Id
    title: Name
    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    sites: list[Id] = Field(default=[])
    optional: list[Id] = Field(default=[])
    first: Id | None = None
    last: Id | None = None
    pattern: Pattern = None
    lines: list[Annotated[list[Id], Field(min_length=1)]] = Field(default=[])
    belts: list[BeltForm] = Field(default=[])
    reserve: Annotated[int, Field(ge=0, le=24 * 60)] = 0

    def offers(self) -> Iterator[tuple[Path, str]]:
        """Every site that the window has, candidates too, with where it stands within the window."""
        yield from ((("sites", k), site) for k, site in enumerate(self.sites))
        yield from ((("optional", k), site) for k, site in enumerate(self.optional))
        for b, belt in enumerate(self.belts):
            yield from ((("belts", b, "candidates", k, "site"), item.site) for k, item in enumerate(belt.candidates))
