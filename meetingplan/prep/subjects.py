"""The things that task templates are made for: sites, lifts, docents, coaches, speeches, hotels, meals, sessions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.meeting import Meeting, Session
from meetingplan.domain.places import Place, RoomKind
from meetingplan.domain.plan import Group, Plan
from meetingplan.domain.text import Message, say

Each = Literal[
    "meeting",
    "site",
    "lift",
    "gear",
    "docent",
    "coach",
    "speech",
    "award",
    "session",
    "seating",
    "meal",
    "hotel",
    "window",
]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a template is made for.

    Args:
        id: its lasting name; empty for the meeting as a whole.
        of: what it belongs to, itself included; tasks of things that share one can go before each other.
        values: what stands in names and measures.
        owner, unit: who has to do with it, where the scenario says so.
    """

    id: str
    of: frozenset[str]
    values: Mapping[str, str | Message]
    owner: str = ""
    unit: str = ""


def subjects(meeting: Meeting, plan: Plan | None) -> Mapping[Each, list[Subject]]:
    """All of them, by kind, in the organiser's order."""
    found: dict[Each, list[Subject]] = {kind: [] for kind in get_args(Each)}
    found["meeting"].append(Subject("", frozenset(), {}))
    for window in meeting.windows.values():
        found["window"].append(_subject(window.id, {"window": window.title.to(meeting.language)}, "windows"))
    for site in _sites(meeting):
        _of_site(meeting, plan, site, found)
    found["coach"].extend(_coaches(meeting, plan))
    for session in meeting.sessions.values():
        _of_session(meeting, session, found)
    for hotel in dict.fromkeys(delegate.hotel for delegate in meeting.delegates.values()):
        guests = sum(delegate.hotel == hotel for delegate in meeting.delegates.values())
        found["hotel"].append(_subject(hotel, {"hotel": _name(meeting, hotel), "guests": str(guests)}))
    return found


def _subject(id: str, values: Mapping[str, str | Message], *of: str, owner: str = "", unit: str = "") -> Subject:
    return Subject(id, frozenset({id, *of}), values, owner, unit)


def _name(meeting: Meeting, place: PlaceId) -> str:
    return meeting.places[place].name.to(meeting.language)


def _comma(meeting: Meeting) -> str:
    return "、" if meeting.language == "zh_CN" else ", "


def _sites(meeting: Meeting) -> list[Place]:
    return [
        meeting.places[id] for id in dict.fromkeys(id for window in meeting.windows.values() for id in window.offered)
    ]


def _of_site(meeting: Meeting, plan: Plan | None, site: Place, found: dict[Each, list[Subject]]) -> None:
    interior = site.interior
    assert interior is not None  # sites have one
    zones = _comma(meeting).join(zone.name.to(meeting.language) for zone in interior.zones)
    values: dict[str, str | Message] = {
        "site": site.name.to(meeting.language),
        "zones": zones,
        "minutes": str(sum(zone.minutes for zone in interior.zones)),
        "visits": _visits(meeting, plan, site.id),
    }
    found["site"].append(_subject(site.id, values))
    for lift in interior.lifts:
        rated = {"lift": lift.id, "cars": str(lift.cars), "persons": str(lift.rated_persons)}
        found["lift"].append(_subject(f"{site.id}.{lift.id}", values | rated, site.id))
    if interior.gear:
        found["gear"].append(_subject(site.id, values | {"sets": str(interior.gear.sets)}))
    for docent in interior.docents:
        told: dict[str, str | Message] = {"docent": docent.name, "parties": _parties(plan, docent.id)}
        found["docent"].append(_subject(docent.id, values | told, site.id, owner=docent.name))


def _visits(meeting: Meeting, plan: Plan | None, site: PlaceId) -> Message:
    if plan is None:
        return say("the plan will tell who comes when")
    stays = [(start, end) for group in plan.groups for place, start, end in _stops(group) if place == site]
    if not stays:
        return say("no coach comes here")
    first, last = min(start for start, _ in stays), max(end for _, end in stays)
    return say("{coaches} coaches, from {start} to {end}", coaches=len(stays), start=meeting.when(first),
               end=meeting.when(last))  # fmt: skip


def _parties(plan: Plan | None, docent: DocentId) -> Message:
    if plan is None:
        return say("the plan will tell who comes when")
    steps = [
        (group.id, step.people)
        for group in plan.groups
        for _, visit in groupby(
            (step for step in group.walk if step.docent == docent), key=lambda step: (step.place, step.docent)
        )
        for step in [next(iter(visit))]
    ]
    return say("leads {parties} parties, {people} people", parties=len(steps), people=sum(n for _, n in steps))


def _coaches(meeting: Meeting, plan: Plan | None) -> Iterator[Subject]:
    """The coaches that the plan uses, or all."""
    groups = {group.coach: group for group in plan.groups} if plan else {}
    for coach in meeting.coaches.values():
        if plan is None or coach.id in groups:
            group = groups.get(coach.id)
            values: dict[str, str | Message] = {
                "coach": coach.id,
                "driver": coach.driver,
                "people": str(group.size) if group else str(coach.seats - coach.crew),
                "run": _run(meeting, group) if group else say("the plan will tell who comes when"),
            }
            yield _subject(coach.id, values, "windows", owner=coach.leader)


def _run(meeting: Meeting, group: Group) -> Message | str:
    """Where a coach is when: its stops at sites, in order."""
    stops = [
        f"{_name(meeting, place)} {meeting.when(start)}–{meeting.clock.hhmm(end)}"
        for place, start, end in _stops(group)
        if meeting.places[place].interior
    ]
    return ("；" if meeting.language == "zh_CN" else "; ").join(stops) or say("transfers only")


def _stops(group: Group) -> Iterator[tuple[PlaceId, int, int]]:
    """Every stay of a group at a place, in minutes of the meeting."""
    for place, steps in groupby(group.walk, key=lambda step: step.place):
        stay = list(steps)
        yield place, min(step.start for step in stay), max(step.end for step in stay)


def _of_session(meeting: Meeting, session: Session, found: dict[Each, list[Subject]]) -> None:
    room = meeting.places[session.place].rooms[session.room]
    guests = sum(session.hotel in (None, delegate.hotel) for delegate in meeting.delegates.values())
    title = session.title.to(meeting.language)
    values = {"session": title, "hotel": _name(meeting, session.place), "guests": str(guests)}
    if room.kind is RoomKind.CANTEEN:
        found["meal"].append(_subject(session.id, values))
    elif room.kind is RoomKind.HALL:
        found["seating"].append(_subject(session.id, values))
    if session.speeches:
        found["session"].append(_subject(session.id, values))
    batches = [speech for speech in session.speeches if speech.plaques]
    for number, batch in enumerate(batches, start=1):
        units = _comma(meeting).join(plaque.unit.to(meeting.language) for plaque in batch.plaques)
        told = {"title": batch.title.to(meeting.language), "plaques": str(len(batch.plaques)), "units": units}
        found["award"].append(_subject(f"{session.id}.{number}", values | told, session.id))
    for speech in session.speeches:
        if speech.speaker is not None:
            speaker = meeting.delegates[speech.speaker]
            told = {"speaker": speaker.name, "title": speech.title.to(meeting.language), "minutes": str(speech.minutes)}
            unit = meeting.delegations[speaker.delegation].name.to(meeting.language)
            id = f"{session.id}.{speaker.id}"
            found["speech"].append(_subject(id, values | told, session.id, owner=speaker.name, unit=unit))
