"""Which candidates the meeting shows: the most valuable set that the quickest tours leave time for, then its walks."""

from meetingplan.plan.choosing.rounds import plan_chosen

__all__ = ["plan_chosen"]
