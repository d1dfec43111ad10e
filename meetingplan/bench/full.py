"""A whole meeting as an instance: planned as an organiser's is, audited, and told in a row."""

import gc
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from meetingplan.audit import AuditedPlan, audit
from meetingplan.bench.shops import Row
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.outcome import Planned
from meetingplan.domain.plan import Plan
from meetingplan.domain.text import Message, say
from meetingplan.network import build_graph
from meetingplan.plan import Budget, make_plan

MISSED, MINUTES = "missed", "travel_and_waiting"


@dataclass(frozen=True, slots=True)
class Full:
    """A plan that stands up to its audit, and its row: people-minutes of travel and waiting, seconds of planning."""

    row: Row
    plan: Plan


def in_full(meeting: Meeting, budget: Budget) -> Full | Message:
    """Plans and audits a meeting.

    Says so where there is no plan in time, somebody has no seat or misses what they must see, or a rule is broken.
    """
    graph = build_graph(meeting)
    began = replace(budget, began=time.monotonic())
    with _kept():
        outcome = make_plan(graph, began, lambda plan: None, lambda progress: None)
        seconds = round(began.spent(), 2)
    if not isinstance(outcome, Planned):
        return say("{instance}: no plan was found in time", instance=meeting.id)
    if outcome.plan.unplaced:
        return say("{instance}: {people} have no seat", instance=meeting.id, people=len(outcome.plan.unplaced))
    audited = audit(meeting, outcome.plan)
    if not isinstance(audited, AuditedPlan):
        return say("{instance}: the audit rejects the plan: {why}", instance=meeting.id, why=audited[0].message)
    tiers = {tier.name: tier for tier in outcome.plan.tiers}
    if tiers[MISSED].value:
        return say("{instance}: {visits} visits are missed", instance=meeting.id, visits=tiers[MISSED].value)
    minutes = tiers[MINUTES]
    return Full(Row(meeting.id, minutes.value, math.ceil(minutes.bound), seconds), outcome.plan)


@contextmanager
def _kept() -> Iterator[None]:
    """What there is stays: looking for garbage in a large roster would take as long as planning."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
