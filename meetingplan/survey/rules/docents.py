"""No docent speaks for more than two hours of one meeting day's visits without being relieved."""

from collections.abc import Iterator
from math import ceil

from meetingplan.domain.ids import DOCENTS, part_of
from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen

MOST = 120
"""Minutes that a docent speaks at most (assumed: two lessons and a half, with the walks back as the only breaks)."""


def findings(seen: Seen) -> Iterator[Finding]:
    """Looks at how long each docent speaks if all of them lead equally many parties."""
    for part in seen.parts:
        days = len({seen.meeting.clock.day(start) for start, _ in seen.slots})
        if part_of(part.node) != DOCENTS or not days:
            continue
        number, each = len(seen.interior.docents), ceil(part.needed / days)
        if each > MOST:
            enough = ceil(number * each / MOST)
            told = say(
                "each docent speaks for {minutes} min of a day (docents: {docents}); with {enough} it is {less} min",
                docents=number,
                minutes=each,
                enough=enough,
                less=ceil(number * each / enough),
            )
            yield Finding("docents", Verdict.CONDITIONS, told, part.node)
