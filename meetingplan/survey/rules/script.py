"""The narration script of a zone can be spoken in the minutes that a party stays there."""

from collections.abc import Iterator

from meetingplan.domain.places import Zone
from meetingplan.domain.text import say
from meetingplan.survey.report import Finding, Verdict
from meetingplan.survey.seen import Seen

SLOW, FAST = 200, 240
"""Chinese characters a minute that a docent speaks (assumed: calm, and brisk but still followed)."""


def findings(seen: Seen) -> Iterator[Finding]:
    """Compares scripts with stays, zone by zone."""
    for zone in seen.interior.zones:
        if zone.script_chars is not None:
            yield from _by_length(zone, zone.script_chars)
        if zone.script_minutes is not None and zone.script_minutes > zone.minutes:
            told = say(
                "the script for {zone} takes {needed} min, and a party stays {stay} min",
                zone=zone.name,
                needed=f"{zone.script_minutes:g}",
                stay=zone.minutes,
            )
            yield Finding("script", Verdict.CONDITIONS, told)


def _by_length(zone: Zone, characters: int) -> Iterator[Finding]:
    if characters > SLOW * zone.minutes:
        told = say(
            "the script for {zone} has {characters} characters: {short} to {long} min at {fast} to {slow} a minute, "
            "and a party stays {stay} min; cut it to {fits} characters",
            zone=zone.name,
            characters=characters,
            short=f"{characters / FAST:.1f}",
            long=f"{characters / SLOW:.1f}",
            fast=FAST,
            slow=SLOW,
            stay=zone.minutes,
            fits=SLOW * zone.minutes,
        )
        yield Finding("script", Verdict.CONDITIONS, told)
