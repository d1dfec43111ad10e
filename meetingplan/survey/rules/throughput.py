"""The narrowest part of a site takes everyone, group after group, in the hours in which coaches can be there."""

from collections.abc import Iterator
from datetime import timedelta

from meetingplan.domain.text import Message, say
from meetingplan.survey.report import Finding, Part, Verdict
from meetingplan.survey.seen import Seen

TIGHT = 0.85
"""Share of the hours above which no delay can be made up (assumed: nine minutes an hour are left)."""


def findings(seen: Seen) -> Iterator[Finding]:
    """Refuses a site with too few hours for its narrowest part; warns where they are nearly used up."""
    if seen.visit is None:
        return
    if seen.interior.starts:
        yield from _sittings(seen)
    narrow = max(seen.parts, key=lambda part: part.needed + part.before + part.after)
    spare = sum(max(0, end - start - narrow.before - narrow.after) for start, end in seen.slots)
    if narrow.needed > spare:
        yield Finding("throughput", Verdict.UNSUITABLE, _too_slow(seen, narrow, spare), narrow.node)
    elif narrow.needed > TIGHT * spare:
        told = say(
            "{part}: in use for {needed} of {spare} min ({share} %), so coaches must keep to the minute",
            part=narrow.name,
            needed=narrow.needed,
            spare=spare,
            share=round(100 * narrow.needed / spare),
        )
        yield Finding("throughput", Verdict.CONDITIONS, told, narrow.node)


def _too_slow(seen: Seen, narrow: Part, spare: int) -> Message:
    return say(
        "{part} takes {rate} people an hour and needs {needed} min for {people} people in {groups} groups; "
        "there are {spare} min for it",
        part=narrow.name,
        rate=narrow.people_an_hour,
        needed=narrow.needed,
        people=seen.demand.people,
        groups=seen.demand.groups,
        spare=spare,
    )


def _sittings(seen: Seen) -> Iterator[Finding]:
    """At a site that begins at set times only, as many groups fit a sitting as its narrowest part holds at once."""
    assert seen.visit is not None
    stop = min(start for start, _ in seen.visit.guided().values())
    clock = seen.meeting.clock
    days = [clock.first_day + timedelta(days=number) for number in range(seen.meeting.days)]
    begins = [clock.of_day(day, start) - stop for day in days for start in seen.interior.starts]
    held = sum(
        any(start <= begin and begin + seen.visit.minutes <= end for start, end in seen.slots) for begin in begins
    )
    at_once = int(seen.visit.minutes / max(part.minutes for part in seen.parts))
    if held * at_once < seen.demand.groups:
        told = say(
            "{sittings} sittings of {groups} groups at once are too few for {all} groups",
            sittings=held,
            groups=at_once,
            all=seen.demand.groups,
        )
        yield Finding("throughput", Verdict.UNSUITABLE, told, seen.parts[0].node)
