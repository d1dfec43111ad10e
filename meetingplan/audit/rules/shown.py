"""Of the candidates of a window the plan shows as many as the organiser asks for."""

from collections.abc import Iterator

from meetingplan.audit.facts import Facts
from meetingplan.audit.violation import Rule, Violation, of_plan
from meetingplan.domain.ids import WindowId
from meetingplan.domain.text import say

NAME = "shown"


def check(facts: Facts) -> Iterator[Violation]:
    """What is shown are candidates of the window, each once; of each belt neither too few nor too many."""
    for id, sites in facts.plan.shown.items():
        known = facts.meeting.windows[id].candidates if id in facts.meeting.windows else {}
        for site in dict.fromkeys(sites):
            if site not in known:
                text = say("{site} is no candidate of {window}", site=facts.place_name(site), window=id)
                yield of_plan(NAME, text, 1)
        if twice := len(sites) - len(set(sites)):
            yield of_plan(NAME, say("{window} shows a candidate twice", window=id), twice)
    for id in facts.meeting.windows:
        yield from _belts(facts, id)


def _belts(facts: Facts, id: WindowId) -> Iterator[Violation]:
    window = facts.meeting.windows[id]
    for belt in window.belts:
        number = sum(site in belt.values for site in window.shown)
        if number < belt.at_least:
            text = say("{number} candidates of {belt} are shown, {least} are to be",
                       number=number, belt=belt.name, least=belt.at_least)  # fmt: skip
            yield of_plan(NAME, text, belt.at_least - number)
        elif belt.at_most is not None and number > belt.at_most:
            text = say("{number} candidates of {belt} are shown, {most} may be",
                       number=number, belt=belt.name, most=belt.at_most)  # fmt: skip
            yield of_plan(NAME, text, number - belt.at_most)


RULE = Rule(NAME, say("Of each belt the plan shows as many candidates as are asked for."), check)
