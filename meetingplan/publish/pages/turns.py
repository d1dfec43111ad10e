"""The visits of all groups seen from a site: which party comes when, and who leads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from meetingplan.domain.ids import DocentId, PlaceId
from meetingplan.domain.plan import Group
from meetingplan.publish.edition import Edition
from meetingplan.publish.journey import Party


@dataclass(frozen=True, slots=True)
class Turn:
    """A party at a site: its group, and when the group's coach halts and sets off (minutes of the meeting)."""

    group: Group
    arrive: int
    leave: int
    party: Party


def turns_at(edition: Edition, site: PlaceId, docent: DocentId | None = None) -> list[Turn]:
    """The parties that see a site, or those of one docent, in order of their first zone."""
    turns = [
        Turn(group, entry.start, entry.end, party)
        for group in edition.plan.groups
        for entry in edition.journeys[group.id]
        if entry.place == site
        for party in entry.parties
        if docent is None or party.docent == docent
    ]
    return sorted(turns, key=lambda turn: (turn.party.start, turn.group.id, str(turn.party.docent)))


def by_day(edition: Edition, turns: Sequence[Turn]) -> list[tuple[date, list[Turn]]]:
    """The turns of each day, days in order."""
    clock = edition.meeting.clock
    return [(day, list(of_day)) for day, of_day in groupby(turns, key=lambda turn: clock.day(turn.party.start))]
