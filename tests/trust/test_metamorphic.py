"""One more of something is never worse; order, names and day do not matter.

`MEETINGPLAN_METAMORPHIC=501-1000 python -m pytest tests/trust/test_metamorphic.py` takes those from one number to
another. Each number stands for one meeting of each kind of change, the first that has something of the kind.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count

import pytest

from meetingplan.domain.meeting import Meeting
from meetingplan.domain.plan import Plan
from meetingplan.plan.drafts import Draft
from tests.plan.rich import rich
from tests.plan.tiny import Kind, tiny
from tests.trust import numbers
from tests.trust.metamorphic.judged import (
    Walked,
    different,
    group_values,
    grouped,
    more_inside,
    unsound,
    walked,
    worse,
)
from tests.trust.metamorphic.relaxed import RELAXED
from tests.trust.metamorphic.same import SAME, Names, renamed

NUMBERS = numbers("METAMORPHIC", quick=3, full=2000)
GROUPING = ("seat", "coach")
"""What changes the groups, and leaves the walks of given groups alone."""


def made(number: int) -> Meeting:
    """Every third with things that organisers have asked for since, unless there is nowhere to go."""
    dice, kind = random.Random(number), list(Kind)[number % len(Kind)]
    of = tiny(number, kind, cramped=dice.random() < 0.5)
    return rich(of, dice) if number % 3 == 0 and of.windows else of


@lru_cache(maxsize=4)
def base(number: int) -> Walked:
    of = made(number)
    return walked(of, grouped(of))


def drafts(of: Walked) -> tuple[Draft, ...]:
    return tuple(of.problem.drafts.values())


def faults_of_relaxed(name: str, number: int) -> Iterator[str]:
    for seed in count(number, 100_000):
        changed = RELAXED[name](made(seed), random.Random(seed))
        if changed is not None:
            break
    old = base(seed)
    new = walked(changed, drafts(old))
    yield from unsound(old)
    yield from unsound(new)
    yield from worse(old, new, more_inside(old, new))
    if name in GROUPING:
        yield from _worse_groups(old, changed, alike=name == "seat")


def _worse_groups(old: Walked, changed: Meeting, *, alike: bool) -> Iterator[str]:
    """One more coach may well be emptier than the others."""
    before, now = group_values(old.problem.meeting, drafts(old)), group_values(changed, grouped(changed))
    compared = 3 if len(before) != len(now) else 5 if alike else 4
    if now[:compared] > before[:compared]:
        yield f"groups: {before} before, now {now}"


def faults_of_same(name: str, number: int) -> Iterator[str]:
    old = base(number)
    told = SAME[name](old.problem.meeting, random.Random(number))
    groups, own = renamed(drafts(old), told.names), grouped(told.meeting)
    new = walked(told.meeting, groups)
    yield from unsound(new)
    yield from different(old, new)
    before, now = group_values(old.problem.meeting, drafts(old)), group_values(told.meeting, own)
    if before != now:
        yield f"groups: {before} before, now {now}"
    if told.whole and _people(groups) != _people(own):
        yield f"other groups: {_people(groups)} before, now {_people(own)}"
    if told.whole and old.plan and new.plan and (plan := _renamed(old.plan, told.names)) != new.plan:
        yield f"another plan: {plan} before, now {new.plan}"


def _people(groups: Sequence[Draft]) -> list[tuple[object, ...]]:
    """Who rides where; whatever else groups are follows from it."""
    return [(group.id, group.coach, group.delegates) for group in groups]


def _renamed(plan: Plan, names: Names) -> Plan:
    groups, unplaced = renamed(plan.groups, names), renamed(plan.unplaced, names)
    return replace(plan, groups=groups, unplaced=unplaced)


@pytest.mark.parametrize("name", RELAXED)  # the name changes from test to test, so that the meeting is planned once
@pytest.mark.parametrize("number", NUMBERS)
def test_one_more_is_never_worse(name: str, number: int) -> None:
    assert list(faults_of_relaxed(name, number)) == []


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("number", NUMBERS)
def test_told_otherwise_it_is_the_same(name: str, number: int) -> None:
    assert list(faults_of_same(name, number)) == []
