"""How many candidates of each belt serve the meeting, and whether enough do for what is to be shown of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from meetingplan.domain.meeting import Window
from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, SiteReport, Verdict


def findings(window: Window, candidates: Sequence[SiteReport]) -> Iterator[Finding]:
    """A remark for each belt; it is unsuitable where fewer candidates are left than must be shown."""
    for belt in window.belts:
        count = Counter(report.verdict for report in candidates if report.site in belt.values)
        left = len(belt.values) - count[Verdict.UNSUITABLE]
        told = say(
            "{belt}: {all} candidates, {suitable} suitable, {conditions} with conditions, {unsuitable} unsuitable",
            belt=belt.name,
            all=len(belt.values),
            suitable=count[Verdict.SUITABLE],
            conditions=count[Verdict.CONDITIONS],
            unsuitable=count[Verdict.UNSUITABLE],
        )
        if left < belt.at_least:
            told = say("{told}; {least} are to be shown at least", told=told, least=belt.at_least)
        yield Finding("belts", Verdict.UNSUITABLE if left < belt.at_least else Verdict.SUITABLE, told)
