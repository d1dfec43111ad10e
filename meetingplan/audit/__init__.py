"""The independent check of a plan against its meeting; it shares nothing with what made the plan."""

from meetingplan.audit.audited import AuditedPlan, audit
from meetingplan.audit.loads import Load
from meetingplan.audit.pins import whole_days
from meetingplan.audit.rules import RULES
from meetingplan.audit.tiers import value_of_tiers
from meetingplan.audit.violation import Rule, Violation

__all__ = ["RULES", "AuditedPlan", "Load", "Rule", "Violation", "audit", "value_of_tiers", "whole_days"]
