"""The preparation of a meeting: its backward schedule."""

from meetingplan.prep.schedule import schedule

__all__ = ["schedule"]
