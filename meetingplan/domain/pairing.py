"""Pairing (结对): organisations are shared out among communities, each to one, as evenly as can be."""

from collections.abc import Mapping
from dataclasses import dataclass

from meetingplan.domain.text import Text


@dataclass(frozen=True, slots=True)
class Community:
    """A community (社区) that organisations are paired with.

    Args:
        areas: where its people live; an organisation from there is near.
        trades: industries with which it would like to be paired; empty for any.
    """

    id: str
    name: Text
    areas: frozenset[str]
    trades: frozenset[str]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A party organisation of a firm; `community` is given by hand, None leaves it open."""

    id: str
    name: Text
    area: str
    trade: str
    community: str | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is to be paired with whom, by id."""

    title: Text
    communities: Mapping[str, Community]
    organisations: Mapping[str, Organisation]

    def is_far(self, organisation: str, community: str) -> bool:
        """Whether an organisation is from an area that is not the community's."""
        return self.organisations[organisation].area not in self.communities[community].areas

    def is_strange(self, organisation: str, community: str) -> bool:
        """Whether an organisation is of a trade that the community has not asked for."""
        asked = self.communities[community].trades
        return bool(asked) and self.organisations[organisation].trade not in asked


@dataclass(frozen=True, slots=True)
class Pairing:
    """A pairing, the best there is.

    Args:
        of: organisation -> community; the numbers of organisations differ by one at most.
        far: organisations outside the areas of their community; no even pairing has fewer.
        strange: of trades that their community has not asked for; no even pairing with as few far ones has fewer.
    """

    of: Mapping[str, str]
    far: int
    strange: int
