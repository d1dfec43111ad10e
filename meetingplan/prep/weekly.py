"""The weekly check (周调度): all that is to be known at the end of a day, of the preparation and its records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from meetingplan.domain.ids import PlaceId, TaskId
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.progress import Check
from meetingplan.domain.schedule import Schedule
from meetingplan.prep.agenda import Agenda, agenda
from meetingplan.prep.burnup import Point, burn_up
from meetingplan.prep.calendar import Workdays, workdays
from meetingplan.prep.changes import Change, changes
from meetingplan.prep.dispatch import Held, held
from meetingplan.prep.forecast import Forecast, Goal, forecast
from meetingplan.prep.gates import GateState, gates
from meetingplan.prep.known import Known, known
from meetingplan.prep.questions import Question, questions
from meetingplan.prep.schedule import schedule
from meetingplan.prep.standing import Standing, standings
from meetingplan.prep.workload import Load, by_owner, by_unit

WEEK, SOON = timedelta(days=7), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Weekly:
    """One weekly check.

    Args:
        since: the day of the check before, or a week before where there is none.
        schedule: what is left, counted from the day.
    """

    meeting: Meeting
    known: Known
    since: date
    calendars: Workdays
    schedule: Schedule
    standings: Mapping[TaskId, Standing]
    changes: tuple[Change, ...]
    gates: Mapping[PlaceId, GateState]
    forecast: Forecast
    owners: tuple[Load, ...]
    units: tuple[Load, ...]
    questions: tuple[Question, ...]
    agenda: Agenda
    burn_up: tuple[Point, ...]

    @property
    def day(self) -> date:
        """The day at whose end everything is told."""
        return self.known.day

    @property
    def overdue(self) -> tuple[Standing, ...]:
        """What is not done though its deadline has passed, the oldest first."""
        found = (one for one in self.standings.values() if not one.task.done and one.due <= self.day)
        return tuple(sorted(found, key=lambda one: one.due))

    @property
    def due_soon(self) -> tuple[Standing, ...]:
        """What is due within two weeks, the next first."""
        until = self.day + SOON
        found = (one for one in self.standings.values() if not one.task.done and self.day < one.due <= until)
        return tuple(sorted(found, key=lambda one: one.due))

    @property
    def slipped(self) -> tuple[Standing, ...]:
        """What is due, or was done, later than was first planned, and whatever had its deadline moved."""
        return tuple(one for one in self.standings.values() if one.slipped or one.history.moves)


def weekly(meeting: Meeting, checks: Iterable[Check], day: date, *, seed: int) -> Weekly:
    """The check as it was at the end of a day; records of later days do not count.

    Raises:
        BeyondCalendarError: the tasks reach outside the days of the calendar.
    """
    preparation, first_day = meeting.preparation, meeting.clock.first_day
    now = known(preparation, checks, day)
    since = max((check.day for check in now.checks if check.day < day), default=day - WEEK)
    then = known(preparation, checks, since)
    calendars = workdays(preparation, first_day)
    plan = schedule(now.preparation, first_day, day)
    stand = standings(now, plan, calendars, since)
    before = standings(then, schedule(then.preparation, first_day, since), calendars, since - WEEK)
    ready = gates(now.preparation, plan, day)
    return Weekly(
        meeting=meeting,
        known=now,
        since=since,
        calendars=calendars,
        schedule=plan,
        standings=stand,
        changes=changes(before, stand, colours=bool(then.checks)),
        gates=ready,
        forecast=forecast(now, plan, calendars, _goals(meeting, plan, ready), seed=seed),
        owners=by_owner(stand.values(), calendars, day),
        units=by_unit(stand.values(), calendars, day),
        questions=questions(stand, day),
        agenda=agenda(stand, _next_meeting(held(preparation, calendars), day), day, since),
        burn_up=burn_up(stand.values(), day),
    )


def _next_meeting(all_held: tuple[Held, ...], day: date) -> Held | None:
    """The next dispatch meeting: of those held every week, else of all."""
    to_come = [one for one in all_held if one.day > day]
    weekly_ones = [one for one in to_come if one.meeting.week is None]
    return next(iter(weekly_ones or to_come), None)


def _goals(meeting: Meeting, plan: Schedule, ready: Mapping[PlaceId, GateState]) -> Iterator[Goal]:
    """Milestones, gates, and that everything that is due before the meeting is done on its eve."""
    preparation = meeting.preparation
    for point in preparation.milestones.values():
        due = plan.first_day - timedelta(days=point.days_before)
        yield Goal("milestone", point.id, point.name, due, point.after)
    for state in ready.values():
        name = meeting.places[state.gate.site].name.to(meeting.language)
        yield Goal("gate", state.gate.site, name, state.due, state.gate.after)
    eve = plan.first_day - timedelta(days=1)
    before = tuple(id for id in preparation.tasks if (plan.rows[id].deadline or eve) <= eve)
    if before:
        yield Goal("ready", "ready", "", eve, before)
