"""The same meeting told otherwise: in another order, under other names, on another day."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.places import Place

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting told otherwise.

    Args:
        names: what each id is called in it, where that is something else.
        whole: whether the plan is promised to be the same in all but these names, and not its values alone.
    """

    meeting: Meeting
    names: Names
    whole: bool


Telling = Callable[[Meeting, random.Random], Told]


def renamed(value: Any, names: Names) -> Any:
    """A value of the domain with every id in it called otherwise; parts of nodes are ids too."""
    match value:
        case Enum():
            return value
        case str():
            return "/".join(names.get(part, part) for part in value.split("/"))
        case tuple():
            return tuple(renamed(part, names) for part in value)
        case frozenset():
            return frozenset(renamed(part, names) for part in value)
        case dict():
            return {renamed(key, names): renamed(part, names) for key, part in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {field.name: renamed(getattr(value, field.name), names) for field in fields(value)}
            return replace(value, **changed)
        case _:
            return value


def _ids(of: Meeting, *, parts: bool) -> list[str]:
    """Of all that organisers name; of the parts of sites too, which are put in order beside doors and bays."""
    found = {*of.places, *of.coaches, *of.delegates, *of.delegations, *of.sessions, *of.windows}
    for place in of.places.values():
        inside = place.interior
        found |= {docent.id for docent in inside.docents} if inside else set()
        found |= {part.id for part in (*inside.zones, *inside.lifts)} if inside and parts else set()
    return sorted(found)


def other_names(of: Meeting, dice: random.Random) -> Told:
    """In another alphabetical order."""
    ids = _ids(of, parts=True)
    names = {id: f"{number}-{id}" for id, number in zip(ids, dice.sample(range(1000, 9999), len(ids)), strict=True)}
    return Told(renamed(of, names), names, whole=False)


def other_names_in_order(of: Meeting, dice: random.Random) -> Told:
    """In the same alphabetical order."""
    prefix = dice.choice(["a", "某", "Z-"])
    names = {id: f"{prefix}{id}" for id in _ids(of, parts=False)}
    return Told(renamed(of, names), names, whole=True)


def _shuffled(values: Mapping[Any, Any], dice: random.Random) -> dict[Any, Any]:
    return dict(dice.sample(list(values.items()), len(values)))


def other_order(of: Meeting, dice: random.Random) -> Told:
    """Of the roster, places, roads, coaches, sessions and windows, and of the sites of each window."""
    shown = {id: replace(w, sites=tuple(dice.sample(w.sites, len(w.sites)))) for id, w in of.windows.items()}
    told = replace(
        of, places=_shuffled(of.places, dice), roads=tuple(dice.sample(of.roads, len(of.roads))),
        coaches=_shuffled(of.coaches, dice), delegations=_shuffled(of.delegations, dice),
        delegates=_shuffled(of.delegates, dice), sessions=_shuffled(of.sessions, dice), windows=_shuffled(shown, dice),
    )  # fmt: skip
    return Told(told, {}, whole=False)


def _on(of: Meeting, day: date) -> Told:
    """All days of the meeting move alike, and so do those on which certificates end."""
    by = day - of.clock.first_day

    def moved(place: Place) -> Place:
        if place.interior is None:
            return place
        lifts = tuple(
            replace(lift, certificate=lift.certificate and lift.certificate + by) for lift in place.interior.lifts
        )
        return replace(place, interior=replace(place.interior, lifts=lifts))

    places = {id: moved(place) for id, place in of.places.items()}
    return Told(replace(of, clock=replace(of.clock, first_day=day), places=places), {}, whole=True)


def next_day(of: Meeting, dice: random.Random) -> Told:
    return _on(of, of.clock.first_day + timedelta(days=1))


def next_week(of: Meeting, dice: random.Random) -> Told:
    return _on(of, of.clock.first_day + timedelta(days=7))


def end_of_a_month(of: Meeting, dice: random.Random) -> Told:
    """The last day of a month, a year or a February, which the next minute is beyond."""
    return _on(of, dice.choice([date(2020, 6, 30), date(2020, 12, 31), date(2024, 2, 29), date(2023, 2, 28)]))


SAME: Mapping[str, Telling] = {
    "another order": other_order, "other names": other_names, "other names in order": other_names_in_order,
    "a day later": next_day, "a week later": next_week, "at the end of a month": end_of_a_month,
}  # fmt: skip
