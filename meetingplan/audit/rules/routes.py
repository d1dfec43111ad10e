"""Routes are no more than the organiser allows, and along the lines that are given."""

from collections.abc import Iterable, Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.tiers import in_windows, routes
from meetingplan.audit.violation import Rule, Violation, of_plan, of_step
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.text import say

NAME = "routes"


def check(facts: Facts) -> Iterator[Violation]:
    """The tours of a window have no more different orders of sites than it allows; the rarest are those too many.

    Where lines are given, each tour sees its sites in the order of one of them.
    """
    for id, orders in routes(facts).items():
        window = facts.meeting.windows[id]
        if window.routes is not None and len(orders) > window.routes:
            rarest = sorted(orders.values(), key=len, reverse=True)[window.routes :]
            text = say("there are {routes} orders of sites in {window}, and {limit} are allowed",
                       routes=len(orders), window=window.title, limit=window.routes)  # fmt: skip
            groups = dict.fromkeys(group.id for few in rarest for group in few)
            yield of_plan(NAME, text, len(orders) - window.routes, tuple(groups))
    yield from _off_the_lines(facts)


def _off_the_lines(facts: Facts) -> Iterator[Violation]:
    """Tours along no line, told at the visit at which they leave the line that they keep to longest."""
    for id, group, tour in in_windows(facts):
        window = facts.meeting.windows[id]
        order = [visit.place for visit in tour.visits]
        kept = max((_kept(order, line) for line in window.lines), default=len(order))
        if kept < len(order):
            arrival = tour.visits[kept].arrival
            text = say("{group} visits {site} at {start}, where no line of {window} leads next",
                       group=group.id, site=facts.place_name(arrival.place), start=facts.clock(arrival.start),
                       window=window.title)  # fmt: skip
            yield of_step(NAME, text, len(order) - kept, group, arrival)


def _kept(order: Iterable[PlaceId], line: Iterable[PlaceId]) -> int:
    """How many sites of an order, from its first, stand in a line in that order."""
    ahead, kept = iter(line), 0
    for site in order:
        if site not in ahead:  # looks on from where it found the site before
            break
        kept += 1
    return kept


RULE = Rule(NAME, say("Groups see sites in no more orders than their window allows, and only along its lines."), check)
