"""What is kept of a meeting once its people are forgotten: counts, nobody's name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from meetingplan.audit import AuditedPlan
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.domain.preparation import Task
from meetingplan.domain.progress import Check
from meetingplan.prep.known import up_to_date
from meetingplan.publish.edition import Edition, edition
from meetingplan.publish.pages.occupancy import gauges, inside
from meetingplan.publish.pages.turns import turns_at

FORMAT = "meetingplan.statistics/1"


def of_meeting(meeting: Meeting, checks: Iterable[Check]) -> dict[str, Any]:
    """How many people came from where, and how the preparation went by its checks.

    A task is late if it was done after its deadline, or was open when the meeting began; without a deadline of its own
    it is due on the eve of the meeting.
    """
    checks, people = tuple(checks), meeting.delegates.values()
    tasks = up_to_date(meeting.preparation, checks, None).tasks.values()
    return {
        "format": FORMAT,
        "scenario": meeting.id,
        "first_day": meeting.clock.first_day.isoformat(),
        "days": meeting.days,
        "delegates": len(people),
        "delegations": dict(Counter(person.delegation for person in people)),
        "roles": dict(Counter(person.role for person in people)),
        "hotels": dict(Counter(person.hotel for person in people)),
        "coaches": len(meeting.coaches),
        "tasks": len(tasks),
        "tasks_done": sum(task.done is not None for task in tasks),
        "tasks_late": sum(_is_late(meeting, task) for task in tasks),
        "tasks_from_plan": len(meeting.preparation.from_plan),
        "checks": [{"day": check.day.isoformat(), "entries": len(check.entries)} for check in checks],
    }


def _is_late(meeting: Meeting, task: Task) -> bool:
    due = task.deadline
    if task.done is None:
        return True
    return task.done > due if due else task.done >= meeting.clock.first_day


def of_plan(plan: Plan, audited: AuditedPlan | None) -> dict[str, Any]:
    """Groups, tiers with bounds, and of each site visits, people and peaks; of sites only where the audit accepts the
    plan, because it is from what was audited that they are counted.
    """
    groups = [{"group": group.id, "coach": group.coach, "people": group.size} for group in plan.groups]
    tiers = [{"name": tier.name, "unit": tier.unit, "value": tier.value, "bound": tier.bound} for tier in plan.tiers]
    told = edition(audited, "en") if audited else None
    return {
        "revision": plan.revision,
        "status": plan.status,
        "unplaced": len(plan.unplaced),
        "groups": groups,
        "tiers": tiers,
        "audited": audited is not None,
        "sites": _sites(told) if told else [],
    }


def _sites(told: Edition) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for place in told.sites:
        turns = turns_at(told, place.id)
        found.append({
            "site": place.id,
            "visits": len({(turn.group.id, turn.arrive) for turn in turns}),
            "people": sum(turn.party.people for turn in turns),
            "peak": max((people for _, people in inside(told, place)), default=0),
            "peaks": [
                {"what": gauge.title, "unit": gauge.unit, "peak": gauge.peak, "capacity": gauge.capacity}
                for gauge in gauges(told, place)
            ],
        })  # fmt: skip
    return found
