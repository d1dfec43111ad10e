"""Groups rotate over sites with little room: who is where when, so that the last group is done early."""

from meetingplan.plan.rotation.best import OnRotated, Rotated
from meetingplan.plan.rotation.problem import Rotation, Starts, Visit
from meetingplan.plan.rotation.search import rotate

__all__ = ["OnRotated", "Rotated", "Rotation", "Starts", "Visit", "rotate"]
