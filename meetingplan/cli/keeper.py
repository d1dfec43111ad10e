"""Keeps the best plan that the audit believes."""

from dataclasses import replace

from meetingplan.audit import AuditedPlan, Violation, audit
from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan


class Keeper:
    """Every plan that a search offers is audited; the last one that passes is kept.

    A search offers plans in the order in which they get better.
    """

    def __init__(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self.best: AuditedPlan | None = None
        self.rejected: tuple[Violation, ...] = ()

    def offer(self, plan: Plan) -> None:
        """Audits a plan and keeps it, or what is wrong with it."""
        result = audit(self._meeting, plan)
        if isinstance(result, AuditedPlan):
            self.best = result
        else:
            self.rejected = result

    def cut_off(self) -> None:
        """Lets the plan that is kept say that its search did not come to its end."""
        if self.best is not None and self.best.plan.search is not None:
            self.offer(replace(self.best.plan, search=replace(self.best.plan.search, cut=True)))
