"""One kind of group in one window as arrays: drives, stays and values by the number of the site."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from meetingplan.domain.ids import PlaceId
from meetingplan.domain.meeting import Window
from meetingplan.network import CapacityGraph
from meetingplan.plan.choosing.kinds import Kind

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trip:
    """An orienteering problem: n sites, some of which must be seen, in so many minutes of driving and staying.

    Args:
        drive: minutes from site i to site j, shape (n + 1, n); the last row is from the origin.
        back: minutes from each site to the destination, shape (n,).
        stay, value: of each site, shape (n,); what must be seen has no value.
        limit: minutes for all of it.
        must: of each site whether it must be seen, shape (n,).
        first, last: numbers of the sites that come before and after all others where they are seen, -1 for none.
    """

    sites: tuple[PlaceId, ...]
    drive: Ints
    back: Ints
    stay: Ints
    value: Ints
    limit: int
    must: NDArray[np.bool_]
    first: int
    last: int

    @classmethod
    def of(
        cls,
        graph: CapacityGraph,
        window: Window,
        kind: Kind,
        closed: Collection[PlaceId],
        forced: Collection[PlaceId],
    ) -> Self:
        """The trip of a kind through a window that shows all candidates but those that are closed to somebody."""
        stays = {site: stay for site, stay in kind.stays if stay is not None and site not in closed}
        sites, values = tuple(stays), window.candidates
        numbers = {site: number for number, site in enumerate(sites)}
        return cls(
            sites,
            np.array([[graph.minutes(here, there) for there in sites] for here in (*sites, kind.origin)], np.int64),
            np.array([graph.minutes(site, kind.destination) for site in sites], np.int64),
            np.array(list(stays.values()), np.int64),
            np.array([0 if site in forced else values.get(site, 0) for site in sites], np.int64),
            kind.minutes - kind.ends,
            np.array([site not in values or site in forced for site in sites], np.bool_),
            *(-1 if end is None else numbers.get(end, -1) for end in (window.first, window.last)),
        )

    def members(self, mask: int) -> Iterator[PlaceId]:
        """The sites of a set, bit by bit."""
        return (site for number, site in enumerate(self.sites) if mask >> number & 1)
