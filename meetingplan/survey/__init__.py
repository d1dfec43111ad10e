"""The reconnaissance (踩点): whether each site serves the meeting, from its figures alone, before any plan is made."""

from collections.abc import Sequence
from dataclasses import replace

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Meeting, Window
from meetingplan.network import build_graph
from meetingplan.survey import belts
from meetingplan.survey.least import LeastTours
from meetingplan.survey.report import Finding, Part, SiteReport, Survey, Verdict, WayOut, WindowReport
from meetingplan.survey.rules import RULES
from meetingplan.survey.seen import see
from meetingplan.survey.ways_out import ways_out
from meetingplan.survey.windows import look

__all__ = ["Finding", "Part", "SiteReport", "Survey", "Verdict", "WayOut", "WindowReport", "survey"]


def survey(meeting: Meeting) -> Survey:
    """Looks at every site, every candidate and every window of a meeting; at candidates as if all were shown."""
    windows, tours = meeting.windows.values(), LeastTours(build_graph(meeting))
    sites = dict.fromkeys(site for window in windows for site in window.offered)
    shown = meeting.showing({window.id: window.candidates for window in windows})
    all_shown = LeastTours(build_graph(shown))
    candidates = tuple(_site(all_shown, shown, site) for window in windows for site in window.candidates)
    return Survey(
        sites=tuple(_site(tours, meeting, site) for site in sites),
        windows=tuple(_window(tours, window, candidates) for window in windows),
        candidates=candidates,
    )


def _window(tours: LeastTours, window: Window, candidates: Sequence[SiteReport]) -> WindowReport:
    report = look(tours, window)
    return replace(report, findings=(*report.findings, *belts.findings(window, candidates)))


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
