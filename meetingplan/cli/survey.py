"""The reconnaissance in the terminal, and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.text import Language, Message, say
from meetingplan.language import translate
from meetingplan.survey import Finding, Part, SiteReport, Survey, Verdict, WayOut, WindowReport
from meetingplan.survey.sentences import VERDICTS, brief, figures, needs, title


def survey_lines(meeting: Meeting, found: Survey) -> Iterator[Message]:
    """Site by site and window by window; each with its findings and ways out."""
    yield say("")
    yield say("Reconnaissance: {verdict}", verdict=VERDICTS[found.verdict])
    for report in found.sites:
        yield title(meeting, report)
        yield from (say("  {line}", line=line) for line in figures(report))
        if report.parts:
            yield say("  people an hour: {parts}", parts=_rates(report.parts))
        yield from _judged(report.findings, report.ways)
    yield from _candidates(meeting, found)
    for window in found.windows:
        name = meeting.windows[window.window].title
        yield say("{site}: {verdict}", site=name, verdict=VERDICTS[window.verdict])
        if window.tour is not None:
            yield say("  {line}", line=needs(window.tour))
        yield from _judged(window.findings, window.ways)


def _candidates(meeting: Meeting, found: Survey) -> Iterator[Message]:
    """One line a candidate, belt by belt; more only where it is not suitable."""
    reports = {report.site: report for report in found.candidates}
    for belt in (belt for window in meeting.windows.values() for belt in window.belts):
        yield say("Candidates of {belt}", belt=belt.name)
        for site in belt.values:
            report = reports[site]
            yield say("  {site}; {figures}", site=title(meeting, report), figures=brief(report))
            told = [finding for finding in report.findings if finding.verdict is not Verdict.SUITABLE]
            yield from (say("  {line}", line=line) for line in _judged(told, report.ways))


def _rates(parts: Sequence[Part]) -> Message:
    """The parts with how many people an hour they take, the narrowest first."""
    told = say("{part} {rate}", part=parts[0].name, rate=parts[0].people_an_hour)
    for part in parts[1:]:
        told = say("{parts}, {part} {rate}", parts=told, part=part.name, rate=part.people_an_hour)
    return told


def _judged(findings: Sequence[Finding], ways: Sequence[WayOut]) -> Iterator[Message]:
    for finding in findings:
        remark = finding.verdict is Verdict.SUITABLE
        verdict = say("note") if remark else VERDICTS[finding.verdict]
        yield say("  {verdict}: {told}", verdict=verdict, told=finding.told)
    for number, way in enumerate(ways, 1):
        yield say("  way out {number}: {change}", number=number, change=way.change)


def survey_rows(found: Survey, language: Language) -> dict[str, Any]:
    """The reconnaissance as data."""
    return {
        "verdict": found.verdict.value,
        "sites": [_site(report, language) for report in found.sites],
        "candidates": [_site(report, language) for report in found.candidates],
        "windows": [_window(report, language) for report in found.windows],
    }


def _site(report: SiteReport, language: Language) -> dict[str, Any]:
    up = report.at_once
    return {
        "site": report.site,
        "verdict": report.verdict.value,
        "people": report.demand.people,
        "groups": report.demand.groups,
        "group": report.demand.group.people,
        "visit_minutes": report.visit,
        "hours_minutes": report.hours,
        "at_once": up and {"storeys": up.storeys, "riders": up.riders, "climbers": up.climbers, "seconds": up.seconds},
        "parts": [
            {
                "node": part.node,
                "minutes_a_group": round(part.minutes, 3),
                "people_an_hour": part.people_an_hour,
                "needed_minutes": part.needed,
            }
            for part in report.parts
        ],
        **_judgement(report.findings, report.ways, language),
    }


def _window(report: WindowReport, language: Language) -> dict[str, Any]:
    tour = report.tour
    return {
        "window": report.window,
        "verdict": report.verdict.value,
        "least": tour
        and {
            "hotel": tour.hotel,
            "sites": tour.sites,
            "people": tour.people,
            "least_minutes": tour.least,
            "has_minutes": tour.has,
        },
        **_judgement(report.findings, report.ways, language),
    }


def _judgement(findings: Sequence[Finding], ways: Sequence[WayOut], language: Language) -> dict[str, Any]:
    return {
        "findings": [
            {"rule": f.rule, "verdict": f.verdict.value, "told": translate(f.told, language)} for f in findings
        ],
        "ways_out": [
            {"change": translate(way.change, language), "needed_minutes": way.needed, "saves_minutes": way.saves}
            for way in ways
        ],
    }
