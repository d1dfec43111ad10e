"""The keys of a plan file, `meetingplan.plan/1`; keys that a later version adds are left alone."""

from collections import Counter
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from meetingplan.domain.text import say
from meetingplan.store.decode import FORBIDDEN
from meetingplan.store.validate import refusal


def _clean(text: str) -> str:
    """Escapes can bring in what the text itself may not hold."""
    if match := FORBIDDEN.search(text):
        what = say("the text holds the control character U+{code}", code=f"{ord(match.group()):04X}")
        raise refusal("control-character", what, say("delete the invisible character at this place"))
    return text


_Text = Annotated[str, AfterValidator(_clean)]
_Id = Annotated[_Text, StringConstraints(min_length=1, max_length=200)]
_Count = Annotated[int, Field(ge=0, le=10_000_000)]
_Node = Annotated[_Text, StringConstraints(min_length=3, max_length=200, pattern="^[^/]+/[^/]+$")]


def _time(value: object) -> datetime:
    """A whole minute of ISO 8601 with its offset."""
    mend = say("write it as 2020-06-23T14:05:00+08:00")
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        when = None
    if when is None or when.tzinfo is None or not 1970 <= when.year <= 2099:
        raise refusal("bad-time", say("{value} is not a time with its offset", value=str(value)[:40]), mend)
    if when.second or when.microsecond:
        raise refusal("bad-time", say("{value} lies between two minutes", value=str(value)[:40]), mend)
    return when


_Time = Annotated[datetime, BeforeValidator(_time, json_schema_input_type=datetime)]


class _Open(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class ScenarioKey(_Open):
    """`scenario:` what the plan was made from."""

    id: _Id
    sha256: _Text


class SearchForm(_Open):
    """`search:` how the plan was searched for; `workers` and `cut` where their number, or the clock, matters."""

    mode: Literal["reproducible", "fastest"]
    workers: Annotated[int, Field(ge=1, le=10_000)] | None = None
    cut: bool = False


class TierForm(_Open):
    """One of `tiers:`, most important first; `gap` follows from the others and is not read."""

    name: _Id
    unit: _Text
    value: int
    bound: Annotated[float, Field(allow_inf_nan=False)]


class StepForm(_Open):
    """One step of a walk; its end is excluded, and without people it is the coach alone."""

    node: _Node
    place: _Id
    start: _Time
    end: _Time
    people: _Count
    docent: _Id | None = None

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.place != self.node.partition("/")[0]:
            what = say("{node} is no node of {place}", node=self.node, place=self.place)
            raise refusal("wrong-place", what, say("write the place that the node begins with"))
        return self


class ShownForm(_Open):
    """One of `shown:`, what a window shows of the candidates of its belts."""

    window: _Id
    sites: list[_Id]


class DutyForm(_Open):
    """One of `duties:`, a grid at a post; its end is excluded."""

    post: _Id
    grid: _Id
    start: _Time
    end: _Time


class LodgedForm(_Open):
    """One of `rooms:`, who sleeps in a room."""

    hotel: _Id
    room: _Id
    delegates: list[_Id]


class TableForm(_Open):
    """One of `tables:` of a meal; `diet` where it serves one."""

    session: _Id
    table: _Count
    leader: _Id
    delegates: list[_Id]
    diet: _Text = ""


class SeatForm(_Open):
    """One of `seats:` in a hall; row 0 is the podium."""

    session: _Id
    row: _Count
    seat: _Count
    delegate: _Id


class AwardForm(_Open):
    """One of `awards:`, a plaque on stage; `from` hands it over."""

    session: _Id
    item: _Count
    batch: _Count
    order: _Count
    delegate: _Id
    presenter: _Id = Field(alias="from")


class GroupForm(_Open):
    """One of `groups:` with its walk in order of start."""

    id: _Id
    coach: _Id
    delegates: list[_Id]
    walk: list[StepForm]


class UnplacedForm(_Open):
    """One of `unplaced:`, someone for whom there is no seat, and why."""

    delegate: _Id
    why: _Text


class PlanForm(_Open):
    """The whole of plan.json."""

    format: Literal["meetingplan.plan/1"]
    scenario: ScenarioKey
    revision: _Count
    seed: int
    status: Literal["optimal", "feasible"]
    tiers: list[TierForm]
    groups: list[GroupForm]
    unplaced: list[UnplacedForm]
    search: SearchForm | None = None
    shown: list[ShownForm] = Field(default=[])
    duties: list[DutyForm] = Field(default=[])
    rooms: list[LodgedForm] = Field(default=[])
    tables: list[TableForm] = Field(default=[])
    seats: list[SeatForm] = Field(default=[])
    awards: list[AwardForm] = Field(default=[])

    @model_validator(mode="after")
    def _once(self) -> Self:
        names = Counter(item.delegate for item in self.unplaced)
        if twice := [name for name, count in names.items() if count > 1]:
            what = say("{delegates} stand twice under unplaced", delegates=", ".join(twice[:5]))
            raise refusal("duplicate-id", what, say("keep one entry for each"))
        return self
