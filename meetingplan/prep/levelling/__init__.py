"""Levelling: fitting jobs to the staff there is."""

from meetingplan.prep.levelling.project import Job, Project, Wait
from meetingplan.prep.levelling.search import Levelled, level

__all__ = ["Job", "Levelled", "Project", "Wait", "level"]
