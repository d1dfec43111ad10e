"""The keys of scenario.yaml."""

from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model

from meetingplan.domain.meeting import Organiser
from meetingplan.domain.movement import Movement
from meetingplan.domain.text import Language
from meetingplan.scenario.agenda_forms import PastForm, PlaqueForm, TalkForm
from meetingplan.scenario.contingency_form import ContingencyForm
from meetingplan.scenario.fields import (
    Blank,
    Date,
    FileName,
    FolderName,
    Hhmm,
    Id,
    Mail,
    Minutes,
    Moment,
    Name,
    PositiveMetres,
    Share,
    Web,
    Zone,
)
from meetingplan.scenario.group_form import GroupsForm
from meetingplan.scenario.hosting_form import HostingForm
from meetingplan.scenario.place_forms import PlaceForm
from meetingplan.scenario.staffing_form import StaffingForm
from meetingplan.scenario.window_form import WindowForm
from meetingplan.scenario.wish_form import WishesForm
from meetingplan.store.validate import Form


class LimitsForm(Form):
    """`limits:` the share of capacities that may be used, and minutes."""

    spacing: Share = 1.0
    max_wait: Annotated[int, Field(ge=0, le=24 * 60)] = 30
    transfer_lead: Annotated[int, Field(ge=0, le=24 * 60)] = 30
    driver_duty: Minutes | None = None
    driver_driving: Minutes = 480
    driver_rest: Minutes = 20


class RoadForm(Form):
    """One of `roads:`, driven both ways in whole minutes; without them, coordinates or an imported file tell."""

    a: Id
    b: Id
    minutes: Minutes | None = None
    km: Annotated[float, Field(ge=0, le=10_000)] | None = None
    height_m: PositiveMetres | None = None
    turning: bool = True


class SlowTimeForm(Form):
    """One of `times:`; clock times of every day, and how many times as long a drive then takes."""

    start: Hhmm = Field(alias="from")
    end: Hhmm = Field(alias="to")
    factor: Annotated[float, Field(ge=1, le=10)]


class TravelForm(Form):
    """`travel:` how minutes are reckoned that nobody gave, and when roads are slow."""

    detour: Annotated[float, Field(ge=1, le=10)] = 1.3
    speed_kmh: Annotated[float, Field(ge=1, le=200)] = 30.0
    matrix: FileName | None = None
    graphml: FileName | None = None
    times: list[SlowTimeForm] = Field(default=[])


class CoachForm(Form):
    """One of `coaches:`; seats without the driver's."""

    id: Id
    plate: Blank = ""
    model: Blank = ""
    seats: Annotated[int, Field(ge=1, le=200)]
    crew: Annotated[int, Field(ge=0, le=200)] = 0
    wheelchairs: Annotated[int, Field(ge=0, le=200)] = 0
    driver: Blank = ""
    driver_phone: Blank = ""
    leader: Blank = ""
    leader_phone: Blank = ""
    height_m: PositiveMetres | None = None
    length_m: PositiveMetres | None = None


class SpeechForm(Form):
    """One of `speeches:`: a speech, or plaques that are handed over."""

    title: Name
    speaker: Id | None = None
    minutes: Minutes
    presenter: Id | None = None
    plaques: list[PlaqueForm] = Field(default=[])


class SessionForm(Form):
    """One of `sessions:`; without `hotel` it is for everyone."""

    id: Id
    title: Name
    place: Id
    room: Id
    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")
    hotel: Id | None = None
    podium: list[Id] = Field(default=[])
    speeches: list[SpeechForm] = Field(default=[])


class DelegationForm(Form):
    """One of `delegations:`."""

    id: Id
    name: Name


if TYPE_CHECKING:
    MovementForm = Form  # mypy cannot see the keys of a model that is made while the program runs
else:
    MovementForm = create_model(
        "MovementForm",
        __base__=Form,
        __doc__="`movement:` any figure of movement, in its own unit.",
        **{f.name: (Annotated[float, Field(gt=0, le=f.metadata["most"])] | None, None) for f in fields(Movement)},
    )


class OrganiserForm(Form):
    """`organiser:` who invites by mail."""

    name: Name
    mail: Mail

    def organiser(self) -> Organiser:
        """The value of the domain."""
        return Organiser(self.name.text(), self.mail)


class ScenarioForm(Form):
    """The whole of scenario.yaml."""

    format: Literal["meetingplan.scenario/1"]
    id: Id
    base: FolderName | None = None
    title: Name
    language: Language = "zh_CN"
    timezone: Zone
    first_day: Date
    days: Annotated[int, Field(ge=1, le=14)]
    history: list[PastForm] = Field(default=[])
    limits: LimitsForm = LimitsForm()
    movement: MovementForm = MovementForm()
    places: Annotated[list[PlaceForm], Field(min_length=1)]
    roads: list[RoadForm] = Field(default=[])
    travel: TravelForm = TravelForm()
    coaches: Annotated[list[CoachForm], Field(min_length=1)]
    groups: GroupsForm = GroupsForm()
    delegations: list[DelegationForm] = Field(default=[])
    sessions: list[SessionForm] = Field(default=[])
    windows: list[WindowForm] = Field(default=[])
    talks: list[TalkForm] = Field(default=[])
    wishes: WishesForm = Field(default=[])
    staffing: StaffingForm = StaffingForm()
    hosting: HostingForm = HostingForm()
    organiser: OrganiserForm | None = None
    contingencies: list[ContingencyForm] = Field(default=[])
    site_url: Web | None = None


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of scenario.yaml."""
    schema = ScenarioForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "meetingplan.scenario/1", **schema}
