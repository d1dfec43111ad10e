"""Readiness gates: whether a site will be ready for its visits, and what happens if it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.gates import Gate
from meetingplan.domain.ids import PlaceId, TaskId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.preparation import Preparation
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import Schedule
from meetingplan.prep.lights import Light
from meetingplan.prep.schedule import schedule


@dataclass(frozen=True, slots=True)
class GateState:
    """How a gate stands.

    Args:
        due: the day by whose end its tasks are to be done.
        ready: the day on which the last of them is done at the earliest, or was.
        late: those that are overdue, or cannot be done by then.
        light: green where everything will be done in time, amber where something is late, so that the visits depend on
            the fallback being possible, red where the site is not ready on the eve of the meeting.
    """

    gate: Gate
    due: date
    ready: date
    late: tuple[TaskId, ...]
    light: Light


def gates(preparation: Preparation, schedule: Schedule, day: date) -> Mapping[PlaceId, GateState]:
    """All gates, as things stand at the end of a day."""
    return {site: _state(gate, preparation, schedule, day) for site, gate in preparation.gates.items()}


def late_sites(meeting: Meeting) -> Mapping[PlaceId, GateState]:
    """The gates that are amber or red as the preparation itself has it; none where it fits no calendar."""
    preparation = meeting.preparation.at()
    day = preparation.as_of
    if not preparation.gates or day is None:
        return {}
    try:
        plan = schedule(preparation, meeting.clock.first_day, day)
    except BeyondCalendarError:  # `prepare` and `progress` tell that; what is published does without
        return {}
    late = (Light.AMBER, Light.RED)
    return {site: state for site, state in gates(preparation, plan, day).items() if state.light in late}


def _state(gate: Gate, preparation: Preparation, schedule: Schedule, day: date) -> GateState:
    due = schedule.first_day - timedelta(days=gate.days_before)
    ends = {id: preparation.tasks[id].done or schedule.rows[id].early.last for id in gate.after}
    ready = max(ends.values())
    late = tuple(
        id
        for id, end in ends.items()
        if not preparation.tasks[id].done and (end > due or (preparation.tasks[id].deadline or due) <= day)
    )
    is_done = all(preparation.tasks[id].done for id in gate.after)
    lost = ready >= schedule.first_day
    light = Light.RED if lost else Light.AMBER if late or ready > due else Light.DONE if is_done else Light.GREEN
    return GateState(gate, due, ready, late, light)
