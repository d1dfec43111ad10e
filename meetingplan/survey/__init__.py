"""The reconnaissance (踩点): whether each site serves the meeting, from its figures alone, before any plan is made."""

from dataclasses import replace

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting
from meetingplan.network import build_graph
from meetingplan.survey.least import LeastTours
from meetingplan.survey.report import Finding, Part, SiteReport, Survey, Verdict, WayOut, WindowReport
from meetingplan.survey.rules import RULES
from meetingplan.survey.seen import see
from meetingplan.survey.ways_out import ways_out
from meetingplan.survey.windows import look

__all__ = ["Finding", "Part", "SiteReport", "Survey", "Verdict", "WayOut", "WindowReport", "survey"]


def survey(meeting: Meeting) -> Survey:
    """Looks at every site and every window of a meeting."""
    windows, tours = meeting.windows.values(), LeastTours(build_graph(meeting))
    sites = dict.fromkeys(site for window in windows for site in window.offered)
    return Survey(
        tuple(_site(tours, meeting, site) for site in sites), tuple(look(tours, window) for window in windows)
    )


def _site(tours: LeastTours, meeting: Meeting, site: PlaceId) -> SiteReport:
    seen = see(tours.graph, meeting.places[site])
    findings = tuple(finding for rule in RULES.values() for finding in rule(seen))
    report = SiteReport(
        site=site,
        demand=seen.demand,
        visit=seen.visit.minutes if seen.visit else None,
        hours=seen.hours,
        at_once=seen.at_once,
        parts=seen.parts,
        findings=findings,
        ways=(),
    )
    return report if report.verdict is Verdict.SUITABLE else replace(report, ways=ways_out(seen, tours, findings))
