"""A talk on board is over when the coach arrives."""

from collections import Counter
from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_step
from meetingplan.domain.ids import PlaceId
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say

NAME = "on-board"


def check(facts: Facts) -> Iterator[Violation]:
    """A drive on which talks are held lasts at least as long as these together."""
    talks: Counter[tuple[PlaceId, PlaceId]] = Counter()
    for talk in facts.meeting.talks:
        talks[talk.origin, talk.destination] += talk.minutes
    for walk in facts.walks:
        for tour in walk.tours:
            for leaving, arriving in tour.drives:
                minutes = talks[leaving.place, arriving.place]
                if minutes > arriving.start - leaving.end:
                    yield _cut_short(facts, walk.group, leaving, arriving, minutes)


def _cut_short(facts: Facts, group: Group, leaving: Step, arriving: Step, minutes: int) -> Violation:
    start, end = leaving.end, arriving.start
    text = say("{group} leaves {a} at {start} and reaches {b} at {end}; talks on board take {minutes} min",
               group=group.id, a=facts.place_name(leaving.place), b=facts.place_name(arriving.place),
               start=facts.clock(start), end=facts.clock(end), minutes=minutes)  # fmt: skip
    return of_step(NAME, text, minutes - (end - start), group, arriving)


RULE = Rule(NAME, say("A talk on board is over when the coach arrives."), check)
