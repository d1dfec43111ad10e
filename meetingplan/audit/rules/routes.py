"""Routes are no more than the organiser allows."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.tiers import routes
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.text import say

NAME = "routes"


def check(facts: Facts) -> Iterator[Violation]:
    """The tours of a window have no more different orders of sites than it allows; the rarest are those too many."""
    for id, orders in routes(facts).items():
        window = facts.meeting.windows[id]
        if window.routes is not None and len(orders) > window.routes:
            rarest = sorted(orders.values(), key=len, reverse=True)[window.routes :]
            text = say("there are {routes} orders of sites in {window}, and {limit} are allowed",
                       routes=len(orders), window=window.title, limit=window.routes)  # fmt: skip
            groups = dict.fromkeys(group.id for few in rarest for group in few)
            yield of_plan(NAME, text, len(orders) - window.routes, tuple(groups))


RULE = Rule(NAME, say("Groups see sites in no more different orders than their window allows."), check)
