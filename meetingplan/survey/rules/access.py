"""Everyone who is to see a site can get to all of it."""

from collections.abc import Iterator

from meetingplan.domain.text import Message, say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen


def findings(seen: Seen) -> Iterator[Finding]:
    """Refuses a site that the laws of movement refuse, with their reason."""
    if seen.refusal is not None:
        told = say("a group of {people} cannot get round: {why}", people=seen.demand.group.people, why=_why(seen))
        yield Finding("access", Verdict.UNSUITABLE, told)


def _why(seen: Seen) -> Message:
    """In the organiser's words where no lift runs; otherwise as the law says it."""
    assert seen.refusal is not None
    floor = max(zone.floor for zone in seen.interior.zones)
    if seen.interior.lifts or floor == 1:
        return seen.refusal
    if not seen.interior.stairs:
        return say("neither lift nor stairs lead to floor {floor}", floor=floor)
    if floor - 1 > seen.interior.max_storeys:
        most = seen.interior.max_storeys
        return say("no lift carries anybody to floor {floor}, and at most {most} storeys may be climbed",
                   floor=floor, most=most)  # fmt: skip
    return say("{people} of {all} people need a lift to floor {floor}, and none carries anybody",
               people=seen.demand.must_ride, all=seen.demand.people, floor=floor)  # fmt: skip
