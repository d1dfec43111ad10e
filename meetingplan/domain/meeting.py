"""The meeting: everything that the organiser has said, complete and consistent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from meetingplan.domain.agenda import Past, Plaque, Talk
from meetingplan.domain.belts import Belt
from meetingplan.domain.clock import Clock
from meetingplan.domain.contingency import Contingency
from meetingplan.domain.hosting import Hosting
from meetingplan.domain.ids import CoachId, DelegateId, DelegationId, PlaceId, SessionId, WindowId
from meetingplan.domain.movement import Movement
from meetingplan.domain.people import Coach, Delegate, Delegation, Grouping
from meetingplan.domain.pins import Kept, Pin
from meetingplan.domain.places import Place, Road, SlowTime
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import Position
from meetingplan.domain.staffing import Staffing
from meetingplan.domain.text import Language, Message, Text
from meetingplan.domain.wishes import Wish, usual


@dataclass(frozen=True, slots=True)
class Speech:
    """One item of a session's running order; `minutes` long, `speaker` None where nobody of the roster speaks.

    Args:
        presenter: who hands over the plaques, one after the other in their order, to those who stand on stage together.
    """

    title: Text
    speaker: DelegateId | None
    minutes: int
    presenter: DelegateId | None = None
    plaques: tuple[Plaque, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """Something fixed in time: registration, a meal, the plenary, a training.

    Args:
        start, end: minutes of the meeting.
        hotel: only for those who stay in this hotel; None means everyone.
        podium: who sits on the podium, in order of rank.
    """

    id: SessionId
    title: Text
    place: PlaceId
    room: str
    start: int
    end: int
    hotel: PlaceId | None
    speeches: tuple[Speech, ...]
    podium: tuple[DelegateId, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in which groups visit sites: they leave and are back within it (minutes of the meeting).

    Args:
        sites: that everyone must see who is not asked for others.
        optional: sites to be seen where time allows, by everyone alike.
        first, last: the site that each group sees first, or last, if it sees it at all.
        routes: how many different orders of sites there may be, None for any number; a convoy has one.
        lines: the only orders in which sites may be seen; a tour may leave some out. Any, where there are none.
        belts: of whose candidates a plan chooses what the meeting shows.
        reserve: minutes by which the quickest tour of what is chosen stays below the window.
        shown: the candidates that a plan has chosen; they stand among `sites` as well.
    """

    id: WindowId
    title: Text
    start: int
    end: int
    sites: tuple[PlaceId, ...]
    optional: tuple[PlaceId, ...] = ()
    first: PlaceId | None = None
    last: PlaceId | None = None
    routes: int | None = None
    lines: tuple[tuple[PlaceId, ...], ...] = ()
    belts: tuple[Belt, ...] = ()
    reserve: int = 0
    shown: tuple[PlaceId, ...] = ()

    @property
    def offered(self) -> tuple[PlaceId, ...]:
        """All sites that may be visited in it: those that are to be seen, then the optional ones."""
        return (*self.sites, *self.optional)

    @property
    def candidates(self) -> Mapping[PlaceId, int]:
        """The candidates of all its belts, with what each is worth."""
        return {site: value for belt in self.belts for site, value in belt.values.items()}

    def showing(self, chosen: Iterable[PlaceId]) -> "Window":
        """The window in which everyone is to see some of its candidates too, in the order in which belts list them."""
        picked = frozenset(chosen)
        shown = tuple(site for site in self.candidates if site in picked)
        fixed = tuple(site for site in self.sites if site not in self.shown)
        return replace(self, sites=(*fixed, *shown), shown=shown)


DRIVING_SPELL = 240
"""Minutes that a driver may drive without a rest, by article 62 (7) of China's regulations on road traffic safety."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the organiser asks of every plan.

    Args:
        spacing: share of each capacity that may be used (1 in ordinary times, less in an epidemic).
        max_wait: minutes that a group may wait at one stop.
        transfer_lead: minutes before a session from which coaches may set out to it beyond the bare drive.
        driver_duty: minutes a day from a driver's first boarding to the last getting-off, None for any number.
        driver_driving: minutes a day at the wheel.
        driver_rest: minutes without people aboard that make a rest, after `DRIVING_SPELL` at the wheel at the latest.
    """

    spacing: float
    max_wait: int
    transfer_lead: int
    driver_duty: int | None = None
    driver_driving: int = 480
    driver_rest: int = 20


@dataclass(frozen=True, slots=True)
class Organiser:
    """In whose name invitations are sent, and the address that answers go to."""

    name: Text
    mail: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that no source gives: where it stands, which it is, and why it was chosen.

    The reason is a sentence of ours where it is a default, and the organiser's own words where they marked it.
    """

    where: Position
    path: str
    value: str
    source: Message | str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A scenario, read and found to be free of problems.

    Args:
        sha256: of all files of the scenario, so that a plan can name what it was made from.
        days: number of days, the first being that of the clock.
        slow_times: when roads are slower; they do not overlap.
        wishes: in tiers, as the organiser has them; empty for the usual ones.
        groups: what is asked of who rides with whom.
        talks: held on board of coaches.
        history: the meetings of the series before this one, oldest first.
        staffing: grids, and the posts that they staff.
        hosting: what is asked of rooms, tables and seats.
        organiser: None where no invitations are wanted.
        contingencies: what may go wrong and what is done then, as the organiser has it.
        site_url: where the published folder will be served, without a slash at its end; None where nobody has said.
        pins: what is fixed of a published plan, by coach; who is pinned to a coach has it in their own entry too.
        kept: what is fixed of rooms, tables and seats; who is pinned to a room has it in their own entry too.
    """

    id: str
    title: Text
    language: Language
    clock: Clock
    days: int
    limits: Limits
    movement: Movement
    places: Mapping[PlaceId, Place]
    roads: tuple[Road, ...]
    coaches: Mapping[CoachId, Coach]
    delegations: Mapping[DelegationId, Delegation]
    delegates: Mapping[DelegateId, Delegate]
    sessions: Mapping[SessionId, Session]
    windows: Mapping[WindowId, Window]
    preparation: Preparation
    assumptions: tuple[Assumption, ...]
    sha256: str
    slow_times: tuple[SlowTime, ...] = ()
    groups: Grouping = field(default_factory=Grouping)
    wishes: tuple[Wish, ...] = ()
    talks: tuple[Talk, ...] = ()
    history: tuple[Past, ...] = ()
    pins: Mapping[CoachId, Pin] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    staffing: Staffing = field(default_factory=Staffing)
    hosting: Hosting = field(default_factory=Hosting)
    organiser: Organiser | None = None
    contingencies: tuple[Contingency, ...] = ()
    site_url: str | None = None

    @property
    def last_day(self) -> date:
        """The day on which the meeting ends."""
        return self.clock.first_day + timedelta(days=self.days - 1)

    @property
    def tiers(self) -> tuple[Wish, ...]:
        """The wishes in order: as the organiser has them, or the usual ones."""
        windows = self.windows.values()
        return self.wishes or usual(any(w.optional for w in windows), any(w.belts for w in windows))

    def guests(self, hotel: PlaceId) -> tuple[Delegate, ...]:
        """Who sleeps in a hotel; nobody where the meeting has no night."""
        people = self.delegates.values() if self.days > 1 else ()
        return tuple(person for person in people if person.hotel == hotel and person.stays)

    def attendees(self, session: Session) -> tuple[Delegate, ...]:
        """Who attends a session."""
        return tuple(d for d in self.delegates.values() if session.hotel in (None, d.hotel))

    def showing(self, shown: Mapping[WindowId, Iterable[PlaceId]]) -> "Meeting":
        """The meeting with what a plan shows of the candidates of its windows."""
        windows = {id: window.showing(shown.get(id, ())) for id, window in self.windows.items()}
        return replace(self, windows=windows)

    def when(self, minute: int) -> str:
        """How a person reads a minute: the clock, with the day before it where the meeting lasts several."""
        shown = self.clock.hhmm(minute)
        return shown if self.days == 1 else f"{self.clock.day(minute):%m-%d} {shown}"

    def usable(self, capacity: int) -> int:
        """What the spacing of the meeting leaves of a capacity for people, rounded down, at least 1."""
        return max(1, int(capacity * self.limits.spacing + 1e-9))

    def must_see(self, delegate: Delegate) -> frozenset[PlaceId]:
        """The sites that a delegate must see: those asked for, or every site of every window."""
        return delegate.must_see or frozenset(site for window in self.windows.values() for site in window.sites)
