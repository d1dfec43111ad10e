"""Whether a window is long enough for all that is to be seen in it: an exact bound, before any plan is made."""

from collections.abc import Iterator

from meetingplan.domain.meeting import Window
from meetingplan.domain.text import Message, say
from meetingplan.survey import lunch
from meetingplan.survey.least import LeastTour, LeastTours
from meetingplan.survey.report import Finding, Verdict, WayOut, WindowReport


def look(tours: LeastTours, window: Window) -> WindowReport:
    """The report of a window."""
    tour = tours.of(window)
    findings = list(lunch.findings(tours.graph.meeting, window))
    ways: tuple[WayOut, ...] = ()
    if tour is not None and tour.least > tour.has:
        needs = {"sites": len(tour.sites), "people": tour.people, "least": hours(tour.least), "has": hours(tour.has)}
        told = say("{sites} sites need at least {least} for a group of {people}; the window has {has}", **needs)
        findings.append(Finding("window", Verdict.UNSUITABLE, told))
        ways = (*_dropping(tours, tour), _longer(tour))
    return WindowReport(window.id, tour, tuple(findings), ways)


def hours(minutes: int) -> Message:
    """Minutes as hours and minutes."""
    return say("{hours} h {minutes} min", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def _dropping(tours: LeastTours, tour: LeastTour) -> Iterator[WayOut]:
    """Leaving out each of the sites, those that save most first."""
    found: list[WayOut] = []
    for site in tour.sites:
        left = tours.without(tour, site)
        least = left.least if left else 0
        name = tours.graph.meeting.places[site].name
        told = say("drop {site}: at least {least}", site=name, least=hours(least))
        found.append(WayOut(told, least, tour.least - least))
    yield from sorted(found, key=lambda way: -way.saves)


def _longer(tour: LeastTour) -> WayOut:
    missing = tour.least - tour.has
    return WayOut(say("make the window {minutes} min longer", minutes=missing), tour.least, missing)
