"""What things are called when changes are told: by name where the scenario is at hand, otherwise by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.clock import Clock
from meetingplan.domain.ids import node_id
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Language
from meetingplan.language import words
from meetingplan.publish.changes.facts import Subject, Who

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id; what has none is called by its id.

    Args:
        several_days: whether a time is told with its day.
        comma: what stands between several names.
        held: titles of sessions by the node of their room and the minute at which they begin.
    """

    clock: Clock
    several_days: bool
    comma: str
    places: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    sessions: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[Who, Mapping[str, str]] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[tuple[str, int], str] = field(default_factory=dict)

    def place(self, id: str) -> str:
        """The name of a place."""
        return self.places.get(id, id)

    def person(self, id: str) -> str:
        """The name of a delegate."""
        return self.people.get(id, id)

    def session(self, id: str) -> str:
        """The title of a session."""
        return self.sessions.get(id, id)

    def subject(self, subject: Subject) -> str:
        """The id of someone who goes by a plan, and the name behind it."""
        known = {Who.DELEGATE: self.people, Who.SITE: self.places, Who.HOTEL: self.places, **self.others}
        name = known.get(subject.who, _NONE).get(subject.id, "")
        return f"{subject.id} {name}" if name else subject.id

    def when(self, minute: int) -> str:
        """The clock, behind the day where the meeting lasts several."""
        shown = self.clock.hhmm(minute)
        return f"{self.clock.day(minute):%m-%d} {shown}" if self.several_days else shown


def names_of(meeting: Meeting, language: Language) -> Names:
    """The names of a scenario."""
    places, staffing = meeting.places, meeting.staffing
    sites = [place.interior for place in places.values() if place.interior]
    return Names(
        meeting.clock,
        meeting.days > 1,
        words(language)(", "),
        {id: place.name.to(language) for id, place in places.items()},
        {id: person.called(language) for id, person in meeting.delegates.items()},
        {id: session.title.to(language) for id, session in meeting.sessions.items()},
        {
            Who.DOCENT: {docent.id: docent.name for interior in sites for docent in interior.docents},
            Who.COACH: {id: coach.driver for id, coach in meeting.coaches.items()},
            Who.GRID: {id: grid.name.to(language) for id, grid in staffing.grids.items()},
        },
        {id: post.name.to(language) for id, post in staffing.posts.items()},
        {(node_id(s.place, s.room), s.start): s.title.to(language) for s in meeting.sessions.values()},
    )
