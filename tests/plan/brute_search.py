"""The best timetable of given groups by trying all that each of them can do."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from meetingplan.domain.ids import DelegateId
from meetingplan.domain.meeting import Meeting
from meetingplan.network import CapacityGraph
from tests.plan.brute_force import Choice, Duty, Order, Party, Value
from tests.plan.occupancy import Occupancy, Table, limits

ADDITIVE = ("missed", "preferences", "travel_and_waiting")
"""The wishes that add up over the parts of all groups' days."""


class TooHardError(Exception):
    """More combinations than this search is willing to try."""


def optimum(
    graph: CapacityGraph,
    groups: Sequence[Sequence[DelegateId]],
    at_most: Value | None = None,
    extra_drive: int = 0,
    patience: int = 200_000,
) -> Value | None:
    """The best value that any timetable of these groups has; None where there is no timetable (as good as `at_most`).

    Args:
        at_most: a value that is known to be reached; the search leaves out what is worse.
        extra_drive: minutes by which a drive to a site may be longer than the road needs.
        patience: combinations to try.

    Raises:
        TooHardError: patience was lost.
    """
    meeting = graph.meeting
    table = Table(limits(meeting), sum(map(len, groups)))
    parties = [Party(graph, [meeting.delegates[d] for d in group], extra_drive) for group in groups]
    days = [party.parts(table) for party in parties]
    if any(not part for day in days for part in day):
        return None
    search = Search(meeting, [part for day in days for part in day], [len(day) for day in days], patience)
    search.best = None if at_most is None else (*at_most[:-1], at_most[-1] + 1)
    search.go(0, So((0, 0, 0), (0,) * len(meeting.windows), (), Duty(), frozenset(), table.empty))
    return search.best if search.found else None


@dataclass(frozen=True, slots=True)
class So:
    """What the choices so far come to; `idle` by group, `duty` of the driver of the last of these."""

    sums: tuple[int, int, int]
    latest: tuple[int, ...]
    idle: tuple[int, ...]
    duty: Duty
    orders: frozenset[Order]
    occupancy: Occupancy


class Search:
    """Depth first over the parts of all groups' days, leaving out what cannot become better than the best known.

    The first tiers, as far as they add up, are looked ahead: what remains adds at least the sum of the least of each
    part. No other wish becomes less by a further choice.
    """

    def __init__(self, meeting: Meeting, parts: list[list[Choice]], days: list[int], patience: int) -> None:
        self.tiers, self.patience, self.limits = meeting.tiers, patience, meeting.limits
        self.routes = {window.id: window.routes for window in meeting.windows.values() if window.routes is not None}
        self.ahead = len(list(takewhile(lambda wish: set(ADDITIVE).issuperset(wish.weights), self.tiers)))
        self.parts = [sorted(part, key=lambda c: (self.lead(c.sums), c.latest, c.idle)) for part in parts]
        self.group = [number for number, length in enumerate(days) for _ in range(length)]
        self.best: Value | None = None
        self.found = False
        rest = [(0,) * self.ahead]
        for part in reversed(self.parts):
            rest.append(_plus(rest[-1], self.lead(part[0].sums)))
        self.rest = rest[::-1]

    def lead(self, sums: tuple[int, int, int]) -> Value:
        """The value of the first tiers, which add up."""
        values = dict(zip(ADDITIVE, sums, strict=True))
        return tuple(wish.value(values) for wish in self.tiers[: self.ahead])

    def value(self, so: So, done: tuple[int, ...]) -> Value:
        """Of all tiers; `done` are the minutes of those groups whose day is complete."""
        values: Mapping[str, int] = {
            **dict(zip(ADDITIVE, so.sums, strict=True)), "latest_return": sum(so.latest), "routes": len(so.orders),
            "unevenness": max(done, default=0) - min(done, default=0),
        }  # fmt: skip
        return tuple(wish.value(values) for wish in self.tiers)

    def go(self, depth: int, so: So) -> None:
        """Tries every choice for the part at this depth, and all that follow."""
        if depth == len(self.parts):
            self.best, self.found = self.value(so, so.idle), True
            return
        last_of_group = self.group[depth : depth + 2].count(self.group[depth]) == 1
        for choice in self.parts[depth]:
            self.patience -= 1
            if self.patience < 0:
                raise TooHardError
            then = self.after(depth, so, choice)
            if self.best is not None:
                least = _plus(self.lead(then.sums), self.rest[depth + 1])
                if least > self.best[: self.ahead]:
                    break
                done = then.idle if last_of_group else then.idle[:-1]
                if (*least, *self.value(then, done)[self.ahead :]) >= self.best:
                    continue
            if not self.allowed(then):
                continue
            both = so.occupancy.with_(choice.occupancy)
            if both is not None:
                self.go(depth + 1, replace(then, occupancy=both))

    def allowed(self, so: So) -> bool:
        """Whether there are few enough routes, and the driver keeps the hours."""
        counts = Counter(window for window, _ in so.orders)
        few = all(counts[window] <= most for window, most in self.routes.items())
        duty = self.limits.driver_duty
        in_time = duty is None or so.duty.end - so.duty.begin <= duty
        return few and in_time and so.duty.driven <= self.limits.driver_driving

    def after(self, depth: int, so: So, choice: Choice) -> So:
        """What it comes to with one more choice, but for who fills which node."""
        missed, disliked, spent = _plus(so.sums, choice.sums)
        started = len(so.idle) > self.group[depth]
        idle = (*so.idle[:-1], so.idle[-1] + choice.idle) if started else (*so.idle, choice.idle)
        latest = tuple(map(max, so.latest, choice.latest))
        duty = so.duty.with_(choice.duty) if started else choice.duty
        return So((missed, disliked, spent), latest, idle, duty, so.orders | choice.orders, so.occupancy)


def _plus(one: Value, other: Value) -> Value:
    return tuple(a + b for a, b in zip(one, other, strict=True))
