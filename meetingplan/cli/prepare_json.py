"""The backward schedule as JSON; days as 2020-05-07, the last day of a span included."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from meetingplan.domain.preparation import Preparation
from meetingplan.domain.schedule import Row, Schedule, Span
from meetingplan.domain.text import Language
from meetingplan.language import translate

Json = dict[str, object]


def as_value(preparation: Preparation, made: Schedule, language: Language) -> Json:
    """All of it; ways out in words of the language."""
    return {
        "first_day": made.first_day.isoformat(),
        "starts": made.starts.isoformat(),
        "as_of": _day(made.as_of),
        "unannounced_years": list(made.unannounced),
        "tasks": list(_tasks(preparation, made)),
        "milestones": [
            {"id": point.id, "name": point.name, "days_before": point.days_before, "after": list(point.after)}
            | _dates(made.rows[point.id], made)
            for point in preparation.milestones.values()
        ],
        "critical_path": list(made.critical),
        "impossible": [
            {"task": one.task, "deadline": one.deadline.isoformat(), "earliest": one.earliest.isoformat(),
             "days": one.days, "chain": list(one.chain)}
            for one in made.missed
        ],
        "ways_out": [
            {"what": translate(way.what, language), "task": way.task, "days": way.days, "mends": list(way.mends)}
            for way in made.ways_out
        ],
        "levelling": asdict(made.levelling) if made.levelling else None,
    }  # fmt: skip


def _tasks(preparation: Preparation, made: Schedule) -> Iterator[Json]:
    for task in preparation.tasks.values():
        yield {
            "id": task.id,
            "name": task.name,
            "level": preparation.level(task),
            "parent": task.parent,
            "owner": task.owner,
            "lead_unit": task.lead_unit,
            "units": list(task.units),
            "measure": task.measure,
            "days": task.days,
            "after": [link.task for link in task.after],
            "links": [{"task": link.task, "kind": link.kind.value, "lag": link.lag} for link in task.after],
            "staff": dict(task.staff),
            "timing": task.timing,
            "not_before": _day(task.not_before),
            "started": _day(task.started),
            "progress": 100 if task.done else task.progress,
            "done": _day(task.done),
            "notes": task.notes,
        } | _dates(made.rows[task.id], made)


def _dates(row: Row, made: Schedule) -> Json:
    return {
        "deadline": _day(row.deadline),
        "days_before": (made.first_day - (row.deadline or row.planned.last)).days,
        "earliest": _span(row.early),
        "latest": _span(row.late),
        "planned": _span(row.planned),
        "total_float": row.total_float,
        "free_float": row.free_float,
        "waits_for": row.driver,
        "critical": row.id in made.critical,
        "state": row.state.value,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span) -> Json:
    return {"start": span.first.isoformat(), "end": span.last.isoformat()}
