"""Readiness gates: whether a site will be ready for its visits, and what happens if it is not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.gates import Gate
from meetingplan.domain.ids import PlaceId, TaskId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.preparation import Preparation, Task
from meetingplan.domain.problems import BeyondCalendarError
from meetingplan.domain.schedule import Schedule
from meetingplan.prep.lights import Light
from meetingplan.prep.passes import passes


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

    @property
    def is_late(self) -> bool:
        """Whether the visits of the site depend on its fallback."""
        return self.light in (Light.AMBER, Light.RED)


def gates(preparation: Preparation, schedule: Schedule, day: date | None) -> Mapping[PlaceId, GateState]:
    """All gates, as things stand at the end of a day, or before anything has been done."""
    ends = {id: row.early.last for id, row in schedule.rows.items()}
    return {site: _state(gate, preparation, ends, schedule.first_day, day) for site, gate in preparation.gates.items()}


def late_sites(meeting: Meeting) -> Mapping[PlaceId, GateState]:
    """The gates that are amber or red as the preparation has it; none where it fits no calendar."""
    preparation, first_day = meeting.preparation.at(), meeting.clock.first_day
    if not preparation.gates:
        return {}
    try:
        early = passes(preparation, first_day).early
    except BeyondCalendarError:  # `prepare` and `progress` tell that; what is published does without
        return {}
    ends = {id: one.span.last for id, one in early.items()}
    states = (_state(gate, preparation, ends, first_day, preparation.as_of) for gate in preparation.gates.values())
    return {state.gate.site: state for state in states if state.is_late}


def _state(
    gate: Gate, preparation: Preparation, ends: Mapping[TaskId, date], first_day: date, day: date | None
) -> GateState:
    """How one gate stands, of the earliest ends of all tasks."""
    due = first_day - timedelta(days=gate.days_before)
    ready = max(ends[id] for id in gate.after)
    late = tuple(id for id in gate.after if _is_late(preparation.tasks[id], ends[id], due, day))
    is_done = all(preparation.tasks[id].done for id in gate.after)
    lost = ready >= first_day
    light = Light.RED if lost else Light.AMBER if late or ready > due else Light.DONE if is_done else Light.GREEN
    return GateState(gate, due, ready, late, light)


def _is_late(task: Task, end: date, due: date, day: date | None) -> bool:
    """Whether an open task is overdue, or ends after the day by which its gate is to be open."""
    is_overdue = day is not None and task.deadline is not None and task.deadline <= day
    return task.done is None and (end > due or is_overdue)
