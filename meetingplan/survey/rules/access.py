"""Everyone who is to see a site can get to all of it."""

from collections.abc import Iterator

from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen


def findings(seen: Seen) -> Iterator[Finding]:
    """Refuses a site that the laws of movement refuse, with their reason."""
    if seen.refusal is not None:
        told = say("a group of {people} cannot get round: {why}", people=seen.demand.group.people, why=seen.refusal)
        yield Finding("access", Verdict.UNSUITABLE, told)
