"""Levelling: fitting jobs to the staff there is."""

from meetingplan.prep.levelling.project import Job, Project, Wait
from meetingplan.prep.levelling.search import Levelled, level
from meetingplan.prep.levelling.serial import NoRoomError

__all__ = ["Job", "Levelled", "NoRoomError", "Project", "Wait", "level"]
