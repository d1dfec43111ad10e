"""The agenda of the next dispatch meeting: done, next, problems, to be coordinated, by lead unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.ids import TaskId
from meetingplan.domain.text import Message, say
from meetingplan.prep.dispatch import Held
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing

HORIZON = 14
Line = tuple[TaskId, Message]


@dataclass(frozen=True, slots=True)
class UnitAgenda:
    """What one lead unit reports."""

    unit: str
    done: tuple[Line, ...]
    next: tuple[Line, ...]
    problems: tuple[Line, ...]
    coordinate: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda: of which meeting, None where none is to come, and unit by unit, those with problems first."""

    held: Held | None
    units: tuple[UnitAgenda, ...]


def agenda(standings: Mapping[TaskId, Standing], held: Held | None, day: date, since: date) -> Agenda:
    """What there is to say after a check on a day, since the check before; units without anything are left out."""
    units = dict.fromkeys(standing.task.lead_unit for standing in standings.values())
    made = [_of_unit(unit, standings, day, since) for unit in units]
    told = [unit for unit in made if unit.done or unit.next or unit.problems or unit.coordinate]
    return Agenda(held, tuple(sorted(told, key=lambda unit: -len(unit.problems) - len(unit.coordinate))))


def _of_unit(unit: str, standings: Mapping[TaskId, Standing], day: date, since: date) -> UnitAgenda:
    own = [standing for standing in standings.values() if standing.task.lead_unit == unit]
    open_ones = [standing for standing in own if not standing.task.done]
    until = day + timedelta(days=HORIZON)
    return UnitAgenda(
        unit=unit,
        done=tuple(
            (one.task.id, say("done {day}", day=one.task.done))
            for one in own
            if one.task.done and since < one.task.done <= day
        ),
        next=tuple((one.task.id, _next(one, day)) for one in open_ones if one.due <= until or day < one.begin <= until),
        problems=tuple(
            (one.task.id, why)
            for one in open_ones
            for why in one.lit.why
            if one.lit.light is Light.RED or one.history.problem
        ),
        coordinate=tuple((one.task.id, what) for one in open_ones for what in _to_coordinate(one, standings)),
    )


def _next(one: Standing, day: date) -> Message:
    if one.due <= day:
        return say("to be made up for: was due {day}", day=one.due)
    if one.begin > day and not one.task.started:
        return say("to begin by {begin}, due {day}", begin=one.begin, day=one.due)
    return say("due {day}, {share} % done", day=one.due, share=one.done_share)


def _to_coordinate(one: Standing, standings: Mapping[TaskId, Standing]) -> list[Message]:
    """What the checks have asked for, and late work of other units that it waits for."""
    told = [say("{what}", what=one.history.coordinate)] if one.history.coordinate else []
    for link in one.task.after:
        before = standings[link.task]
        if before.lit.light is Light.RED and before.task.lead_unit != one.task.lead_unit:
            told.append(say("waits for {task} {name} of {unit}", task=before.task.id, name=before.task.name,
                            unit=before.task.lead_unit))  # fmt: skip
    return told
