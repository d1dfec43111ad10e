"""Short ways to write tasks."""

from datetime import date

from meetingplan.domain.preparation import Preparation, Task


def task(id: str, deadline: str | None = "2020-06-01", parent: str | None = None, **more: object) -> Task:
    day = date.fromisoformat(deadline) if deadline else None
    values = {"name": f"任务{id}", "owner": "甲", "lead_unit": "办", "days": 1, "after": (), "done": None, "notes": ""}
    return Task(id=id, parent=parent, deadline=day, **{**values, **more})


def preparation(*tasks: Task, **more: object) -> Preparation:
    return Preparation({item.id: item for item in tasks}, **more)
