"""A scenario whose files have the right shape, before its meaning is checked: what the organiser wrote, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from meetingplan.domain.clock import Clock
from meetingplan.domain.places import Road
from meetingplan.domain.problems import Problem
from meetingplan.domain.text import Message
from meetingplan.scenario.build_roads import Links, resolved
from meetingplan.scenario.forms import ScenarioForm, SessionForm
from meetingplan.scenario.pins import Pins
from meetingplan.scenario.place_forms import PlaceForm
from meetingplan.scenario.roster import Row
from meetingplan.scenario.window_form import WindowForm
from meetingplan.store.document import Document, Path


@dataclass(frozen=True, slots=True)
class Draft:
    """The forms of scenario.yaml with their document, and the rows of the roster.

    Args:
        links: the legs of an imported file.
        roster: None where delegates.csv could not be read, so that no rule complains about people who are missing.
        pins: None where nothing is pinned, or pins.yaml could not be read.
    """

    form: ScenarioForm
    document: Document
    roster: tuple[Row, ...] | None
    links: Links = field(default_factory=dict)
    pins: Pins | None = None

    @property
    def clock(self) -> Clock:
        """The clock of the meeting."""
        return Clock(self.form.first_day, self.form.timezone)

    @property
    def places(self) -> Mapping[str, PlaceForm]:
        """The places by id; of two with the same id, the last."""
        return {place.id: place for place in self.form.places}

    @property
    def people(self) -> tuple[Row, ...]:
        """The rows of the roster, as far as it could be read."""
        return self.roster or ()

    @property
    def roads(self) -> tuple[Road, ...]:
        """All roads whose minutes are given, imported or can be computed."""
        return tuple(road for road in resolved(self.form, self.links) if road is not None)

    def sites(self) -> Iterator[tuple[int, PlaceForm]]:
        """The sites with their number in `places:`."""
        return ((i, place) for i, place in enumerate(self.form.places) if place.kind == "site")

    def offers(self) -> Iterator[tuple[Path, WindowForm, str]]:
        """Every site that a window has, optional ones and candidates too, with where it stands."""
        for i, window in enumerate(self.form.windows):
            yield from ((("windows", i, *path), window, site) for path, site in window.offers())

    def on_stage(self) -> Iterator[tuple[Path, SessionForm, str]]:
        """Everyone on the podium, who speaks, hands over or receives a plaque in a session, with where that stands."""
        for i, session in enumerate(self.form.sessions):
            yield from ((("sessions", i, "podium", k), session, id) for k, id in enumerate(session.podium))
            for k, speech in enumerate(session.speeches):
                path: Path = ("sessions", i, "speeches", k)
                for key in ("speaker", "presenter"):
                    if id := getattr(speech, key):
                        yield (*path, key), session, id
                for n, plaque in enumerate(speech.plaques):
                    yield (*path, "plaques", n, "receiver"), session, plaque.receiver

    def attendees(self, session: SessionForm) -> int:
        """How many of the roster attend a session."""
        return sum(session.hotel is None or row.hotel == session.hotel for row in self.people)

    def guests(self, hotel: str) -> int:
        """How many of the roster sleep in a hotel; nobody where the meeting has no night."""
        return sum(row.hotel == hotel and row.stays() for row in self.people) if self.form.days > 1 else 0

    def usable(self, capacity: int) -> int:
        """What the spacing leaves of a capacity, rounded down; unlike the meeting's, it may be 0."""
        return int(capacity * self.form.limits.spacing + 1e-9)

    def problem(self, code: str, path: Path, what: Message, mend: Message) -> Problem:
        """A problem at a value of scenario.yaml."""
        return Problem(code, self.document.at(path), what, mend)


def short(words: list[str]) -> str:
    """A list for a sentence, cut after five."""
    return ", ".join(words[:5]) + (", …" if len(words) > 5 else "")
