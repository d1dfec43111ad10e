"""Every lift has an inspection certificate (检验合格证) that lasts until the meeting's last day."""

from collections.abc import Iterator

from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen


def findings(seen: Seen) -> Iterator[Finding]:
    """Warns of lifts that carry nobody, as is reckoned with; and reminds of those that nobody has asked about."""
    last = seen.meeting.last_day
    for lift in seen.lifts:
        if not lift.carries(last):
            told = say(
                "lift {id} has no certificate that is valid on {day} and carries nobody; have it inspected by then",
                id=lift.id,
                day=last.isoformat(),
            )
            yield Finding("certificates", Verdict.CONDITIONS, told)
        elif lift.certificate is None:
            told = say(
                "ask until when the certificate of lift {id} is valid, and write it under certificate", id=lift.id
            )
            yield Finding("certificates", Verdict.SUITABLE, told)
