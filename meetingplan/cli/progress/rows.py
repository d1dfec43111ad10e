"""The weekly check as JSON."""

from datetime import date

from meetingplan.cli.gates import gate_row
from meetingplan.domain.ids import TaskId
from meetingplan.domain.text import Language
from meetingplan.language import translate
from meetingplan.prep.agenda import Agenda, Line
from meetingplan.prep.changes import Change
from meetingplan.prep.forecast import Forecast, Likelihood
from meetingplan.prep.lights import Light
from meetingplan.prep.standing import Standing
from meetingplan.prep.weekly import Weekly
from meetingplan.prep.workload import Load

Row = dict[str, object]


def row(weekly: Weekly, language: Language) -> Row:
    """Everything that the report tells."""
    tasks = weekly.standings.values()
    return {
        "as_of": str(weekly.day),
        "since": str(weekly.since),
        "days_before": (weekly.schedule.first_day - weekly.day).days,
        "lights": {light.value: sum(one.lit.light is light for one in tasks) for light in Light},
        "tasks": [_task(one, language) for one in tasks],
        "overdue": [_task(one, language) for one in weekly.overdue],
        "due_soon": [_task(one, language) for one in weekly.due_soon],
        "changes": [_change(one, language) for one in weekly.changes],
        "slipped": [_slipped(one) for one in weekly.slipped],
        "critical_path": [_critical(weekly, id) for id in weekly.schedule.critical],
        "gates": [gate_row(state, weekly.meeting, language) for state in weekly.gates.values()],
        "forecast": _forecast(weekly.forecast),
        "by_lead_unit": [_load(load) for load in weekly.units],
        "by_owner": [_load(load) for load in weekly.owners],
        "questions": [
            {"who": one.who, "lead_unit": one.unit, "task": one.task, "what": translate(one.what, language)}
            for one in weekly.questions
        ],
        "agenda": _agenda(weekly.agenda, language),
        "strange": {id: str(day) for id, day in weekly.known.strange.items()},
    }


def _forecast(made: Forecast) -> Row:
    return {
        "samples": made.samples,
        "seed": made.seed,
        "from_estimates": made.estimated,
        "from_records": made.recorded,
        "as_planned": made.planned,
        "goals": [_likelihood(one) for one in made.likelihoods],
    }


def _agenda(agenda: Agenda, language: Language) -> Row:
    held = agenda.held
    return {
        "meeting": held.meeting.name if held else None,
        "number": held.number if held else None,
        "day": str(held.day) if held else None,
        "by_lead_unit": [
            {
                "lead_unit": unit.unit,
                "done": _lines(unit.done, language),
                "next": _lines(unit.next, language),
                "problems": _lines(unit.problems, language),
                "coordinate": _lines(unit.coordinate, language),
            }
            for unit in agenda.units
        ],
    }


def _task(one: Standing, language: Language) -> Row:
    return {
        "id": one.task.id,
        "name": one.task.name,
        "owner": one.task.owner,
        "lead_unit": one.task.lead_unit,
        "light": one.lit.light.value,
        "why": [translate(why, language) for why in one.lit.why],
        "percent": one.done_share,
        "planned_percent": one.planned,
        "begin": str(one.begin),
        "due": str(one.due),
        "working_days_left": one.left,
        "started": _day(one.task.started),
        "done": _day(one.task.done),
    }


def _change(one: Change, language: Language) -> Row:
    return {"id": one.task, "what": [translate(what, language) for what in one.what]}


def _slipped(one: Standing) -> Row:
    return {
        "id": one.task.id,
        "name": one.task.name,
        "planned": _day(one.history.planned),
        "due": str(one.due),
        "done": _day(one.task.done),
        "working_days": one.slipped,
        "moves": [
            {"on": str(move.on), "old": _day(move.old), "new": str(move.new), "reason": move.reason}
            for move in one.history.moves
        ],
    }


def _critical(weekly: Weekly, id: TaskId) -> Row:
    line = weekly.schedule.rows[id]
    return {"id": id, "begin": str(line.early.first), "end": str(line.early.last), "float": line.total_float}


def _likelihood(one: Likelihood) -> Row:
    return {
        "kind": one.goal.kind,
        "id": one.goal.id,
        "name": one.goal.name,
        "due": str(one.goal.due),
        "probability": round(one.probability, 4),
        "standard_error": round(one.error, 4),
        "by_50_80_95": [str(day) for day in one.by],
    }


def _load(load: Load) -> Row:
    return {
        "who": load.who,
        "lights": {light.value: count for light, count in load.lights.items()},
        "overdue": load.overdue,
        "due_soon": load.due_soon,
        "days_asked": load.asked,
        "days_there": load.there,
    }


def _lines(lines: tuple[Line, ...], language: Language) -> list[Row]:
    return [{"task": id, "what": translate(what, language)} for id, what in lines]


def _day(day: date | None) -> str | None:
    return str(day) if day else None
