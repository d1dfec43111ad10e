"""When the parties of one group, who come all at once, can follow each other through a site."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from meetingplan.domain.ids import NodeId
from meetingplan.network.graph import CapacityGraph

MOST_TRIALS = 500
"""After so many trials the best waiting that was found is taken."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What a visit takes of a node's capacity in minutes `[start, end)` of the visit."""

    node: NodeId
    start: int
    end: int
    parties: int
    people: int


Party = Sequence[Hold]
"""What one party takes, from minute 0 of its own tour, which ends when it leaves the last part."""


@dataclass(slots=True)
class _Line:
    """Those who have had their turn, and the soonest way found in which all have.

    Args:
        rests: how long, at least, each party and those behind it need from the minute at which it begins.
    """

    graph: CapacityGraph
    parties: Sequence[Party]
    rests: Sequence[int]
    taken: dict[NodeId, list[Hold]] = field(default_factory=lambda: defaultdict(list))
    best: list[int] = field(default_factory=list)
    end: int | None = None
    trials: int = 0

    def follow(self, waits: list[int]) -> None:
        """Tries every turn of the next party that could be better than the best; first that without holding back."""
        number = len(waits)
        if number == len(self.parties):
            end = _end(self.parties, waits)
            if self.end is None or end < self.end:
                self.best, self.end = waits, end
            return
        for wait in self.fitting(self.parties[number], waits[-1] if waits else 0):
            self.trials += 1
            if self.end is not None and (wait + self.rests[number] >= self.end or self.trials > MOST_TRIALS):
                return
            self.take(self.parties[number], wait)
            self.follow([*waits, wait])
            for hold in self.parties[number]:
                self.taken[hold.node].pop()

    def take(self, party: Party, wait: int) -> None:
        """Gives a party its turn."""
        for hold in party:
            later = Hold(hold.node, hold.start + wait, hold.end + wait, hold.parties, hold.people)
            self.taken[hold.node].append(later)

    def fitting(self, party: Party, first: int) -> Iterator[int]:
        """The minutes, from the first one on, at which a party can begin."""
        return (wait for wait in count(first) if all(self._fits(hold, wait) for hold in party))

    def _fits(self, hold: Hold, wait: int) -> bool:
        """Whether a node can take one hold more; its load is highest where the hold, or another in it, starts."""
        start, end = hold.start + wait, hold.end + wait
        others = [other for other in self.taken[hold.node] if other.start < end and start < other.end]
        if not others:
            return True  # a party alone fits everywhere
        limits = self.graph.nodes[hold.node]
        for minute in (start, *(other.start for other in others if start < other.start)):
            here = [other for other in others if other.start <= minute < other.end]
            if limits.parties is not None and hold.parties + sum(o.parties for o in here) > limits.parties:
                return False
            if limits.people is not None and hold.people + sum(o.people for o in here) > limits.people:
                return False
        return True


def turns(graph: CapacityGraph, parties: Sequence[Party]) -> list[int]:
    """Minutes that each party waits for its turn, so that the group never overfills a node and is through soonest.

    Parties keep their order. Usually it is best if each follows as soon as it can; but where two would meet at a lift,
    it can be better that one holds back a little, which is found by trying. So more room never makes it slower, as
    long as `MOST_TRIALS` suffice.
    """
    line = _Line(graph, parties, [soonest(graph, parties[number:]) for number in range(len(parties))])
    line.follow([])
    return line.best


def soonest(graph: CapacityGraph, parties: Sequence[Party]) -> int:
    """A bound on the minute at which the last party is through: nodes that a party takes twice take any number.

    Without those, nobody gains by holding back.
    """
    waits: list[int] = []
    once = [_once(party) for party in parties]
    line = _Line(graph, once, ())
    for party in once:
        waits.append(next(line.fitting(party, waits[-1] if waits else 0)))
        line.take(party, waits[-1])
    return _end(parties, waits)


def _once(party: Party) -> Party:
    times = Counter(hold.node for hold in party)
    return [hold for hold in party if times[hold.node] == 1]


def _end(parties: Sequence[Party], waits: Sequence[int]) -> int:
    """When the last is through; what is only counted (people's sets of gear) may be taken for longer."""
    ends = [max(hold.end for hold in party if hold.parties) for party in parties]
    return max(wait + end for wait, end in zip(waits, ends, strict=True))
