"""No one arrives before they can have travelled."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say

NAME = "travel"


def check(facts: Facts) -> Iterator[Violation]:
    """Between two stops of a coach lies at least the drive on the fastest way, at the time of day when it sets out."""
    for walk in facts.walks:
        for tour in walk.tours:
            for leaving, arriving in tour.drives:
                yield from _drive(facts, walk.group, leaving, arriving)


def _drive(facts: Facts, group: Group, leaving: Step, arriving: Step) -> Iterator[Violation]:
    needed = facts.drives.minutes(leaving.place, arriving.place, leaving.end)
    given = arriving.start - leaving.end
    ways = {"group": group.id, "a": facts.place_name(leaving.place), "b": facts.place_name(arriving.place)}
    if needed is None:
        text = say("{group} is driven from {a} to {b}, but no road leads there", **ways)
        yield of_step(NAME, text, max(1, given), group, arriving)
    elif given < needed:
        text = say("{group} leaves {a} at {start} and reaches {b} at {end}; the drive takes {needed} min",
                   **ways, start=facts.clock(leaving.end), end=facts.clock(arriving.start), needed=needed)  # fmt: skip
        yield of_step(NAME, text, needed - given, group, arriving)


RULE = Rule(NAME, say("No one arrives before they can have travelled."), check)
