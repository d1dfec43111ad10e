"""For every zone outdoors it is said what is done if it rains."""

from collections.abc import Iterator

from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen


def findings(seen: Seen) -> Iterator[Finding]:
    """Asks for what is missing, and reminds of what is agreed."""
    for zone in seen.interior.zones:
        if zone.outdoor and zone.if_wet is None:
            told = say("{zone} is outdoors for {minutes} min, and if_wet does not say what is done if it rains",
                       zone=zone.name, minutes=zone.minutes)  # fmt: skip
            yield Finding("outdoors", Verdict.CONDITIONS, told)
        elif zone.if_wet is not None:
            told = say("{zone} if it rains: {instead}", zone=zone.name, instead=zone.if_wet)
            yield Finding("outdoors", Verdict.SUITABLE, told)
