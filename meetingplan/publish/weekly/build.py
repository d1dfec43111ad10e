"""Puts the weekly report together."""

from meetingplan.domain.text import Language
from meetingplan.prep.weekly import Weekly
from meetingplan.publish.weekly import outlook, sections
from meetingplan.publish.weekly.report import Report, teller

SECTIONS = (
    sections.summary,
    sections.tasks_of_the_week,
    sections.overdue,
    sections.due_soon,
    sections.slipped,
    sections.critical,
    outlook.gates,
    outlook.forecast,
    outlook.questions,
    outlook.load,
    outlook.agenda,
)


def report(weekly: Weekly, language: Language) -> Report:
    """The report of a check in a language."""
    told = teller(weekly, language)
    subtitle = told.say("As of {day}, {countdown}; since {since}", day=told.long_day(weekly.day),
                        countdown=weekly.schedule.t_minus(weekly.day), since=told.long_day(weekly.since))  # fmt: skip
    title = told.say("Weekly report of the preparation: {title}", title=weekly.meeting.title)
    return Report(language, title, subtitle, tuple(section(told) for section in SECTIONS))
