"""The reconnaissance as one page to print; it stands alone, as there is no plan yet."""

from meetingplan.domain.meeting import Assumption, Meeting
from meetingplan.domain.text import Language, Message
from meetingplan.language import translate
from meetingplan.publish.pages.page import environment
from meetingplan.survey import Survey
from meetingplan.survey.sentences import VERDICTS, figures, held, needs


def survey_page(meeting: Meeting, found: Survey, language: Language) -> bytes:
    """The page, in UTF-8; it asks for nothing else."""

    def told(message: Message) -> str:
        return translate(message, language)

    def reason(assumption: Assumption) -> str:
        return told(assumption.source) if isinstance(assumption.source, Message) else assumption.source

    reports = {report.site: report for report in found.candidates}
    belts = [
        (belt, [reports[site] for site in belt.values]) for window in meeting.windows.values() for belt in window.belts
    ]
    template = environment(language).get_template("survey.html")
    return template.render(
        meeting=meeting,
        found=found,
        belts=belts,
        told=told,
        reason=reason,
        verdicts=VERDICTS,
        figures=figures,
        held=held,
        needs=needs,
    ).encode()
