"""The reconnaissance in sentences, for terminals and pages alike."""

from collections.abc import Iterator, Mapping

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Message, say
from meetingplan.network.names import amount
from meetingplan.survey.at_once import AtOnce
from meetingplan.survey.demand import Demand
from meetingplan.survey.least import LeastTour
from meetingplan.survey.report import Part, SiteReport, Verdict
from meetingplan.survey.windows import hours

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.SUITABLE: say("suitable"),
    Verdict.CONDITIONS: say("with conditions"),
    Verdict.UNSUITABLE: say("unsuitable"),
}


def figures(report: SiteReport) -> Iterator[Message]:
    """What a visit is, which part is the narrowest, and how long the way up takes everyone."""
    yield _expected(report.demand)
    if report.visit is not None:
        yield say("a visit takes {visit} min; coaches can be there for {hours}",
                  visit=report.visit, hours=hours(report.hours))  # fmt: skip
    if report.bottleneck is not None:
        yield _narrowest(report.bottleneck)
    if report.at_once is not None:
        yield _up(report.at_once)


def brief(report: SiteReport) -> Message:
    """The figures of a site in one line: visit, narrowest part, its minutes and those that there are."""
    if report.visit is None or report.bottleneck is None:
        return _expected(report.demand)
    return say(
        "a visit takes {visit} min; {part} {needed} of {hours} min",
        visit=report.visit,
        part=report.bottleneck.name,
        needed=report.bottleneck.needed,
        hours=report.hours,
    )


def needs(tour: LeastTour) -> Message:
    """What the sites of a window need at least, and what the window has."""
    return say(
        "{sites} sites need at least {least} for a group of {people}, drives included; the window has {has}",
        sites=len(tour.sites),
        least=hours(tour.least),
        people=tour.people,
        has=hours(tour.has),
    )


def held(part: Part) -> Message:
    """What a part holds at once."""
    amounts = [amount(*limit) for limit in part.capacity]
    if not amounts:
        return say("no limit")
    return amounts[0] if len(amounts) == 1 else say("{one}, {other}", one=amounts[0], other=amounts[1])


def _expected(demand: Demand) -> Message:
    return say("{people} people in {groups} groups of up to {group}", people=demand.people, groups=demand.groups,
               group=demand.group.people)  # fmt: skip


def _narrowest(part: Part) -> Message:
    return say(
        "narrowest part: {part} ({held}), {rate} people an hour, {needed} min for all",
        part=part.name,
        held=held(part),
        rate=part.people_an_hour,
        needed=part.needed,
    )


def _up(way: AtOnce) -> Message:
    return say(
        "all at once to floor {floor}, {riders} by lift and {climbers} by stairs: {up} min up and {down} min down",
        floor=way.storeys + 1,
        riders=way.riders,
        climbers=way.climbers,
        up=way.minutes,
        down=way.minutes,
    )


def title(meeting: Meeting, report: SiteReport) -> Message:
    """Name and verdict of a site."""
    return say("{site}: {verdict}", site=meeting.places[report.site].name, verdict=VERDICTS[report.verdict])
