"""A walk as people tell it: the many small steps of a plan merged into sessions, gatherings, drives and visits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from meetingplan.domain.ids import BAY, GEAR, DocentId, PlaceId, part_of
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.places import Interior
from meetingplan.domain.plan import Group, Step


class Kind(StrEnum):
    """What a group does during an entry of its journey."""

    SESSION = "session"
    GATHER = "gather"
    DRIVE = "drive"
    VISIT = "visit"
    ARRIVE = "arrive"


@dataclass(frozen=True, slots=True)
class Party:
    """Those who see a site together behind one docent.

    Args:
        steps: its stops in order, in minutes of the meeting: the zones, and where gear is worn the changing before and
            after them.
    """

    docent: DocentId | None
    people: int
    steps: tuple[Step, ...]

    @property
    def start(self) -> int:
        """The minute at which the party comes to its first stop."""
        return self.steps[0].start

    @property
    def end(self) -> int:
        """The minute at which the party leaves its last stop."""
        return self.steps[-1].end


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journey, in minutes of the meeting.

    A gathering lasts from the start of boarding to departure, an arrival from the halt of the coach until all are off,
    a visit from the halt of the coach to departure. A drive ends at `place` and began at `origin`.
    """

    kind: Kind
    place: PlaceId
    start: int
    end: int
    origin: PlaceId | None = None
    session: Session | None = None
    parties: tuple[Party, ...] = ()


def journey(meeting: Meeting, group: Group) -> tuple[Entry, ...]:
    """The entries of a group's walk, in order of start."""
    stays = [tuple(steps) for _, steps in groupby(group.walk, key=lambda step: step.place)]
    entries: list[Entry] = []
    for index, stay in enumerate(stays):
        if index:
            before = stays[index - 1]
            origin, left = before[0].place, max(step.end for step in before)
            entries.append(Entry(Kind.DRIVE, stay[0].place, left, stay[0].start, origin=origin))
        entries += _told(meeting, stay, came=index > 0, leaves=index < len(stays) - 1)
    return tuple(entries)


def _told(meeting: Meeting, stay: Sequence[Step], *, came: bool, leaves: bool) -> Iterator[Entry]:
    """One stay at one place: a visit, or what happens there between arrival and departure."""
    place = stay[0].place
    parties = tuple(parties_of(meeting.places[place].interior, stay))
    if parties:
        yield Entry(Kind.VISIT, place, stay[0].start, max(step.end for step in stay), parties=parties)
        return
    if came:
        yield Entry(Kind.ARRIVE, place, stay[0].start, stay[0].end)
    for step in stay:
        session = _session_at(meeting, step)
        if session:
            yield Entry(Kind.SESSION, place, step.start, step.end, session=session)
    if leaves and part_of(stay[-1].node) == BAY and not (came and len(stay) == 1):
        yield Entry(Kind.GATHER, place, stay[-1].start, stay[-1].end)


def _session_at(meeting: Meeting, step: Step) -> Session | None:
    """The session that a step attends, or None for a step in a bay."""
    here = (s for s in meeting.sessions.values() if s.place == step.place and s.room == part_of(step.node))
    return next((s for s in here if s.start == step.start), None)


def parties_of(interior: Interior | None, stay: Sequence[Step]) -> Iterator[Party]:
    """The parties of a stay: each makes all stops in order, so a step continues the party that was at the stop before.

    Parties of one docent follow one another, so docent and head-count tell parties apart.
    """
    stops = stops_of(interior) if interior else []
    chains: list[list[Step]] = []
    for step in (step for step in stay if part_of(step.node) in stops):
        follows = (c for c in chains if len(c) < len(stops) and stops[len(c)] == part_of(step.node))
        chain = next((c for c in follows if _continues(c[-1], step)), None)
        if chain is None:
            chains.append([step])
        else:
            chain.append(step)
    for chain in sorted(chains, key=lambda c: (c[0].start, str(c[0].docent))):
        yield Party(chain[0].docent, chain[0].people, tuple(chain))


def stops_of(interior: Interior) -> list[str]:
    """The parts of a site where a party is led, in order."""
    changing = [GEAR] if interior.gear else []
    return [*changing, *(zone.id for zone in interior.zones), *changing]


def _continues(before: Step, after: Step) -> bool:
    return before.docent == after.docent and before.people == after.people and before.end <= after.start
