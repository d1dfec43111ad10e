"""The sections of the weekly report that look ahead: gates, forecast, questions, load, agenda."""

from collections.abc import Iterable

from meetingplan.domain.ids import PlaceId
from meetingplan.language import translate
from meetingplan.prep.agenda import Line
from meetingplan.prep.changes import light_name
from meetingplan.prep.forecast import Likelihood
from meetingplan.prep.lights import Light
from meetingplan.prep.workload import Load
from meetingplan.publish.weekly.report import Cell, Section, Table, Teller, cells


def gates(told: Teller) -> Section:
    """Which sites will be ready, and what happens if not."""
    weekly, say = told.weekly, told.say
    rows = []
    for site, state in weekly.gates.items():
        shown = Cell(translate(light_name(state.light), told.language), state.light)
        fallback = state.gate.fallback.to(told.language) if state.light in (Light.AMBER, Light.RED) else ""
        tasks = say(", ").join(state.gate.after)
        rows.append(cells(weekly.meeting.places[site].name.to(told.language), tasks, told.day(state.due),
                          told.day(state.ready), say(", ").join(state.late), shown, fallback))  # fmt: skip
    head = (say("Site"), say("Ready once done"), say("Ready by"), say("Ready at the earliest"), say("Late"),
            say("Light"), say("Fallback for its visits"))  # fmt: skip
    lines = () if rows else (say("No site waits for the preparation."),)
    table = Table(head, (15, 18, 11, 11, 12, 6, 27), tuple(rows))
    return Section("gates", say("Readiness of sites"), lines, (("", table),) if rows else ())


def forecast(told: Teller) -> Section:
    """How likely what is reached, and what that rests on."""
    made, say = told.weekly.forecast, told.say
    rows = tuple(
        cells(_goal(told, likely), told.day(likely.goal.due), _share(likely), *(told.day(day) for day in likely.by))
        for likely in made.likelihoods
    )  # fmt: skip
    line = say(
        "{samples} runs of what is left of the schedule, seed {seed}. Days of {estimated} open tasks are drawn from "
        "their three points, of {recorded} from what finished tasks of their owners took, {planned} are as planned. "
        "No task begins before the day that the schedule gives it; an owner's tasks run alike in one run.",
        samples=made.samples, seed=made.seed, estimated=made.estimated, recorded=made.recorded, planned=made.planned,
    )  # fmt: skip
    head = (
        say("What"),
        say("To be reached by"),
        say("Probability"),
        say("Half of the runs by"),
        say("80 % by"),
        say("95 % by"),
    )
    return Section(
        "forecast", say("Forecast of readiness"), (line,), (("", Table(head, (34, 14, 13, 13, 13, 13), rows)),)
    )


def _share(likely: Likelihood) -> str:
    """The probability with its standard error, in per cent."""
    return f"{100 * likely.probability:.0f} % ± {100 * likely.error:.1f}"


def _goal(told: Teller, likely: Likelihood) -> str:
    goal = likely.goal
    if goal.kind == "gate":
        return told.say("{site} is ready for visits", site=told.weekly.meeting.places[PlaceId(goal.id)].name)
    return goal.name or told.say("everything that is due before the meeting")


def questions(told: Teller) -> Section:
    """Who must be asked about what."""
    say = told.say
    rows = tuple(
        cells(
            one.who, one.unit, one.task, told.weekly.standings[one.task].task.name, translate(one.what, told.language)
        )
        for one in told.weekly.questions
    )
    head = (say("Whom"), say("Lead unit"), say("No."), say("Task"), say("About what"))
    lines = () if rows else (say("Nobody needs to be asked."),)
    return Section(
        "questions",
        say("Whom to ask about what"),
        lines,
        (("", Table(head, (8, 17, 5, 30, 40), rows)),) if rows else (),
    )


def load(told: Teller) -> Section:
    """Who has how much to do."""
    say = told.say
    line = say("Days asked for are those of the next two weeks as the schedule has them; who has several tasks at a "
               "time is asked for more days than there are.")  # fmt: skip
    tables = (
        (say("By lead unit"), _loads(told, say("Lead unit"), told.weekly.units)),
        (say("By owner"), _loads(told, say("Owner"), told.weekly.owners)),
    )
    return Section("load", say("Load"), (line,), tables)


def _loads(told: Teller, who: str, loads: Iterable[Load]) -> Table:
    say = told.say
    rows = tuple(
        cells(load.who or "-", *(load.lights[light] for light in (Light.RED, Light.AMBER, Light.GREEN, Light.DONE)),
              load.overdue, load.due_soon, load.asked, load.there)
        for load in loads
    )  # fmt: skip
    head = (who, say("Red"), say("Amber"), say("Green"), say("Done"), say("Overdue"), say("Due soon"),
            say("Days asked for"), say("Days there"))  # fmt: skip
    return Table(head, (28, 8, 8, 8, 8, 10, 10, 10, 10), rows)


def agenda(told: Teller) -> Section:
    """The agenda of the next dispatch meeting, unit by unit."""
    weekly, say = told.weekly, told.say
    held = weekly.agenda.held
    head = (say("Item"), say("No."), say("Task"), say("What"))
    tables = []
    for unit in weekly.agenda.units:
        parts = ((say("Done"), unit.done), (say("Next"), unit.next), (say("Problems"), unit.problems),
                 (say("To be coordinated"), unit.coordinate))  # fmt: skip
        rows = tuple(row for name, lines in parts for row in _rows(told, name, lines))
        tables.append((unit.unit or "-", Table(head, (14, 6, 40, 40), rows)))
    title = (say("Agenda: {name}, no. {number}, {day}", name=held.meeting.name, number=held.number,
                 day=told.long_day(held.day)) if held else say("Agenda of the next dispatch meeting"))  # fmt: skip
    return Section("agenda", title, tables=tuple(tables))


def _rows(told: Teller, name: str, lines: Iterable[Line]) -> Iterable[tuple[Cell, ...]]:
    for number, (id, what) in enumerate(lines):
        task = told.weekly.standings[id].task.name
        yield cells(name if number == 0 else "", id, task, translate(what, told.language))
