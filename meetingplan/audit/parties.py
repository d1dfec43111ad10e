"""Finds the parties of a visit in its steps: who passes which zones in turn, and by which ways between floors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from meetingplan.audit.gear import geared
from meetingplan.audit.nodes import Kind, Node
from meetingplan.audit.walks import MalformedWalkError, Party, Stage
from meetingplan.domain.ids import GEAR, NodeId, node_id
from meetingplan.domain.places import Interior
from meetingplan.domain.plan import Group, Step
from meetingplan.domain.text import say


@dataclass(frozen=True, slots=True)
class Change:
    """A change of floor that a party must make between two minutes, after `stage` zones."""

    earliest: int
    latest: int
    party: int
    stage: int
    people: int
    storeys: int


def read_parties(
    group: Group, nodes: Mapping[NodeId, Node], inward: Step, middle: Sequence[Step], outward: Step
) -> tuple[Party, ...]:
    """The parties of the steps between going in and coming out.

    Raises:
        MalformedWalkError: a zone is left out, seen out of order or not by all, or a way between floors is missing.
    """
    site = nodes[inward.node].place
    if site.interior is None:
        raise AssertionError(f"{inward.node} is an entrance")
    rows = _rows(group, nodes, site.interior, inward, middle)
    changes = sorted(_changes(site.interior, rows, inward, outward), key=lambda c: (c.earliest, c.latest, c.party))
    ways = tuple(step for step in middle if nodes[step.node].kind in (Kind.LIFT, Kind.STAIRS))
    found = _assign(changes, ways, nodes, prompt=True) or _assign(changes, ways, nodes, prompt=False)
    if found is None:
        text = say(
            "{group} does not change floors in {site} as its zones ask: by one lift, one staircase or both at once, "
            "the whole party, and after one zone and before the next",
            group=group.id, site=site.name,
        )  # fmt: skip
        raise MalformedWalkError(text, inward)
    passages = {(c.party, c.stage): Stage(steps, c.storeys) for c, steps in zip(changes, found, strict=True)}
    return tuple(_party(row, number, passages) for number, row in enumerate(rows))


def _rows(
    group: Group, nodes: Mapping[NodeId, Node], interior: Interior, inward: Step, middle: Sequence[Step]
) -> list[tuple[Step, ...]]:
    """One row of steps a party; a docent's parties follow each other, so the n-th is the n-th everywhere."""
    columns = [_all_of(group, nodes, inward, middle, zone.id, 1) for zone in interior.zones]
    parties = min(len(column) for column in columns)
    rows = list(zip(*(column[:parties] for column in columns), strict=True))
    if interior.gear:
        rows = geared(rows, _all_of(group, nodes, inward, middle, GEAR, 2))
    if len(rows) != max(len(column) for column in columns) or not all(map(_is_one_party, rows)):
        text = say("{group} is not led through the zones of {site} in their order, party by party",
                   group=group.id, site=nodes[inward.node].place.name)  # fmt: skip
        raise MalformedWalkError(text, inward)
    return rows


def _all_of(
    group: Group, nodes: Mapping[NodeId, Node], inward: Step, middle: Sequence[Step], part: str, times: int
) -> list[Step]:
    """The steps in a part of the site, through which everyone of the group passes so many times."""
    seen = [step for step in middle if step.node == node_id(inward.place, part)]
    people = sum(step.people for step in seen)
    if people != times * group.size:
        text = say("{people} of the {size} people of {group} pass {where}", people=people // times, size=group.size,
                   group=group.id, where=nodes[node_id(inward.place, part)].name)  # fmt: skip
        raise MalformedWalkError(text, inward, max(1, abs(people // times - group.size)))
    return sorted(seen, key=lambda step: (step.docent or "", step.start, step.people))


def _is_one_party(row: tuple[Step, ...]) -> bool:
    same = len({(step.docent, step.people) for step in row}) == 1
    return same and all(before.end <= after.start for before, after in pairwise(row))


def _changes(interior: Interior, rows: Sequence[tuple[Step, ...]], inward: Step, outward: Step) -> Iterator[Change]:
    changing = [1] if interior.gear else []
    floors = [1, *changing, *(zone.floor for zone in interior.zones), *changing, 1]
    for number, row in enumerate(rows):
        ends = [inward.end, *(step.end for step in row)]
        starts = [*(step.start for step in row), outward.start]
        for stage, (earliest, latest) in enumerate(zip(ends, starts, strict=True)):
            storeys = abs(floors[stage + 1] - floors[stage])
            if storeys:
                yield Change(earliest, latest, number, stage, row[0].people, storeys)


def _assign(
    changes: Sequence[Change], ways: tuple[Step, ...], nodes: Mapping[NodeId, Node], *, prompt: bool
) -> tuple[tuple[Step, ...], ...] | None:
    """The ways that each change takes, so that none is left over; None where that cannot be.

    Parties of one size can be mistaken for each other. A `prompt` one sets out as soon as its zone is over, and waits
    for its first change at the entrance alone; only where no such reading exists did somebody wait elsewhere.
    """
    if not changes:
        return None if ways else ()
    for steps in dict.fromkeys(_ways_of(changes[0], ways, nodes)):
        if prompt and not _is_prompt(changes[0], steps):
            continue
        left = list(ways)
        for step in steps:
            left.remove(step)
        others = _assign(changes[1:], tuple(left), nodes, prompt=prompt)
        if others is not None:
            return (steps, *others)
    return None


def _is_prompt(change: Change, steps: tuple[Step, ...]) -> bool:
    if change.stage:
        return steps[0].start == change.earliest
    return max(step.end for step in steps) == change.latest


def _ways_of(change: Change, ways: Sequence[Step], nodes: Mapping[NodeId, Node]) -> Iterator[tuple[Step, ...]]:
    timely = [step for step in ways if change.earliest <= step.start and step.end <= change.latest]
    for step in timely:
        if step.people == change.people:
            yield (step,)
    lifts = [step for step in timely if nodes[step.node].kind is Kind.LIFT]
    stairs = [step for step in timely if nodes[step.node].kind is Kind.STAIRS]
    for up, on_foot in product(lifts, stairs):
        if up.start == on_foot.start and up.people + on_foot.people == change.people:
            yield (up, on_foot)


def _party(row: tuple[Step, ...], number: int, passages: Mapping[tuple[int, int], Stage]) -> Party:
    stages: list[Stage] = []
    for stage, zone in enumerate((*row, None)):
        if (number, stage) in passages:
            stages.append(passages[number, stage])
        if zone is not None:
            stages.append(Stage((zone,), 0, last=zone is row[-1]))
    return Party(row[0].docent, row[0].people, row, tuple(stages))
