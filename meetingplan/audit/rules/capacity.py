"""No node ever holds more than it can."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from meetingplan.audit.facts import Facts
from meetingplan.audit.loads import Load
from meetingplan.audit.nodes import Node
from meetingplan.audit.violation import Rule, Violation
from meetingplan.domain.ids import GroupId, NodeId
from meetingplan.domain.plan import Step
from meetingplan.domain.text import Message, say

NAME = "capacity"

Stay = tuple[GroupId, Step]


def check(facts: Facts) -> Iterator[Violation]:
    """At every minute each node has room for the parties and the people in it; each crowded stretch is told once."""
    crowded = {node: stretches for node in facts.loads if (stretches := list(_crowded(facts, node)))}
    if not crowded:
        return
    stays: dict[NodeId, list[Stay]] = defaultdict(list)
    for walk in facts.walks:
        for step in walk.group.walk:
            stays[step.node].append((walk.group.id, step))
    for node, stretches in crowded.items():
        for stretch in stretches:
            yield _violation(facts, facts.nodes[node], stretch, stays[node])


def _excess(node: Node, load: Load) -> tuple[int, int]:
    parties = 0 if node.parties is None else max(0, load.parties - node.parties)
    return parties, 0 if node.people is None else max(0, load.people - node.people)


def _crowded(facts: Facts, node: NodeId) -> Iterator[list[Load]]:
    for over, loads in groupby(facts.loads[node], key=lambda load: any(_excess(facts.nodes[node], load))):
        stretch: list[Load] = []
        for load in loads if over else ():
            if stretch and stretch[-1].end != load.start:
                yield stretch
                stretch = []
            stretch.append(load)
        if stretch:
            yield stretch


def _violation(facts: Facts, node: Node, stretch: list[Load], stays: list[Stay]) -> Violation:
    start, end = stretch[0].start, stretch[-1].end
    excess = [_excess(node, load) for load in stretch]
    parties, people = max(by for by, _ in excess), max(by for _, by in excess)
    most = max(load.parties for load in stretch) if parties else max(load.people for load in stretch)
    text = _sentence(node, parties > 0, most, facts.clock(start), facts.clock(end))
    groups = dict.fromkeys(group for group, step in stays if step.start < end and step.end > start)
    return Violation(NAME, text, tuple(groups), node.id, start, end, parties or people)


def _sentence(node: Node, of_parties: bool, most: int, start: str, end: str) -> Message:
    if of_parties:
        return say("{most} groups or parties are at {where} between {start} and {end}; it takes {limit}",
                   most=most, where=node.name, start=start, end=end, limit=node.parties)  # fmt: skip
    return say("{most} people are at {where} between {start} and {end}; it holds {limit}",
               most=most, where=node.name, start=start, end=end, limit=node.people)  # fmt: skip


RULE = Rule(NAME, say("No place ever holds more than it can."), check)
