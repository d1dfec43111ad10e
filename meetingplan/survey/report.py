"""What a reconnaissance (踩点) finds out: of every site its figures, a verdict, and ways out; and of every window."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from meetingplan.domain.ids import NodeId, PlaceId, WindowId
from meetingplan.domain.text import Message, Text
from meetingplan.survey.at_once import AtOnce
from meetingplan.survey.demand import Demand
from meetingplan.survey.least import LeastTour


class Verdict(StrEnum):
    """Whether a site serves this meeting (适宜, 有条件, 不宜)."""

    SUITABLE = "suitable"
    CONDITIONS = "with conditions"
    UNSUITABLE = "unsuitable"


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of some verdicts; suitable where there is none."""
    found = set(verdicts)
    return next((verdict for verdict in reversed(Verdict) if verdict in found), Verdict.SUITABLE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule has to say.

    Args:
        verdict: what it makes of the site; suitable for a mere remark.
        part: that is too slow, so that ways out can be looked for; None where the sentence says what to do.
    """

    rule: str
    verdict: Verdict
    told: Message
    part: NodeId | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a site and how many people an hour it can take, if nothing else held them up.

    Args:
        capacity: what it holds at once, each number with its unit; empty for a door.
        minutes: of its time that one group takes, where several fit at once its share.
        needed: minutes in which it can have taken everyone.
        before, after: minutes of a visit before it is first, and after it is last needed.
    """

    node: NodeId
    name: Text | Message
    capacity: tuple[tuple[int, str], ...]
    minutes: float
    people_an_hour: int
    needed: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change and what it brings.

    Args:
        needed: minutes in which the narrow part then takes everyone; None where everyone is saved something else.
        saves: minutes, of the part's or of every group's day.
    """

    change: Message
    needed: int | None
    saves: int


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What is found out about a site.

    Args:
        visit: minutes of a group from berthing to departure; None where it cannot be made.
        at_once: everyone up to the highest floor at once, where there is one.
        hours: minutes in which coaches can be there, in the windows in which it is offered.
        parts: the narrowest first.
        ways: out, those that bring most first.
    """

    site: PlaceId
    demand: Demand
    visit: int | None
    hours: int
    at_once: AtOnce | None
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    ways: tuple[WayOut, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its findings."""
        return worst(finding.verdict for finding in self.findings)

    @property
    def bottleneck(self) -> Part | None:
        """The part that takes fewest people an hour."""
        return self.parts[0] if self.parts else None


@dataclass(frozen=True, slots=True)
class WindowReport:
    """What is found out about a window.

    Args:
        tour: of the group that has least time to spare; None where nothing must be seen.
        ways: out, dropping what saves most first.
    """

    window: WindowId
    tour: LeastTour | None
    findings: tuple[Finding, ...]
    ways: tuple[WayOut, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its findings."""
        return worst(finding.verdict for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Survey:
    """The whole reconnaissance.

    Args:
        candidates: of the belts, each as if it were shown to everyone. An unsuitable one does no harm to the meeting
            as long as a belt has others: that is for the findings of its window.
    """

    sites: tuple[SiteReport, ...]
    windows: tuple[WindowReport, ...]
    candidates: tuple[SiteReport, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst of all sites and windows."""
        sites, windows = (worst(report.verdict for report in reports) for reports in (self.sites, self.windows))
        return worst((sites, windows))
