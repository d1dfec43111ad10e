"""Reconciles the lists of a breakdown: orphans, duplicates, what lacks an owner, the five specials."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from meetingplan.domain.ids import TaskId
from meetingplan.domain.preparation import SPECIALS, Preparation, Task
from meetingplan.domain.text import Message, say

ALIKE = 0.75
"""From this likeness on two names are told as perhaps the same: at 0.75, rewordings of one task are found, and steps of
one piece of work (draft it, review it) are not."""
_FILLERS = re.compile("开展|进行|做好|抓好|落实|有关|相关|工作|任务|事项|切实|认真|的|[^\\w]")
_SAME = (("制订", "制定"), ("拟订", "拟定"), ("拟定", "制定"), ("编写", "撰写"), ("座位", "座次"), ("司机", "驾驶员"))
HINTS = frozenset({"near-duplicate", "not-taken-apart"})
"""What may be as it should be; everything else is to be mended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the breakdown that someone should look at: its kind, the tasks, and a sentence."""

    kind: str
    tasks: tuple[TaskId, ...]
    what: Message


def reconcile(preparation: Preparation) -> tuple[Finding, ...]:
    """All findings, those of structure first."""
    return (
        *_orphans(preparation),
        *_duplicates(preparation),
        *_lacking(preparation),
        *_late_parts(preparation),
        *_not_taken_apart(preparation),
        *_specials(preparation),
    )


def likeness(a: str, b: str) -> float:
    """How alike two names are, from 0 to 1: the Dice coefficient (1945) of their pairs of neighbouring characters.

    Punctuation, words that say nothing and known rewordings do not count.
    """
    pairs_a, pairs_b = _pairs(_plain(a)), _pairs(_plain(b))
    both = (pairs_a & pairs_b).total()
    return 2 * both / max(1, pairs_a.total() + pairs_b.total())


def _plain(name: str) -> str:
    name = _FILLERS.sub("", unicodedata.normalize("NFKC", name).casefold())
    for word, same in _SAME:
        name = name.replace(word, same)
    return name


def _pairs(name: str) -> Counter[str]:
    return Counter(name[i : i + 2] for i in range(max(1, len(name) - 1)))


def _orphans(preparation: Preparation) -> Iterator[Finding]:
    for task in preparation.tasks.values():
        level = preparation.level(task)
        if task.listed and level < task.listed:
            what = say("{id} {name} is from the list of level {listed}, but no part of any task of the level above",
                       id=task.id, name=task.name, listed=task.listed)  # fmt: skip
            yield Finding("orphan", (task.id,), what)


def _duplicates(preparation: Preparation) -> Iterator[Finding]:
    """Pairs of tasks that are not one part of the other; those that templates made differ by what they are made for."""
    tasks = list(preparation.tasks.values())
    pairs = {task.id: _pairs(_plain(task.name)) for task in tasks}
    above = {task.id: set(_wholes(preparation, task)) for task in tasks}
    for a, b in combinations(tasks, 2):
        if a.id in above[b.id] or b.id in above[a.id] or {a.id, b.id} <= preparation.from_plan:
            continue
        total = pairs[a.id].total() + pairs[b.id].total()
        share = 2 * (pairs[a.id] & pairs[b.id]).total() / total
        values = {"a": a.id, "b": b.id, "name": a.name, "other": b.name}
        if share == 1:
            yield Finding("duplicate", (a.id, b.id), say("{a} and {b} are the same: {name}", **values))
        elif share >= ALIKE:
            what = say(
                "{a} {name} and {b} {other} may be the same, {share} % alike", share=round(100 * share), **values
            )
            yield Finding("near-duplicate", (a.id, b.id), what)


def _wholes(preparation: Preparation, task: Task) -> Iterator[TaskId]:
    while task.parent is not None:
        yield task.parent
        task = preparation.tasks[task.parent]


def _lacking(preparation: Preparation) -> Iterator[Finding]:
    for task in preparation.tasks.values():
        for kind, is_there, what in (
            ("no-owner", task.owner, say("{id} {name} has no owner", id=task.id, name=task.name)),
            ("no-lead-unit", task.lead_unit, say("{id} {name} has no lead unit", id=task.id, name=task.name)),
            ("no-deadline", task.deadline, say("{id} {name} has no deadline", id=task.id, name=task.name)),
        ):
            if not is_there:
                yield Finding(kind, (task.id,), what)


def _late_parts(preparation: Preparation) -> Iterator[Finding]:
    for task in preparation.tasks.values():
        whole = preparation.tasks.get(task.parent) if task.parent else None
        if whole and task.deadline and whole.deadline and task.deadline > whole.deadline:
            what = say("{id} is due {day}, after {whole}, of which it is a part, {other}", id=task.id,
                       day=task.deadline, whole=whole.id, other=whole.deadline)  # fmt: skip
            yield Finding("later-than-whole", (task.id, whole.id), what)


def _not_taken_apart(preparation: Preparation) -> Iterator[Finding]:
    """Tasks of the first level without parts, where others have some."""
    wholes = {task.parent for task in preparation.tasks.values()}
    for task in preparation.tasks.values():
        if task.parent is None and task.id not in wholes and wholes != {None}:
            what = say("{id} {name} is not taken apart: nobody below does a part of it", id=task.id, name=task.name)
            yield Finding("not-taken-apart", (task.id,), what)


_NAMES = {
    "team": say("a dedicated team"),
    "persons": say("dedicated persons"),
    "mechanism": say("a dedicated mechanism"),
    "plan": say("a dedicated plan"),
    "budget": say("a dedicated budget"),
}


def special_name(special: str) -> Message:
    """What one of the five specials is called."""
    return _NAMES[special]


def _specials(preparation: Preparation) -> Iterator[Finding]:
    for special in SPECIALS:
        if not preparation.specials.get(special):
            what = say("of the five specials, {special} is settled by no task", special=special_name(special))
            yield Finding("special", (), what)
