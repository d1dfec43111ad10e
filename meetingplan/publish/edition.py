"""An edition: an audited plan told in one language, with what every output needs read out of it once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from babel.dates import format_date, format_interval

from meetingplan.audit import AuditedPlan
from meetingplan.domain.agenda import Talk
from meetingplan.domain.ids import CoachId, DelegateId, GroupId, PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Place
from meetingplan.domain.plan import Group, Plan
from meetingplan.domain.text import Language
from meetingplan.language import Words, words
from meetingplan.network.roads import Leg, legs, open_roads
from meetingplan.prep.gates import GateState, late_sites
from meetingplan.publish.calendars.earlier import NOTHING, Earlier
from meetingplan.publish.journey import Entry, journey
from meetingplan.publish.own import Own, owns


@dataclass(frozen=True, slots=True)
class Edition:
    """What the outputs are made from."""

    audited: AuditedPlan
    meeting: Meeting
    """The meeting of the plan; who has a name in the edition's language is called by it."""
    language: Language
    say: Words
    journeys: Mapping[GroupId, tuple[Entry, ...]]
    legs: Mapping[tuple[PlaceId, PlaceId], Leg]
    colours: Mapping[PlaceId, int]
    late: Mapping[PlaceId, GateState]
    """The sites whose preparation is late, so that it must be known what is done otherwise."""
    owns: Mapping[DelegateId, Own]
    """What the plan has for one delegate alone; `own` asks for it."""
    group_of: Mapping[DelegateId, Group]
    """The group of every delegate who has one."""
    groups_on: Mapping[CoachId, tuple[Group, ...]]
    """The groups that travel on each coach."""
    earlier: Earlier
    """What was published before."""
    secret: bytes | None = None
    """What the names of phone pages are made from; None where none are wanted."""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.audited.plan

    @property
    def sites(self) -> tuple[Place, ...]:
        """The sites of the meeting's windows, in the organiser's order; a site's number is its place in it."""
        return tuple(self.meeting.places[site] for site in self.colours)

    def own(self, delegate: DelegateId) -> Own:
        """Room, tables, seats and awards of a delegate."""
        return self.owns.get(delegate, Own())

    def name(self, place: PlaceId) -> str:
        """The name of a place."""
        return self.meeting.places[place].name.to(self.language)

    def stops(self, place: PlaceId) -> list[str]:
        """What a party does at a site, in order: the names of the zones, and changing where gear is worn."""
        interior = self.meeting.places[place].interior
        if interior is None:
            return []
        zones = [zone.name.to(self.language) for zone in interior.zones]
        return [self.say("putting on gear"), *zones, self.say("handing back gear")] if interior.gear else zones

    @property
    def period(self) -> str:
        """The days of the meeting, such as `23 – 24 June 2020`."""
        first = self.meeting.clock.first_day
        last = first + timedelta(days=self.meeting.days - 1)
        return format_interval(first, last, "yMMMMd", locale="en_GB" if self.language == "en" else "zh_CN")

    def long_date(self, day: date) -> str:
        """A day with its weekday, such as `Tuesday 23 June` or `6月23日星期二`."""
        return _long_date(day, self.language)

    def by_day(self, entries: Sequence[Entry]) -> list[tuple[date, list[Entry]]]:
        """The entries of each day, days in order."""
        clock = self.meeting.clock
        return [(day, list(of_day)) for day, of_day in groupby(entries, key=lambda e: clock.day(e.start))]

    def talks(self, entry: Entry) -> list[Talk]:
        """What is held on board during a drive."""
        return [talk for talk in self.meeting.talks if (talk.origin, talk.destination) == (entry.origin, entry.place)]

    def drive(self, entry: Entry) -> Leg:
        """The road of a drive."""
        assert entry.origin is not None  # a drive has one
        return self.legs[entry.origin, entry.place]


@cache
def _long_date(day: date, language: Language) -> str:
    return format_date(day, "M月d日EEEE" if language == "zh_CN" else "EEEE d MMMM", locale=language)


def edition(
    audited: AuditedPlan, language: Language, earlier: Earlier = NOTHING, secret: bytes | None = None
) -> Edition:
    """Reads out of an audited plan what the outputs share."""
    meeting, groups = _named(audited.meeting, language), audited.plan.groups
    sites = dict.fromkeys(site for window in meeting.windows.values() for site in window.offered)
    return Edition(
        audited,
        meeting,
        language,
        words(language),
        {group.id: journey(meeting, group) for group in groups},
        legs(meeting.places, open_roads(meeting)),
        {site: number for number, site in enumerate(sites, start=1)},
        late_sites(meeting),
        owns(audited.plan.hosted),
        audited.plan.group_of(),
        _by_coach(meeting, groups),
        earlier,
        secret,
    )


def _named(meeting: Meeting, language: Language) -> Meeting:
    """The meeting in whose roster people have the names that they use in a language."""
    others = {
        id: replace(p, name=p.called(language)) for id, p in meeting.delegates.items() if p.called(language) != p.name
    }
    return replace(meeting, delegates={**meeting.delegates, **others})


def _by_coach(meeting: Meeting, groups: Sequence[Group]) -> Mapping[CoachId, tuple[Group, ...]]:
    found: dict[CoachId, list[Group]] = {coach: [] for coach in meeting.coaches}
    for group in groups:
        found[group.coach].append(group)
    return {coach: tuple(riding) for coach, riding in found.items()}
