"""Demonstration belts: candidates of which the plan chooses what the meeting shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.text import Text

MOST_SITES = 56
"""Of a window with belts: a set of them and the last one seen fit into one number of 64 bits."""


@dataclass(frozen=True, slots=True)
class Belt:
    """Sites along a road that could be shown, of which some are.

    Args:
        values: of each candidate, in points: what showing it is worth to the organiser. Left out of the hash, so that
            windows, which are keys, have one.
        at_least, at_most: how many of them are shown; `at_most` None for any number.
    """

    id: str
    name: Text
    values: Mapping[PlaceId, int] = field(hash=False)
    at_least: int = 1
    at_most: int | None = None
